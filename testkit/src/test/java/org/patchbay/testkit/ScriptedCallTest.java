package org.patchbay.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.Match.next;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.OPTIONS;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.net.Transport;

/** Two scripted agents, without a server between them. */
class ScriptedCallTest {

  @Test
  void readsAsACallFlow() {
    World.test(
        world -> {
          Agent alice = world.agent("alice", "10.0.0.2");
          Agent bob = world.agent("bob", "10.0.0.3");

          alice.sends(INVITE).to(bob);
          bob.expects(INVITE).with("Max-Forwards", "70").forUri("sip:bob@example.com");
          bob.sends(180);
          alice.expects(180);
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          bob.expects(ACK);
          bob.sends(BYE);
          alice.expects(BYE);
          alice.sends(200);
          bob.expects(200, BYE);
          alice.expectsNothing();
          bob.expectsNothing();
        });
  }

  @Test
  void cancelsWhileItRings() {
    World.test(
        world -> {
          Agent alice = world.agent("alice", "10.0.0.2").over(Transport.TCP);
          Agent bob = world.agent("bob", "10.0.0.3");

          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          bob.expects(CANCEL);
          bob.sends(200);
          bob.sends(487);
          alice.expects(200, CANCEL);
          alice.expects(487, INVITE);
          alice.sends(ACK);
          bob.expects(ACK);
        });
  }

  @Test
  void losesWhatARuleSaysAndRetransmitsWhatTheScriptSays() {
    World.test(
        world -> {
          Agent alice = world.agent("alice", "10.0.0.2");
          Agent bob = world.agent("bob", "10.0.0.3");

          world.lose(next(INVITE).on(alice, bob), 2);
          alice.sends(INVITE).to(bob);
          world.advance(Duration.ofMillis(500));
          alice.resends(INVITE);
          world.advance(Duration.ofMillis(1000));
          bob.expectsNothing();
          alice.resends(INVITE);
          bob.expects(INVITE);
          alice.resends(INVITE);
          bob.expectsAgain(INVITE);
          assertEquals(
              2,
              world.trace().messages().stream()
                  .filter(message -> message.note().equals("lost by rule"))
                  .count());
        });
  }

  @Test
  void speaksIpv6() {
    World.test(
        world -> {
          Agent alice = world.agent("alice", "2001:db8::2");
          Agent bob = world.agent("bob", "2001:db8::3");

          alice.sends(INVITE).to(bob);
          bob.expects(INVITE).containing("Via", "[2001:db8:0:0:0:0:0:2]:5060");
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          bob.expects(ACK);
        });
  }

  @Test
  void reachesAPhoneBehindANatByItsMappingOnly() {
    World.test(
        world -> {
          var nat = world.nat("nat", "192.0.2.1").withMappingTimeout(Duration.ofSeconds(30));
          Agent alice = world.agentBehind(nat, "alice", "10.0.0.2");
          Agent bob = world.agent("bob", "198.51.100.3");
          Agent eve = world.agent("eve", "198.51.100.4");

          alice.sends(OPTIONS).to(bob);
          Incoming options = bob.expects(OPTIONS);
          assertEquals("192.0.2.1", options.way().remote().getAddress().getHostAddress());
          bob.sends(200);
          alice.expects(200).containing("Via", "received=192.0.2.1");

          bob.sends(OPTIONS).to(alice).towards(options.way().remote());
          alice.expects(OPTIONS);
          eve.sends(OPTIONS).to(alice).towards(options.way().remote());
          world.settle();
          alice.expectsNothing();
          world.advance(Duration.ofSeconds(31));
          bob.sends(OPTIONS).to(alice).towards(options.way().remote());
          alice.expectsNothing();
          assertEquals(0, nat.mappings());
        });
  }

  @Test
  void reportsAFailureWithItsLadderAndSeed() {
    AssertionError failure =
        assertThrows(
            AssertionError.class,
            () ->
                World.test(
                    7,
                    world -> {
                      Agent alice = world.agent("alice", "10.0.0.2");
                      Agent bob = world.agent("bob", "10.0.0.3");
                      alice.sends(INVITE).to(bob);
                      bob.expects(INVITE);
                      bob.sends(486);
                      alice.expects(200);
                    }));
    assertTrue(failure.getMessage().contains("expected 200; unread: SIP/2.0 486 Busy Here"));
    assertTrue(failure.getMessage().contains("-Dpatchbay.seed=7"));
    assertTrue(failure.getMessage().contains("486 Busy Here (INVITE)"), failure.getMessage());
  }
}
