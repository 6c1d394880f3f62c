package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alice's linphone is behind a NAT; Bob's baresip has a public address. */
@Tag("wire")
class LinphoneTest {
  private static final PatchbayConfig CONFIG =
      PatchbayConfig.ofThreeUsers(NatScene.SERVER, 5060).withSecureListeners();

  @RegisterExtension final WireScene scene = new WireScene();

  private NatScene nat;

  @BeforeEach
  void networks() throws Exception {
    try {
      nat = scene.nat();
    } catch (IOException refused) {
      abort("no network namespaces can be made here: " + refused.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void isCalledBackWhileIdleAndCalls(SipTransport transport) throws Exception {
    PatchbayProcess server = scene.patchbay(CONFIG.of(NatScene.NAME), nat.outside());
    Linphone alice = scene.linphone("alice", nat.inside());
    alice.register("alice", "pw-alice", NatScene.NAME, CONFIG.port(transport), transport);
    Baresip bob =
        scene.baresip(
            BaresipSetup.ofUser(
                    "bob", NatScene.OUTSIDE, transport, 880, BaresipCodec.PCMU, server.config())
                .trusting(server.authority()),
            nat.outside());
    bob.register();

    bob.dial("alice");
    alice.awaitEstablished();
    bob.awaitEstablished();
    bob.hangUp();
    alice.awaitClosed();
    bob.awaitClosed();

    alice.dial("sip:bob@" + NatScene.NAME);
    bob.awaitIncomingCall();
    bob.accept();
    bob.awaitEstablished();
    alice.awaitEstablished();
    alice.hangUp();
    alice.awaitClosed();
    bob.awaitClosed();
  }

  @Test
  void registersOverTlsWhereTheDomainIsAnAddress() throws Exception {
    scene.patchbay(CONFIG.of(NatScene.SERVER), nat.outside());
    Linphone alice = scene.linphone("alice", nat.inside());

    alice.register(
        "alice", "pw-alice", NatScene.SERVER, CONFIG.port(SipTransport.TLS), SipTransport.TLS);
  }

  @Test
  void refusesAServerWhoseCertificateIsForAnotherAndTheLogSaysWhy() throws Exception {
    PatchbayProcess server = scene.patchbay(CONFIG.of("other.example.org"), nat.outside());
    Linphone alice = scene.linphone("alice", nat.inside());

    String state =
        alice.registration(
            "alice", "pw-alice", NatScene.NAME, CONFIG.port(SipTransport.TLS), SipTransport.TLS);

    assertEquals("LinphoneRegistrationFailed", state);
    assertTrue(alice.output().contains("CN-mismatch"));
    String line = server.awaitLog("the peer refuses our certificate");
    assertTrue(line.endsWith("bad_certificate"), line);
  }
}
