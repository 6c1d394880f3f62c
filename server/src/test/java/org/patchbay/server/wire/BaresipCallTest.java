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
  private static final int TWO_SECONDS = 100; // RTP packets of 20 ms

  @RegisterExtension final WireScene scene = new WireScene();

  private PatchbayConfig server;
  private Baresip alice;
  private Baresip bob;

  private void aliceAndBobRegister(SipTransport transport)
      throws IOException, InterruptedException {
    server = scene.patchbay().config();
    alice = scene.baresip("alice", address(11, transport), transport, 440);
    bob = scene.baresip("bob", address(12, transport), transport, 880);
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
  @EnumSource(names = {"UDP", "TCP"})
  void eachRecordsTheOthersTone(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    Capture capture = scene.capture();

    aliceTalksToBob();
    capture.await(TWO_SECONDS, "speech to Bob", this::isSpeechToBob);
    alice.hangUp();
    alice.awaitClosed();
    bob.awaitClosed();

    alice.hearing().assertSteady(880, 1);
    bob.hearing().assertSteady(440, 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void mediaTravelsBetweenThePhonesOnly(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    Capture capture = scene.capture();

    aliceTalksToBob();
    capture.await(TWO_SECONDS, "speech to Bob", this::isSpeechToBob);
    bob.hangUp();
    alice.awaitClosed();

    List<UdpPacket> seen = capture.stop().stream().map(CapturedDatagram::ends).toList();
    assertTrue(seen.stream().filter(this::isSpeechToAlice).count() > TWO_SECONDS / 2);
    assertEquals(List.of(), seen.stream().filter(this::touchesMediaOfTheServer).toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void theCallerHangsUp(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    aliceTalksToBob();

    alice.hangUp();

    bob.awaitClosed();
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void theCalleeHangsUp(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    aliceTalksToBob();

    bob.hangUp();

    alice.awaitClosed();
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void theCallerCancelsWhileItRings(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    aliceCallsBob();

    alice.hangUp();

    bob.awaitClosed();
    alice.awaitReceived("SIP/2.0 487 ");
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void theCalleeRefuses(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    aliceCallsBob();

    bob.hangUp();

    String reason = alice.awaitClosed();
    assertTrue(reason.startsWith("486"), reason);
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void aThirdCallerHearsBusy(SipTransport transport) throws Exception {
    aliceAndBobRegister(transport);
    Baresip carol = scene.baresip("carol", address(13, transport), transport, 1_000);
    carol.register();
    aliceTalksToBob();

    carol.dial("bob");

    String reason = carol.awaitClosed();
    assertTrue(reason.startsWith("486"), reason);
  }

  /**
   * Over TCP a phone is seen at 127.0.0.1 wherever it listens. It must say the same of its media:
   * to the server it would be behind a NAT otherwise, and its calls would not be direct.
   */
  private static String address(int host, SipTransport transport) {
    return switch (transport) {
      case UDP -> WireScene.phoneAddress(host);
      case TCP, TLS -> "127.0.0.1";
    };
  }

  private boolean isSpeechToBob(UdpPacket packet) {
    return alice.says(packet) && bob.hears(packet);
  }

  private boolean isSpeechToAlice(UdpPacket packet) {
    return bob.says(packet) && alice.hears(packet);
  }

  private boolean touchesMediaOfTheServer(UdpPacket packet) {
    return packet.touches(server.address(), PatchbayConfig.MEDIA_PORTS);
  }
}
