package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Alice is behind a NAT and knows nothing of it, Bob has a public address: they hear each other.
 */
@Tag("wire")
class NatCallTest {
  private static final int TWO_SECONDS = 100; // RTP packets of 20 ms

  @RegisterExtension final WireScene scene = new WireScene();

  private static final PatchbayConfig CONFIG =
      PatchbayConfig.ofThreeUsers(NatScene.SERVER, 5060).withSecureListeners();

  private NatScene nat;
  private PatchbayProcess server;

  @BeforeEach
  void networks() throws Exception {
    try {
      nat = scene.nat();
    } catch (IOException refused) {
      abort("no network namespaces can be made here: " + refused.getMessage());
    }
    server = scene.patchbay(CONFIG, nat.outside());
  }

  private Baresip alice(SipTransport transport) throws Exception {
    Baresip alice = scene.baresip(setup("alice", NatScene.INSIDE, transport, 440), nat.inside());
    alice.register();
    return alice;
  }

  private Baresip bob(SipTransport transport) throws Exception {
    Baresip bob = scene.baresip(setup("bob", NatScene.OUTSIDE, transport, 880), nat.outside());
    bob.register();
    return bob;
  }

  private BaresipSetup setup(String user, String address, SipTransport transport, int toneHertz) {
    return BaresipSetup.ofUser(user, address, transport, toneHertz, BaresipCodec.PCMU, CONFIG)
        .trusting(server.authority());
  }

  @ParameterizedTest
  @EnumSource
  void thePhoneBehindTheNatCalls(SipTransport transport) throws Exception {
    Baresip alice = alice(transport);
    Baresip bob = bob(transport);

    theyTalk(alice, bob, "bob");

    alice.hearing().assertSteady(880, 1);
    bob.hearing().assertSteady(440, 1);
  }

  @ParameterizedTest
  @EnumSource
  void thePhoneBehindTheNatIsCalled(SipTransport transport) throws Exception {
    Baresip alice = alice(transport);
    Baresip bob = bob(transport);

    theyTalk(bob, alice, "alice");

    alice.hearing().assertSteady(880, 1);
    bob.hearing().assertSteady(440, 1);
  }

  /** For two seconds. What is between Bob and the server is seen: both ways lead there. */
  private void theyTalk(Baresip caller, Baresip callee, String name) throws Exception {
    Capture capture = scene.capture(nat.outside());
    caller.dial(name);
    callee.awaitIncomingCall();
    callee.accept();
    caller.awaitEstablished();
    callee.awaitEstablished();
    capture.await(2 * TWO_SECONDS, "speech by way of the server", NatCallTest::isMediaOfTheServer);
    caller.hangUp();
    caller.awaitClosed();
    callee.awaitClosed();
  }

  private static boolean isMediaOfTheServer(UdpPacket packet) {
    return packet.touches(NatScene.SERVER, PatchbayConfig.MEDIA_PORTS);
  }
}
