package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.proxy.world.ScriptedHop.header;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.net.LinkQuality;

/** A carrier's UDP port at which nobody is: the media processor is told at once (docs/adr/0016). */
class RefusedPortFlowTest {
  private static final String CARRIER = "10.0.0.200";
  private static final Duration THERE_AND_BACK = Duration.ofMillis(25);

  private static void sends(ScriptedHop hop, String method, int number) {
    hop.sends(
        method + " sip:+442079460000@" + CARRIER + " SIP/2.0",
        "Via: SIP/2.0/TCP hop.invalid;branch=z9hG4bKc" + number,
        "Max-Forwards: 69",
        "Route: <sip:carrier.wholesale@hop.invalid;lr>",
        "From: <sip:+14255550100@example.com>;tag=c",
        "To: <sip:+442079460000@" + CARRIER + ">",
        "Call-ID: leg-" + number,
        "CSeq: 1 " + method,
        "Contact: <sip:leg-3c@hop.invalid>");
  }

  /** What the hop hears by the time that a datagram takes there and back. */
  private static String atOnce(Scene scene, ScriptedHop hop) {
    scene.world().advance(THERE_AND_BACK);
    assertFalse(hop.heardNothing());
    return hop.expects("");
  }

  @Test
  void anInviteIsAnswered503AtOnce() {
    ScriptedHop.play(
        (scene, hop) -> {
          scene.world().host("carrier", CARRIER);
          sends(hop, "INVITE", 1);
          assertStatus("503 Next Hop Unreachable", atOnce(scene, hop));
        });
  }

  @Test
  void oneRefusalAnswersEveryRequestThatHasNoResponse() {
    ScriptedHop.play(
        (scene, hop) -> {
          Host carrier = scene.world().host("carrier", CARRIER);
          scene.world().links(scene.proxy(), carrier, LinkQuality.CUT);
          sends(hop, "INVITE", 1);
          sends(hop, "OPTIONS", 2);
          scene.world().advance(Duration.ofMillis(100));
          assertTrue(hop.heardNothing());
          scene.world().links(scene.proxy(), carrier, LinkQuality.GOOD);
          sends(hop, "INVITE", 3);
          scene.world().advance(THERE_AND_BACK);
          for (int number = 1; number <= 3; number++) {
            String answer = hop.expects("SIP/2.0 503");
            assertEquals("leg-" + number, header(answer, "Call-ID"));
          }
        });
  }

  @Test
  void aCallThatRingsGoesOn() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent carrier = scene.world().agent("carrier", CARRIER);
          sends(hop, "INVITE", 1);
          carrier.expects(INVITE);
          carrier.sends(180);
          hop.expects("SIP/2.0 180");
          carrier.host().kill();
          sends(hop, "OPTIONS", 2);
          assertEquals("leg-2", header(atOnce(scene, hop), "Call-ID"));
          scene.world().advance(Duration.ofSeconds(10));
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void aCarrierThatComesBackIsAskedAgain() {
    ScriptedHop.play(
        (scene, hop) -> {
          Host carrier = scene.world().host("carrier", CARRIER);
          sends(hop, "OPTIONS", 1);
          assertStatus("503", atOnce(scene, hop));
          List<Integer> arrived = new ArrayList<>();
          open(carrier, arrived);
          sends(hop, "OPTIONS", 2);
          scene.world().advance(THERE_AND_BACK);
          assertEquals(1, arrived.size());
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void aTcpPortAtWhichNobodyIsIsAnswered503Too() {
    ScriptedHop.play(
        (scene, hop) -> {
          scene.world().host("nobody", "10.0.0.77");
          hop.sends(
              "OPTIONS sip:bob@10.0.0.77;transport=tcp SIP/2.0",
              "Via: SIP/2.0/TCP hop.invalid;branch=z9hG4bKt",
              "Max-Forwards: 69",
              "From: <sip:alice@example.com>;tag=t",
              "To: <sip:bob@10.0.0.77>",
              "Call-ID: leg-t",
              "CSeq: 1 OPTIONS");
          assertStatus("503 Next Hop Unreachable", atOnce(scene, hop));
        });
  }

  private static void open(Host host, List<Integer> lengths) {
    try {
      host.datagrams().open(host.at(5060), (port, data, length, source) -> lengths.add(length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertStatus(String status, String response) {
    assertTrue(response.startsWith("SIP/2.0 " + status), response);
  }
}
