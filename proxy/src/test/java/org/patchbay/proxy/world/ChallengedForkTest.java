package org.patchbay.proxy.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/** Several phones that all want credentials: the caller is asked for all at once (§16.7 step 7). */
class ChallengedForkTest {

  @Test
  void gathersTheChallengesOfAllBranches() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "1.0");
          Agent mobile = scene.phone("mobile", "bob", "1.0");
          Agent door = scene.phone("door", "bob", "1.0");
          alice.sends(INVITE).to("sip:bob@example.com");
          challenges(desk, 401, "WWW-Authenticate", "Digest realm=\"desk\", nonce=\"1\"");
          challenges(mobile, 407, "Proxy-Authenticate", "Digest realm=\"mobile\", nonce=\"2\"");
          challenges(door, 401, "WWW-Authenticate", "Digest realm=\"door\", nonce=\"3\"");
          alice
              .expects(401)
              .containing("WWW-Authenticate", "realm=\"desk\"")
              .containing("WWW-Authenticate", "realm=\"door\"")
              .with("Proxy-Authenticate", "Digest realm=\"mobile\", nonce=\"2\"");
          alice.sends(ACK);
        });
  }

  private static void challenges(Agent phone, int status, String header, String value) {
    phone.expects(INVITE);
    phone.sends(status).with(header, value);
    phone.expects(ACK);
  }
}
