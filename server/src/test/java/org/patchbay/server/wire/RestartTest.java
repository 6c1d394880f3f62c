package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bindings outlive {@code kill -9}: of phones on UDP, and on TCP where their contact listens. */
@Tag("wire")
class RestartTest {
  @RegisterExtension final WireScene scene = new WireScene();

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void aPhoneIsReachableAfterAKillWithoutRegisteringAgain(SipTransport transport) throws Exception {
    PatchbayProcess server = scene.patchbay();
    Baresip bob = scene.baresip("bob", WireScene.phoneAddress(12), transport, 880);
    bob.register();
    long registers = bob.registersSent();

    server.killAndRestart();
    // Her own registration comes after the restart: what it proves is about Bob alone.
    Baresip alice = scene.baresip("alice", WireScene.phoneAddress(11), transport, 440);
    alice.register();
    alice.dial("bob");
    bob.awaitIncomingCall();
    bob.accept();
    alice.awaitEstablished();

    assertEquals(registers, bob.registersSent());
  }
}
