package org.patchbay.b2bua.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.config.SipTransport;
import org.patchbay.trunks.Codec;
import org.patchbay.trunks.Link;
import org.patchbay.trunks.Trunk;

class TrunkPingsTest {
  private static final Trunk SBC1 =
      new Trunk(
          "sbc1",
          new Link(
              new InetSocketAddress("192.0.2.21", 5070),
              SipTransport.TCP,
              List.of(Codec.PCMA),
              Optional.empty(),
              List.of()));

  private final CallWorld world = new CallWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void asksAtOnceAndAgainAfterTheInterval() {
    world.directory.pings().watch(List.of(SBC1));
    SipText ping = world.gets("OPTIONS sip:192.0.2.21:5070;transport=tcp");
    assertEquals("<sip:trunk.sbc1@hop.invalid;lr>", ping.header("Route"));
    world.gives(ping.response("200 OK", "sbc", ""));
    assertFalse(world.directory.pings().offline(SBC1));
    world.passes(Duration.ofMillis(29_999));
    world.getsNothing();
    world.passes(Duration.ofMillis(1));
    assertEquals("2 OPTIONS", world.gets("OPTIONS").header("CSeq"));
  }

  @Test
  void takesSilenceForOfflineOnceAPeerHasAnswered() {
    answersOnce();
    world.gets("OPTIONS");
    world.passes(Duration.ofSeconds(33));
    assertTrue(world.directory.pings().offline(SBC1));
  }

  @Test
  void takesSilenceOfAPeerThatHasNeverAnsweredForNothing() {
    world.directory.pings().watch(List.of(SBC1));
    world.gets("OPTIONS");
    world.passes(Duration.ofSeconds(33));
    assertFalse(world.directory.pings().offline(SBC1));
  }

  @Test
  void asksAPeerThatIsOfflineEveryFiveSecondsAndTakesAnyAnswerForOnline() {
    answersOnce();
    world.gives(world.gets("OPTIONS").response("503 Service Unavailable", "sbc", ""));
    assertTrue(world.directory.pings().offline(SBC1));
    world.passes(Duration.ofSeconds(5));
    world.gives(world.gets("OPTIONS").response("405 Method Not Allowed", "sbc", ""));
    assertFalse(world.directory.pings().offline(SBC1));
  }

  @Test
  void tellsWhenAPeerGoesAndComesBack() {
    List<String> told = new ArrayList<>();
    world.directory.pings().onChange((peer, there) -> told.add(peer.name() + " " + there));
    answersOnce();
    world.gives(world.gets("OPTIONS").response("503 Service Unavailable", "sbc", ""));
    world.passes(Duration.ofSeconds(5));
    world.gives(world.gets("OPTIONS").response("503 Service Unavailable", "sbc", ""));
    world.passes(Duration.ofSeconds(5));
    world.gives(world.gets("OPTIONS").response("200 OK", "sbc", ""));
    assertEquals(List.of("sbc1 false", "sbc1 true"), told);
  }

  @Test
  void forgetsATrunkThatIsGone() {
    answersOnce();
    world.gives(world.gets("OPTIONS").response("503 Service Unavailable", "sbc", ""));
    world.directory.pings().watch(List.of());
    assertFalse(world.directory.pings().offline(SBC1));
    world.passes(Duration.ofSeconds(90));
    world.getsNothing();
  }

  private void answersOnce() {
    world.directory.pings().watch(List.of(SBC1));
    world.gives(world.gets("OPTIONS").response("200 OK", "sbc", ""));
    world.passes(Duration.ofSeconds(30));
  }
}
