package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("wire")
class BaresipCallTest {
  private static final String ALICE = WireScene.phoneAddress(11);
  private static final String BOB = WireScene.phoneAddress(12);
  private static final String CAROL = WireScene.phoneAddress(13);
  private static final int TWO_SECONDS = 100; // RTP packets of 20 ms

  @RegisterExtension final WireScene scene = new WireScene();

  private PatchbayConfig server;
  private Baresip alice;
  private Baresip bob;

  private void aliceAndBobRegister(SipTransport transport)
      throws IOException, InterruptedException {
    server = scene.patchbay().config();
    alice = scene.baresip("alice", ALICE, transport, 440);
    bob = scene.baresip("bob", BOB, transport, 880);
    alice.register();
    bob.register();
  }

  private void aliceCallsBob() throws IOException, InterruptedException {
    alice.dial("bob");
    bob.awaitIncomingCall();
    alice.awaitRinging();
  }

  private void aliceTalksToBob() throws IOException, InterruptedException {
    aliceCallsBob();
    bob.accept();
    bob.awaitEstablished();
    alice.awaitEstablished();
  }

  @ParameterizedTest
  @EnumSource
  void eachRecordsTheOthersTone(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    Capture capture = scene.capture();

    aliceTalksToBob();
    capture.await(TWO_SECONDS, "speech to Bob", packet -> isSpeechTo(BOB, packet));
    alice.hangUp();
    alice.awaitClosed();
    bob.awaitClosed();

    assertHears(alice, 880, 440);
    assertHears(bob, 440, 880);
  }

  @ParameterizedTest
  @EnumSource
  void mediaTravelsBetweenThePhonesOnly(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    Capture capture = scene.capture();

    aliceTalksToBob();
    capture.await(TWO_SECONDS, "speech to Bob", packet -> isSpeechTo(BOB, packet));
    bob.hangUp();
    alice.awaitClosed();

    List<UdpPacket> seen = capture.stop();
    assertTrue(seen.stream().filter(packet -> isSpeechTo(ALICE, packet)).count() > TWO_SECONDS / 2);
    assertEquals(List.of(), seen.stream().filter(this::touchesMediaOfTheServer).toList());
  }

  @ParameterizedTest
  @EnumSource
  void theCallerHangsUp(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    aliceTalksToBob();

    alice.hangUp();

    bob.awaitClosed();
  }

  @ParameterizedTest
  @EnumSource
  void theCalleeHangsUp(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    aliceTalksToBob();

    bob.hangUp();

    alice.awaitClosed();
  }

  @ParameterizedTest
  @EnumSource
  void theCallerCancelsWhileItRings(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    aliceCallsBob();

    alice.hangUp();

    bob.awaitClosed();
    alice.awaitReceived("SIP/2.0 487 ");
  }

  @ParameterizedTest
  @EnumSource
  void theCalleeRefuses(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    aliceCallsBob();

    bob.hangUp();

    String reason = alice.awaitClosed();
    assertTrue(reason.startsWith("486"), reason);
  }

  @ParameterizedTest
  @EnumSource
  void aThirdCallerHearsBusy(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    Baresip carol = scene.baresip("carol", CAROL, transport, 1_000);
    carol.register();
    aliceTalksToBob();

    carol.dial("bob");

    String reason = carol.awaitClosed();
    assertTrue(reason.startsWith("486"), reason);
  }

  /** Baresip's RTP sockets are bound to every address: what it sends bears 127.0.0.1 as source. */
  private static boolean isSpeechTo(String phone, UdpPacket packet) {
    return packet.goesTo(phone, Baresip.FIRST_RTP_PORT, Baresip.LAST_RTP_PORT)
        && packet.hasSourcePort(Baresip.FIRST_RTP_PORT, Baresip.LAST_RTP_PORT);
  }

  private boolean touchesMediaOfTheServer(UdpPacket packet) {
    return packet.touches(
        server.address(), PatchbayConfig.FIRST_MEDIA_PORT, PatchbayConfig.LAST_MEDIA_PORT);
  }

  private static void assertHears(Baresip phone, int tone, int other) throws IOException {
    ToneMeter meter = new ToneMeter(phone.heard());
    assertTrue(meter.loudSeconds() > 1, () -> "heard only " + meter.loudSeconds() + " s");
    assertTrue(meter.share(tone) > 0.9, () -> tone + " Hz: " + meter.share(tone));
    assertTrue(meter.share(other) < 0.01, () -> other + " Hz: " + meter.share(other));
  }
}
