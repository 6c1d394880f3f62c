package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.net.Transport;

/** Requests that are too large for a datagram (RFC 3261 §18.1.1). */
class LargeRequestTest {
  private static final String LONG = "x".repeat(1_300);

  @Test
  void goToAnotherDomainOverTcp() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent carol = scene.stranger("carol");
          alice.sends(MESSAGE).to(uriOf(carol)).body("text/plain", LONG);
          assertEquals(Transport.TCP, carol.expects(MESSAGE).way().transport());
          carol.sends(200);
          alice.expects(200);
          alice.sends(MESSAGE).to(uriOf(carol)).body("text/plain", "short");
          assertEquals(Transport.UDP, carol.expects(MESSAGE).way().transport());
          carol.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void goOverUdpWhereNobodyListensOnTcp() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent carol = scene.stranger("carol");
          carol.endpoint().closeListener();
          alice.sends(MESSAGE).to(uriOf(carol)).body("text/plain", LONG);
          assertEquals(Transport.UDP, carol.expects(MESSAGE).way().transport());
          carol.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void areAnsweredAtOnceWhereNobodyListensAtAll() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          scene.world().host("nobody", "10.0.0.77");
          alice.sends(MESSAGE).to("sip:nobody@10.0.0.77:5060").body("text/plain", LONG);
          long begin = scene.world().timeline().nanos();
          alice.expects(500);
          assertTrue(scene.world().timeline().nanos() - begin < Duration.ofSeconds(1).toNanos());
        });
  }

  @Test
  void goToAPhoneAsItRegistered() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob).body("text/plain", LONG);
          assertEquals(Transport.UDP, bob.expects(MESSAGE).way().transport());
          bob.sends(200);
          alice.expects(200);
        });
  }

  private static String uriOf(Agent agent) {
    return "sip:" + agent.name() + "@" + agent.host().address().getHostAddress() + ":5060";
  }
}
