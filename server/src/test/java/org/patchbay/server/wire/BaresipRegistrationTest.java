package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("wire")
class BaresipRegistrationTest {
  @RegisterExtension final WireScene scene = new WireScene();

  @ParameterizedTest
  @EnumSource
  void registersByDigest(SipTransport transport) throws Exception {
    scene.patchbay(PatchbayConfig.ofThreeUsers().withSecureListeners());
    Baresip alice = scene.baresip("alice", WireScene.phoneAddress(11), transport, 440);

    alice.register();

    assertTrue(alice.output().contains("Authorization: Digest username=\"alice\""));
  }

  @ParameterizedTest
  @EnumSource
  void refusesAWrongPassword(SipTransport transport) throws Exception {
    scene.patchbay(PatchbayConfig.ofThreeUsers().withSecureListeners());
    Baresip alice = scene.baresip("alice", WireScene.phoneAddress(11), transport, 440);

    String reason = alice.registerInVain("not-the-password");

    assertTrue(reason.startsWith("401") || reason.startsWith("403"), reason);
  }
}
