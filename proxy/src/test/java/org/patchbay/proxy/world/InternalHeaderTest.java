package org.patchbay.proxy.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INFO;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/** Headers that say more than their sender may say, or than their receiver may know. */
class InternalHeaderTest {
  private static final String ALICE = "<sip:alice@example.com>";

  @Test
  void dropsWhatAUserAssertsOfThemselves() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob).with("P-Asserted-Identity", "<sip:boss@example.com>");
          alice.expects(407);
          alice.authenticates();
          bob.expects(MESSAGE).with("P-Asserted-Identity", ALICE); // RFC 3325 §5
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void dropsTheOldFormOfAnAssertionToo() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob).with("Remote-Party-ID", "<sip:boss@example.com>");
          alice.expects(407);
          alice.authenticates();
          bob.expects(MESSAGE).without("Remote-Party-ID");
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void dropsWhatAUserAssertsWithinADialog() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          bob.sends(INFO).with("P-Asserted-Identity", "<sip:boss@example.com>");
          alice.expects(INFO).without("P-Asserted-Identity");
          alice.sends(200);
          bob.expects(200, INFO);
        });
  }

  @Test
  void keepsWhatATrustedPeerAsserts() {
    Scene.play(
        scene -> {
          Agent gateway = scene.trusted("gateway");
          Agent bob = scene.phone("bob");
          gateway.sends(MESSAGE).to(bob).with("P-Asserted-Identity", ALICE);
          bob.expects(MESSAGE).with("P-Asserted-Identity", ALICE);
          bob.sends(200);
          gateway.expects(200);
        });
  }

  @Test
  void passesNoCredentialsOnThatATrustedPeerSendsNeedlessly() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob).with("Proxy-Authorization", credentials("example.com"));
          bob.expects(MESSAGE).without("Proxy-Authorization");
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void passesCredentialsForAnotherRealmOn() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          String other = credentials("elsewhere.example.org");
          alice
              .sends(MESSAGE)
              .to(bob)
              .with("Proxy-Authorization", other)
              .with("Proxy-Authorization", credentials("example.com"));
          bob.expects(MESSAGE).with("Proxy-Authorization", other);
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void passesNoCredentialsOnWithinADialogOrWithAnAck() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          alice.expects(407);
          alice.authenticates();
          bob.expects(INVITE);
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK).with("Proxy-Authorization", credentials("example.com"));
          bob.expects(ACK).without("Proxy-Authorization"); // RFC 3261 §22.1 puts them there
          alice.sends(INFO).with("Proxy-Authorization", credentials("example.com"));
          bob.expects(INFO).without("Proxy-Authorization");
          bob.sends(200);
          alice.expects(200, INFO);
        });
  }

  @Test
  void letsNoInternalHeaderIn() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob).with("X-Patchbay-Trunk", "sbc").with("x-patchbay-a", "b");
          bob.expects(MESSAGE).without("X-Patchbay-Trunk").without("X-Patchbay-A");
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void letsNoInternalHeaderOut() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(200).with("X-Patchbay-Trunk", "sbc").with("X-Other", "kept");
          alice.expects(200).without("X-Patchbay-Trunk").with("X-Other", "kept");
          alice.sends(ACK).with("X-Patchbay-Trunk", "sbc");
          bob.expects(ACK).without("X-Patchbay-Trunk");
        });
  }

  private static String credentials(String realm) {
    return "Digest username=\"alice\", realm=\""
        + realm
        + "\", nonce=\"n\", uri=\"sip:example.com\", response=\"00000000000000000000000000000000\"";
  }
}
