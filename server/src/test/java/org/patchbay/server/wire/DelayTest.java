package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.patchbay.codecs.Codec;

/** How long the server holds sound up between a phone that speaks Opus and a trunk with PCMA. */
@Tag("wire")
class DelayTest {
  private static final String ALICE = WireScene.phoneAddress(11);
  private static final String TRUNK = WireScene.phoneAddress(22);

  /** Two packets; a quiet machine needs two milliseconds. */
  private static final Duration MOST = Duration.ofMillis(40);

  @RegisterExtension final WireScene scene = new WireScene();

  private BurstDelay.End alice;
  private BurstDelay.End trunk;
  private InetSocketAddress forAlice;
  private InetSocketAddress forTheTrunk;

  @BeforeEach
  void aliceTalksThroughTheTrunk() throws Exception {
    PeerConfig sbc1 = PeerConfig.of("sbc1", TRUNK, "PCMA");
    PatchbayConfig server = PatchbayConfig.ofThreeUsers().withRoute("seattle", "^\\+1206", sbc1);
    SipPeer callee = scene.scripted(sbc1, server);
    alice = new BurstDelay.End(scene.rtpPeer(ALICE), Codec.OPUS, 107);
    trunk = new BurstDelay.End(scene.rtpPeer(TRUNK), Codec.PCMA, 8);
    scene.patchbay(server);
    ScriptedUser caller = scene.user("alice", ALICE);
    SipRequest call =
        caller.dials("+12065550123", AudioSdp.of(ALICE, alice.rtp().port(), "107 opus/48000/2"));
    SipText invite = callee.expect("INVITE");
    callee.respond(invite, "200 OK", AudioSdp.of(TRUNK, trunk.rtp().port(), "8 PCMA/8000"));
    callee.expect("ACK");
    forAlice = caller.talks(call).audio();
    forTheTrunk = invite.audio();
  }

  @Test
  void opusReachesTheTrunkAtOnce() throws Exception {
    Duration delay = BurstDelay.median(alice, forAlice, trunk);

    assertTrue(delay.compareTo(MOST) < 0, () -> "after " + delay);
  }

  @Test
  void theTrunkReachesOpusAtOnce() throws Exception {
    Duration delay = BurstDelay.median(trunk, forTheTrunk, alice);

    assertTrue(delay.compareTo(MOST) < 0, () -> "after " + delay);
  }
}
