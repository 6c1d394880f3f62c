package org.patchbay.proxy.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/** Requests to other domains, whose host names have to be looked up (RFC 3263). */
class ForeignDomainTest {
  private static final String ELSEWHERE = "sip:bob@elsewhere.example.org";

  @Test
  void sendsAUsersRequestToWhereTheNameLeads() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent there = leadsTo(scene);
          alice.sends(MESSAGE).to(ELSEWHERE);
          alice.expects(407);
          alice.authenticates();
          there.expects(MESSAGE).forUri(ELSEWHERE).without("Proxy-Authorization");
          there.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void carriesACallToAnotherDomain() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent there = leadsTo(scene);
          alice.sends(INVITE).to(ELSEWHERE);
          there.expects(INVITE);
          there.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          there.expects(ACK);
          there.hangsUpOn(alice);
        });
  }

  @Test
  void waitsForTheName() {
    Scene.play(
        proxy -> proxy.looksUpFor(Duration.ofSeconds(3)),
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent there = leadsTo(scene);
          alice.sends(INVITE).to(ELSEWHERE);
          alice.expects(100);
          there.expects(INVITE);
          there.sends(486);
          there.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void cancelsWhatIsStillBeingLookedUp() {
    Scene.play(
        proxy -> proxy.looksUpFor(Duration.ofSeconds(3)),
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent there = leadsTo(scene);
          alice.sends(INVITE).to(ELSEWHERE);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          alice.expects(487, INVITE);
          alice.sends(ACK);
          there.expectsNothingFor(Duration.ofSeconds(5));
        });
  }

  @Test
  void forgetsARequestWhoseNameIsFoundTooLate() {
    Scene.play(
        proxy -> proxy.looksUpFor(Duration.ofSeconds(40)),
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent there = leadsTo(scene);
          alice.sends(MESSAGE).to(ELSEWHERE);
          there.expectsNothingFor(Duration.ofSeconds(60));
          alice.expectsNothing();
        });
  }

  @Test
  void refusesATrunkThatCallsAnotherDomain() {
    Scene.play(
        scene -> {
          Agent trunk = scene.trunk("trunk");
          Agent there = leadsTo(scene);
          trunk.sends(INVITE).to(ELSEWHERE);
          trunk.expects(403);
          trunk.sends(ACK);
          there.expectsNothing();
        });
  }

  @Test
  void refusesATrunkThatRoutesThroughUs() {
    Scene.play(
        scene -> {
          Agent trunk = scene.trunk("trunk");
          Agent there = leadsTo(scene);
          trunk
              .sends(INVITE)
              .to("sip:+14255550100@example.com")
              .with("Route", "<sip:example.com;lr>, <sip:10.0.0.3;lr>");
          trunk.expects(403);
          trunk.sends(ACK);
          there.expectsNothing();
        });
  }

  @Test
  void connectsATrunkToTheUserWhoHasTheNumber() {
    Scene.play(
        scene -> {
          Agent trunk = scene.trunk("trunk").as("sip:+492111234567@carrier.example.org");
          Agent alice = scene.phone("alice");
          trunk.sends(INVITE).to("sip:+14255550100@10.0.0.1");
          alice.expects(INVITE).forUri("sip:alice@10.0.0.3:5060");
          alice.sends(200);
          trunk.expects(200);
          trunk.sends(ACK);
          alice.expects(ACK);
          alice.hangsUpOn(trunk);
        });
  }

  @Test
  void answers404ToATrunkThatCallsANumberThatIsNobodys() {
    Scene.play(
        scene -> {
          Agent trunk = scene.trunk("trunk");
          trunk.sends(INVITE).to("sip:+14255550199@example.com");
          trunk.expects(404);
          trunk.sends(ACK);
        });
  }

  private static Agent leadsTo(Scene scene) {
    Agent there = scene.stranger("there");
    scene.proxy().resolves("elsewhere.example.org", there.host());
    return there;
  }
}
