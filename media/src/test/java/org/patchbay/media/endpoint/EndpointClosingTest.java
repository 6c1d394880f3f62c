package org.patchbay.media.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.media.MediaWorld;
import org.patchbay.media.Peer;
import org.patchbay.media.bridge.Bridge;
import org.patchbay.media.rtp.RtcpWriter;
import org.patchbay.media.source.AudioSources;
import org.patchbay.media.source.Echo;
import org.patchbay.media.source.Player;

/** Whatever a leg is doing when it is closed, it gives its ports back and leaves no timer. */
class EndpointClosingTest {
  private static final byte[] FRAME = new byte[160];

  private final MediaWorld w = new MediaWorld();
  private final Peer peer = w.peer("alice");

  /** What a leg may be doing. */
  private enum Doing {
    NOTHING((t, leg) -> {}),
    OFFERED((t, leg) -> leg.configure(LegMedia.offered(List.of(MediaWorld.PCMU)))),
    ANSWERED((t, leg) -> t.answer(leg)),
    HEARING((t, leg) -> t.talk(leg, 10)),
    HELD(
        (t, leg) -> {
          t.talk(leg, 10);
          leg.configure(leg.media().withDirection(Direction.INACTIVE));
        }),
    UNHEARD(
        (t, leg) -> {
          t.answer(leg);
          t.w.world.advance(Duration.ofMinutes(2));
        }),
    ECHOING(
        (t, leg) -> {
          leg.sink(new Echo(leg));
          t.talk(leg, 300);
        }),
    MISSING_A_PACKET(
        (t, leg) -> {
          RtpEndpoint other = t.w.leg(t.w.peer("bob"), MediaWorld.PCMA);
          Bridge bridge = Bridge.between(leg, other);
          t.talk(leg, 5);
          t.peer.sequence++;
          t.talk(leg, 1);
          bridge.close();
          other.close();
        }),
    PRESSING_A_KEY(
        (t, leg) -> {
          RtpEndpoint other = t.w.leg(t.w.peer("bob"), MediaWorld.PCMU, MediaWorld.EVENTS_8000);
          Bridge bridge = Bridge.between(leg, other);
          t.talk(leg, 5);
          t.peer.event(101, 5, false, 160);
          t.w.advance(50);
          bridge.close();
          other.close();
        });

    final BiConsumer<EndpointClosingTest, RtpEndpoint> comesToIt;

    Doing(BiConsumer<EndpointClosingTest, RtpEndpoint> comesToIt) {
      this.comesToIt = comesToIt;
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesItsPortsBack(Doing doing) {
    RtpEndpoint leg = w.endpoint(new EndpointListener() {});
    doing.comesToIt.accept(this, leg);
    leg.close();
    leg.close();
    assertNothingLeft();
  }

  @Test
  void givesItsPortsBackWhenClosedByThoseItTellsThatMediaIsHeard() {
    RtpEndpoint leg =
        w.endpoint(
            new EndpointListener() {
              @Override
              public void mediaHeard(RtpEndpoint endpoint) {
                endpoint.close();
              }
            });
    talk(leg, 3);
    assertNothingLeft();
  }

  @Test
  void givesItsPortsBackWhenClosedByThoseItTellsOfSilence() {
    RtpEndpoint leg =
        w.endpoint(
            new EndpointListener() {
              @Override
              public void mediaTimeout(RtpEndpoint endpoint) {
                endpoint.close();
              }
            });
    answer(leg);
    w.world.advance(Duration.ofMinutes(1));
    assertNothingLeft();
  }

  @Test
  void givesItsPortsBackWhenClosedByThoseItTellsOfAGoodbye() {
    RtpEndpoint leg =
        w.endpoint(
            new EndpointListener() {
              @Override
              public void remoteBye(RtpEndpoint endpoint) {
                endpoint.close();
              }
            });
    talk(leg, 3);
    RtcpWriter writer = new RtcpWriter("peer");
    writer.receiverReport(peer.ssrc);
    writer.bye(peer.ssrc);
    peer.rawRtcp(Arrays.copyOf(writer.data(), writer.length()));
    w.advance(100);
    assertNothingLeft();
  }

  @Test
  void staysClosedWhenItIsConfiguredLate() {
    RtpEndpoint leg = w.endpoint(new EndpointListener() {});
    leg.close();
    answer(leg);
    w.world.advance(Duration.ofMinutes(1));
    assertTrue(peer.reports().isEmpty());
    assertNothingLeft();
  }

  @Test
  void staysClosedWhileAPlayerGoesOn() {
    RtpEndpoint leg = w.endpoint(new EndpointListener() {});
    answer(leg);
    Player player = new Player(leg);
    player.play(AudioSources.silence(1000, Player.SAMPLE_RATE));
    w.advance(200);
    leg.close();
    w.advance(100);
    int heard = peer.heard().size();
    w.advance(2000);
    assertEquals(heard, peer.heard().size());
    assertNothingLeft();
  }

  private void answer(RtpEndpoint leg) {
    leg.configure(LegMedia.with(peer.address(), List.of(MediaWorld.PCMU, MediaWorld.EVENTS_8000)));
    peer.server = leg.local();
  }

  private void talk(RtpEndpoint leg, int packets) {
    answer(leg);
    for (int i = 0; i < packets; i++) {
      peer.send(0, FRAME, 160);
      w.advance(20);
    }
  }

  private void assertNothingLeft() {
    assertEquals(0, w.ports.occupancy().taken());
    assertEquals(0, w.server.timers());
  }
}
