package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.patchbay.server.tls.TestAuthority;
import org.patchbay.server.tls.TestIdentity;

/** A trunk over TLS proves who it is by its certificate, in either direction (RFC 5922). */
@Tag("wire")
class TlsTrunkTest {
  private static final String DOMAIN = "sbc.example.net";
  private static final String SEATTLE = "+12065550123";
  private static final String ALICE = WireScene.phoneAddress(11);

  @RegisterExtension final WireScene scene = new WireScene();

  private TestAuthority authority;
  private PeerConfig trunk;
  private PatchbayConfig config;

  @BeforeEach
  void aTrunkWithAName() throws Exception {
    authority = TestAuthority.make("The carriers' authority");
    Path trusted = authority.write(scene.directory().resolve("carriers.pem"));
    trunk = PeerConfig.of("sbc1", WireScene.phoneAddress(22), "PCMU").certified(DOMAIN);
    config =
        PatchbayConfig.ofThreeUsers()
            .withSecureListeners()
            .trusting(trusted)
            .withRoute("seattle", "^\\+1206", trunk);
  }

  private SSLContext identity(String domain) throws Exception {
    return TestIdentity.of(authority.sign("sip:" + domain));
  }

  private SipText calls(SipPeer somebody) throws Exception {
    return somebody.ask(
        SipRequest.of("INVITE", config.uri("alice"), "sip:+12065550123@" + DOMAIN)
            .with("Contact: <" + somebody.uri("trunk") + ">"));
  }

  @Test
  void isCalledWhereItsCertificateIsForItsName() throws Exception {
    SipPeer sbc = scene.tlsPeer(trunk.address(), trunk.port(), identity(DOMAIN), config);
    scene.patchbay(config);
    ScriptedUser alice = scene.user("alice", ALICE);
    sbc.expectPing();

    alice.dials(SEATTLE, AudioSdp.of(ALICE, 40_000, "0 PCMU/8000"));

    SipText invite = sbc.expect("INVITE");
    assertEquals(
        "INVITE sip:%s@%s;transport=tls SIP/2.0".formatted(SEATTLE, sbc.sentBy()),
        invite.startLine());
  }

  @Test
  void isNotCalledWhereItsCertificateIsForAnotherAndTheLogSaysWhy() throws Exception {
    SipPeer impostor =
        scene.tlsPeer(trunk.address(), trunk.port(), identity("evil.example.com"), config);
    PatchbayProcess server = scene.patchbay(config);

    server.awaitLog("the certificate is for evil.example.com, not for " + DOMAIN);
    assertEquals("", impostor.log());
  }

  @Test
  void isKnownByItsCertificateWhereverItCallsFrom() throws Exception {
    scene.patchbay(config);
    SipPeer sbc = scene.tlsPeer(WireScene.phoneAddress(77), 0, identity(DOMAIN), config);

    assertEquals(480, calls(sbc).status());
  }

  @Test
  void somebodyElsesCertificateOpensNoDoor() throws Exception {
    scene.patchbay(config);
    SipPeer other =
        scene.tlsPeer(WireScene.phoneAddress(77), 0, identity("other.example.net"), config);

    assertEquals(407, calls(other).status());
  }
}
