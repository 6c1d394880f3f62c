package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first trunk of a route is not there: the second one is tried at once. */
@Tag("wire")
class RefusedTrunkTest {
  private static final String NUMBER = "+12065550123";

  /** Half of responseTimeout, and enough for the first call of a server on a busy machine. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @RegisterExtension final WireScene scene = new WireScene();

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void aRefusedTrunkGivesWayToTheNextAtOnce(SipTransport transport) throws Exception {
    PeerConfig nobody = PeerConfig.of("sbc1", WireScene.phoneAddress(22), "PCMU").over(transport);
    PeerConfig somebody = PeerConfig.of("sbc2", WireScene.phoneAddress(23), "PCMU");
    PatchbayConfig server =
        PatchbayConfig.ofThreeUsers().withRoute("seattle", "^\\+1206", nobody, somebody);
    SipPeer sbc2 = scene.scripted(somebody, server);
    scene.patchbay(server);
    ScriptedUser alice = scene.user("alice", WireScene.phoneAddress(11));

    long begin = System.nanoTime();
    alice.dials(NUMBER, "");
    SipText offer = sbc2.expect("INVITE");
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    sbc2.respond(offer, "486 Busy Here");

    sbc2.expect("ACK");
    assertTrue(taken.compareTo(AT_ONCE) < 0, () -> "it took " + taken);
  }
}
