package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which trunk or carrier a call reaches, and which it never reaches. */
@Tag("wire")
class TrunkRoutingTest {
  private static final String SEATTLE = "+12065550123";
  private static final String LONDON = "+442079460123";
  private static final String ALICE = WireScene.phoneAddress(11);
  private static final int RTP = 30_000; // nobody sends any
  private static final Duration LISTENING = Duration.ofMillis(1_500);

  /** Half of responseTimeout, and enough for the first call of a server on a busy machine. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @RegisterExtension final WireScene scene = new WireScene();

  private PatchbayConfig server;
  private SipPeer sbc1;
  private SipPeer sbc2;
  private SipPeer carrier;
  private ScriptedUser alice;

  @BeforeEach
  void twoTrunksAndACarrier() throws Exception {
    PeerConfig first = PeerConfig.of("sbc1", WireScene.phoneAddress(22), "PCMA");
    PeerConfig second = PeerConfig.of("sbc2", WireScene.phoneAddress(23), "PCMU");
    PeerConfig wholesale = PeerConfig.of("wholesale", WireScene.phoneAddress(21), "PCMU");
    server =
        PatchbayConfig.ofThreeUsers()
            .withRoute("seattle", "^\\+1206", first, second)
            .withCarrier(wholesale);
    sbc1 = scene.scripted(first, server);
    sbc2 = scene.scripted(second, server);
    carrier = scene.scripted(wholesale, server);
    scene.patchbay(server);
    alice = scene.user("alice", ALICE);
  }

  private SipRequest aliceCalls(String number) throws IOException, InterruptedException {
    return alice.dials(number, AudioSdp.of(ALICE, RTP, "0 PCMU/8000"));
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Test
  void anAmericanNumberGoesToTheTrunk() throws Exception {
    aliceCalls(SEATTLE);

    SipText invite = sbc1.expect("INVITE");

    assertEquals("INVITE sip:%s@%s SIP/2.0".formatted(SEATTLE, sbc1.sentBy()), invite.startLine());
    assertTrue(carrier.hearsNoRequest(LISTENING));
  }

  @Test
  void aBritishNumberGoesToCloudCalling() throws Exception {
    aliceCalls(LONDON);

    SipText invite = carrier.expect("INVITE");

    assertEquals(
        "INVITE sip:%s@%s SIP/2.0".formatted(LONDON, carrier.sentBy()), invite.startLine());
    assertTrue(sbc1.hearsNoRequest(LISTENING));
  }

  @Test
  void afterA503TheSecondTrunkIsTriedAtOnce() throws Exception {
    aliceCalls(SEATTLE);
    SipText invite = sbc1.expect("INVITE");

    long begin = System.nanoTime();
    sbc1.respond(invite, "503 Service Unavailable");
    sbc2.expect("INVITE");

    Duration took = since(begin);
    assertTrue(took.compareTo(AT_ONCE) < 0, () -> "after " + took);
  }

  @Test
  void aSilentTrunkIsGivenUpAfterTheResponseTimeout() throws Exception {
    aliceCalls(SEATTLE);
    sbc1.expect("INVITE");

    long begin = System.nanoTime();
    sbc2.expect("INVITE");

    Duration took = since(begin);
    assertTrue(took.compareTo(Duration.ofSeconds(4).plus(AT_ONCE)) < 0, () -> "after " + took);
  }

  @Test
  void busyGoesBackAtOnceAndToNoOtherTrunk() throws Exception {
    SipRequest call = aliceCalls(SEATTLE);
    SipText invite = sbc1.expect("INVITE");

    long begin = System.nanoTime();
    sbc1.respond(invite, "486 Busy Here");
    alice.phone().expect(486, call);

    Duration took = since(begin);
    assertTrue(took.compareTo(AT_ONCE) < 0, () -> "after " + took);
    assertTrue(sbc2.hearsNoRequest(LISTENING));
  }

  @Test
  void aTrunkThatHasRungIsTheLast() throws Exception {
    SipRequest call = aliceCalls(SEATTLE);
    SipText invite = sbc1.expect("INVITE");

    sbc1.respond(invite, "180 Ringing");
    alice.phone().expect(180, call);
    sbc1.respond(invite, "503 Service Unavailable");

    alice.phone().expect(503, call);
    assertTrue(sbc2.hearsNoRequest(LISTENING));
  }

  @Test
  void anUnknownNumberFromTheCarrierIsRefusedAndNothingLeaves() throws Exception {
    SipRequest call =
        SipRequest.of("INVITE", server.uri("+14255550199"), carrier.uri("+12065550100"))
            .with("Contact: <" + carrier.uri("carrier") + ">")
            .offering(AudioSdp.of(ALICE, RTP, "0 PCMU/8000"));

    assertEquals(404, carrier.ask(call).status());

    assertTrue(carrier.hearsNoRequest(LISTENING));
    assertTrue(sbc1.hearsNoRequest(Duration.ZERO));
    assertTrue(sbc2.hearsNoRequest(Duration.ZERO));
  }

  @Test
  void aTrunkCannotCallOutThroughAnother() throws Exception {
    SipRequest call =
        SipRequest.of("INVITE", server.uri(LONDON), sbc1.uri("+12065550100"))
            .with("Contact: <" + sbc1.uri("sbc1") + ">")
            .offering(AudioSdp.of(ALICE, RTP, "8 PCMA/8000"));

    assertEquals(404, sbc1.ask(call).status());

    assertTrue(carrier.hearsNoRequest(LISTENING));
    assertTrue(sbc2.hearsNoRequest(Duration.ZERO));
  }

  @Test
  void trunksAndCarriersAreAskedWhetherTheyAreThere() throws Exception {
    for (SipPeer peer : new SipPeer[] {sbc1, sbc2, carrier}) {
      assertEquals("OPTIONS sip:" + peer.sentBy() + " SIP/2.0", peer.expectPing().startLine());
    }
  }

  @Test
  void aTrunkThatSaysItIsNotThereIsPassedOver() throws Exception {
    sbc1.expectPing();
    sbc1.answerPings("503 Service Unavailable");
    sbc1.expectPing();
    sbc1.expectPing(); // by now the answer to the one before has been heard

    aliceCalls(SEATTLE);

    sbc2.expect("INVITE");
    assertTrue(sbc1.hearsNoRequest(Duration.ZERO));
  }

  @Test
  void aTrunkThatAsksIsTold() throws Exception {
    SipRequest ping = SipRequest.of("OPTIONS", "sip:" + server.hostPort(), "sip:" + sbc1.sentBy());

    assertEquals(200, sbc1.ask(ping).status());
  }
}
