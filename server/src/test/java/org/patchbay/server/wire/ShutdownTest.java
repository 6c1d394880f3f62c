package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of calls when the server is asked to stop, by SIGTERM. */
@Tag("wire")
class ShutdownTest {
  private static final String NUMBER = "+12065550123";
  private static final int TWO_SECONDS = 100; // RTP packets of 20 ms

  @RegisterExtension final WireScene scene = new WireScene();

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void bothPartiesOfAProcessedCallHearBye(SipTransport transport) throws Exception {
    PeerConfig sbc1 = PeerConfig.of("sbc1", WireScene.phoneAddress(22), "PCMA");
    PatchbayProcess server =
        scene.patchbay(PatchbayConfig.ofThreeUsers().withRoute("seattle", "^\\+1206", sbc1));
    Baresip trunk = scene.trunk(sbc1, NUMBER, 1_000, BaresipCodec.PCMA);
    Baresip alice =
        scene.baresip("alice", WireScene.phoneAddress(11), transport, 440, BaresipCodec.OPUS);
    alice.register();
    alice.dial(NUMBER);
    trunk.awaitEstablished();
    alice.awaitEstablished();

    assertEquals(0, server.terminate());

    alice.awaitReceived("BYE sip:");
    alice.awaitClosed();
    trunk.awaitReceived("BYE sip:");
    trunk.awaitClosed();
    alice.kill();
  }

  @Test
  void aDirectCallGoesOnWithoutTheServer() throws Exception {
    PatchbayProcess server = scene.patchbay();
    Baresip alice = scene.baresip("alice", WireScene.phoneAddress(11), SipTransport.UDP, 440);
    Baresip bob = scene.baresip("bob", WireScene.phoneAddress(12), SipTransport.UDP, 880);
    alice.register();
    bob.register();
    alice.dial("bob");
    bob.awaitIncomingCall();
    bob.accept();
    bob.awaitEstablished();
    alice.awaitEstablished();

    assertEquals(0, server.terminate());

    Capture capture = scene.capture();
    capture.await(TWO_SECONDS, "speech to Bob", packet -> alice.says(packet) && bob.hears(packet));
    capture.await(
        TWO_SECONDS, "speech to Alice", packet -> bob.says(packet) && alice.hears(packet));

    alice.kill();
    bob.kill();
  }
}
