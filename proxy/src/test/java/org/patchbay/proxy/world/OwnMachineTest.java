package org.patchbay.proxy.world;

import static org.patchbay.testkit.sip.Method.MESSAGE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.testkit.Agent;

/** What listens on the machine itself is not to be reached through this server. */
class OwnMachineTest {

  private static void isRefused(String uri, int status) {
    Scene.play(
        scene -> {
          scene.proxy().dns().host("rebound.example.net", "127.0.0.1");
          Agent alice = scene.stranger("alice");
          alice.sends(MESSAGE).to(uri);
          alice.expects(407);
          alice.authenticates();
          alice.expects(status);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:x@127.0.0.1:6379;transport=tcp",
        "sip:x@127.1.2.3",
        "sip:x@0.0.0.0:9464;transport=tcp",
        "sip:x@[::1]:6379;transport=tcp",
        "sip:x@[::]",
        "sip:x@[::ffff:127.0.0.1]:6379;transport=tcp",
        "sip:x@224.0.1.75"
      })
  void refusesAUserWhoNamesIt(String uri) {
    isRefused(uri, 403);
  }

  @Test
  void findsNoHostInANameThatLeadsThere() {
    isRefused("sip:x@rebound.example.net:6379", 500);
  }

  @Test
  void ringsNoNameThatLeadsThere() {
    Scene.play(
        scene -> {
          scene.proxy().dns().host("rebound.example.net", "127.0.0.1");
          scene.registersWith(scene.stranger("bob"), "<sip:x@rebound.example.net:6379>");
          Agent alice = scene.trusted("alice");
          alice.sends(MESSAGE).to("sip:bob@example.com");
          alice.expects(500);
        });
  }

  @Test
  void ringsNoGroupOfHosts() {
    Scene.play(
        scene -> {
          scene.registersWith(scene.stranger("bob"), "<sip:x@224.0.1.75>");
          Agent alice = scene.trusted("alice");
          alice.sends(MESSAGE).to("sip:bob@example.com");
          alice.expects(480);
        });
  }
}
