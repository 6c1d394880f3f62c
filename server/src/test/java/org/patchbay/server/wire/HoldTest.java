package org.patchbay.server.wire;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A phone puts a call through a trunk on hold, and takes it up again. */
@Tag("wire")
class HoldTest {
  private static final String NUMBER = "+12065550123";
  private static final int ONE_SECOND = 50; // RTP packets of 20 ms

  @RegisterExtension final WireScene scene = new WireScene();

  @Test
  void theTrunkIsSilentOnHoldAndSpeaksAgainAfterwards() throws Exception {
    PeerConfig sbc1 = PeerConfig.of("sbc1", WireScene.phoneAddress(22), "PCMA");
    scene.patchbay(PatchbayConfig.ofThreeUsers().withRoute("seattle", "^\\+1206", sbc1));
    Baresip trunk = scene.trunk(sbc1, NUMBER, 1_000, BaresipCodec.PCMA);
    Baresip alice =
        scene.baresip(
            "alice", WireScene.phoneAddress(11), SipTransport.UDP, 440, BaresipCodec.OPUS);
    alice.register();
    Capture capture = scene.capture();
    alice.dial(NUMBER);
    trunk.awaitEstablished();
    capture.await(ONE_SECOND, "speech of the trunk", trunk::says);

    alice.hold();
    trunk.awaitReceived("a=sendonly");
    capture.awaitSilence(Duration.ofMillis(500), "speech of the trunk", trunk::says);
    alice.resume();
    trunk.awaitReceived("a=sendrecv");
    capture.await(ONE_SECOND, "speech of the trunk", trunk::says);
    capture.await(ONE_SECOND, "speech to Alice", alice::hears);
    alice.hangUp();
    trunk.awaitClosed();
  }
}
