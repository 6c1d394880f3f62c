package org.patchbay.testkit.invariant;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;

import org.junit.jupiter.api.Test;
import org.patchbay.loop.Timer;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.CallFailure;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.StatelessProxy;
import org.patchbay.testkit.World;

class InvariantsTest {
  private final World world = new World(1);
  private final Host proxy = world.host("proxy", "10.0.0.1");
  private final Agent alice = world.agent("alice", "10.0.0.2").through(proxy);
  private final Agent bob = world.agent("bob", "10.0.0.3").through(proxy);

  @Test
  void holdForAnOrdinaryCall() throws Exception {
    new StatelessProxy(proxy);
    bob.registers();
    Invariants invariants = Invariants.of(world, proxy);
    alice.talksWith(bob);
    alice.hangsUpOn(bob);
    invariants.check();
  }

  @Test
  void noticeAMaxForwardsThatIsNotOneLess() throws Exception {
    new StatelessProxy(proxy, 0);
    bob.registers();
    Invariants invariants = Invariants.of(world, proxy);
    alice.talksWith(bob);
    refuses(invariants, "has not a Max-Forwards one less");
  }

  @Test
  void noticeAnInviteWithoutAFinalResponse() throws Exception {
    new StatelessProxy(proxy);
    bob.registers();
    Invariants invariants = Invariants.of(world, proxy);
    alice.sends(INVITE).to(bob);
    bob.expects(INVITE);
    bob.sends(180);
    refuses(invariants, "an INVITE got no final response");
  }

  @Test
  void noticeTwoFinalResponses() throws Exception {
    new StatelessProxy(proxy);
    bob.registers();
    Invariants invariants = Invariants.of(world, proxy);
    alice.sends(INVITE).to(bob);
    bob.expects(INVITE);
    bob.sends(486);
    bob.sends(603).answering(INVITE);
    refuses(invariants, "an INVITE got the final responses");
  }

  @Test
  void noticeAnInternalHeader() throws Exception {
    new StatelessProxy(proxy);
    bob.registers();
    Invariants invariants = Invariants.of(world, proxy);
    alice.sends(INVITE).to(bob).with("x-patchbay-user", "root");
    bob.expects(INVITE);
    bob.sends(486);
    alice.expects(486);
    alice.sends(ACK);
    refuses(invariants, "x-patchbay-user left the server");
  }

  @Test
  void noticeAResponseWithOtherVias() throws Exception {
    new StatelessProxy(proxy);
    bob.registers();
    Invariants invariants = Invariants.of(world, proxy);
    alice.sends(INVITE).to(bob);
    String below = bob.expects(INVITE).message().vias().get(1).text();
    bob.sends(486)
        .replacing("Via", "SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bKnone")
        .with("Via", below.replace("branch=", "branch=other"));
    refuses(invariants, "has not the Via values of its request");
  }

  @Test
  void doNotBlameTheServerForWhatCameInThatOrder() throws Exception {
    new StatelessProxy(proxy);
    bob.registers();
    Invariants invariants = Invariants.of(world, proxy);
    alice.talksWith(bob);
    alice.hangsUpOn(bob);
    alice.sends("INFO").replacing("CSeq", "1 INFO");
    bob.expects("INFO", m -> m.method().equals("INFO"));
    bob.sends(481);
    alice.expects(481);
    invariants.check();
  }

  @Test
  void noticeATimerAndASocketThatAreLeft() throws Exception {
    new StatelessProxy(proxy);
    Invariants invariants = Invariants.of(world, proxy);
    proxy
        .loop()
        .timers()
        .arm(
            new Timer() {
              @Override
              protected void fired(long now) {}
            },
            Long.MAX_VALUE / 2);
    proxy.datagrams().open(proxy.at(6000), (port, data, length, source) -> {});
    CallFailure failure = assertThrows(CallFailure.class, invariants::check);
    assertTrue(failure.getMessage().contains("1 timers are left on proxy"));
    assertTrue(failure.getMessage().contains("1 sockets are left on proxy"));
  }

  private static void refuses(Invariants invariants, String why) {
    CallFailure failure = assertThrows(CallFailure.class, invariants::check);
    assertTrue(failure.getMessage().contains(why), failure.getMessage());
  }
}
