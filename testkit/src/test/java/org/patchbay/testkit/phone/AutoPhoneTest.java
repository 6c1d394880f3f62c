package org.patchbay.testkit.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.Match.next;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.REGISTER;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.World;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.phone.CallRecord.Outcome;
import org.patchbay.testkit.trace.WireMessage;

class AutoPhoneTest {
  private final World world = new World(4);
  private final AutoPhone phone = new AutoPhone(world, world.host("phone", "10.0.0.2"), "phone");
  private final AutoPhone other = new AutoPhone(world, world.host("other", "10.0.0.3"), "other");
  private final Agent agent = world.agent("agent", "10.0.0.4");

  @Test
  void callsTalksAndHangsUp() {
    other.with(Habits.OBLIGING);
    phone.with(Habits.OBLIGING).call("sip:other@10.0.0.3");
    assertTrue(world.runUntilIdle(Duration.ofMinutes(5)));
    assertEquals(List.of(Outcome.ANSWERED), outcomes(phone));
    assertEquals(List.of(Outcome.ANSWERED), outcomes(other));
    assertEquals(0, phone.openTransactions() + other.openTransactions());
  }

  @Test
  void callsOverTcpWithoutRetransmitting() {
    other.with(Habits.DISMISSIVE);
    phone.over(Transport.TCP).with(Habits.OBLIGING).call("sip:other@10.0.0.3");
    world.runUntilIdle(Duration.ofMinutes(5));
    assertEquals(List.of(Outcome.REJECTED), outcomes(phone));
    assertEquals(1, sent("INVITE").size());
    assertEquals(1, sent("ACK").size());
  }

  @Test
  void givesUpACallThatIsNotAnswered() {
    other.with(Habits.ABSENT);
    phone.with(Habits.OBLIGING).call("sip:other@10.0.0.3");
    world.runUntilIdle(Duration.ofMinutes(5));
    assertEquals(List.of(Outcome.CANCELLED), outcomes(phone));
    assertEquals(List.of(Outcome.CANCELLED), outcomes(other));
  }

  @Test
  void retransmitsAnInviteByTimerAAndGivesUpByTimerB() {
    phone.with(Habits.OBLIGING).call("sip:nobody@10.0.0.99");
    world.runUntilIdle(Duration.ofMinutes(5));
    assertEquals(
        List.of(0L, 500L, 1500L, 3500L, 7500L, 15500L, 31500L),
        sent("INVITE").stream().map(message -> message.sentAt() / 1_000_000).toList());
    assertEquals(List.of(Outcome.TIMED_OUT), outcomes(phone));
  }

  @Test
  void repeatsA2xxUntilTheAckComes() {
    other.with(Habits.OBLIGING);
    phone.with(Habits.OBLIGING);
    agent.sends(INVITE).to("sip:other@10.0.0.3");
    world.lose(next(200).on(other, agent), 3);
    world.advance(Duration.ofSeconds(20));
    agent.expects(200);
    agent.sends(ACK);
    world.settle();
    long repeated = sent(200).size();
    assertTrue(repeated >= 4, repeated + " times");
    world.advance(Duration.ofSeconds(30));
    assertEquals(repeated, sent(200).size());
  }

  @Test
  void hangsUpWhenNoAckComes() {
    phone.with(Habits.OBLIGING);
    agent.sends(INVITE).to("sip:phone@10.0.0.2");
    agent.expects(200);
    world.advance(Duration.ofSeconds(30));
    agent.expectsAgain(200);
    agent.expects(BYE);
    agent.sends(200);
    world.settle();
    assertEquals(List.of(Outcome.UNACKNOWLEDGED), outcomes(phone));
  }

  @Test
  void acknowledgesARepeatedFailureAgain() {
    phone.with(Habits.OBLIGING).call("sip:agent@10.0.0.4");
    agent.expects(INVITE);
    agent.sends(486);
    agent.expects(ACK);
    agent.resendsResponse();
    agent.expectsAgain(ACK);
    assertEquals(List.of(Outcome.REJECTED), outcomes(phone));
  }

  @Test
  void hangsUpOnEverySecondForkThatAnswers() {
    phone.with(Habits.OBLIGING).call("sip:agent@10.0.0.4");
    String to = agent.expects(INVITE).header("To");
    agent.sends(200).replacing("To", to + ";tag=one");
    agent.expects(ACK).containing("To", "tag=one");
    agent.sends(200).answering(INVITE).replacing("To", to + ";tag=two");
    agent.expects(ACK).containing("To", "tag=two");
    agent.expects(BYE).containing("To", "tag=two");
  }

  @Test
  void answersChallengesToRegisterAndInvite() {
    phone.through(agent).withPassword("secret").register();
    agent.expects(REGISTER).without("Authorization");
    agent.sends(401).with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"");
    agent.expects(REGISTER).with("CSeq", "2 REGISTER").containing("Authorization", "nc=00000001");
    agent.sends(200);
    world.settle();
    assertTrue(phone.registered());
    phone.call("sip:agent@example.com");
    agent.expects(INVITE);
    agent.sends(407).with("Proxy-Authenticate", "Digest realm=\"r\", nonce=\"n\"");
    agent.expects(ACK);
    agent.expects(INVITE).with("CSeq", "2 INVITE").containing("Proxy-Authorization", "phone");
  }

  private static List<Outcome> outcomes(AutoPhone of) {
    return of.records().stream().map(CallRecord::outcome).toList();
  }

  private List<WireMessage> sent(int status) {
    return world.trace().messages().stream()
        .filter(m -> m.message().orElseThrow().status() == status)
        .toList();
  }

  private List<WireMessage> sent(String method) {
    return world.trace().messages().stream()
        .filter(m -> m.message().orElseThrow().isRequest())
        .filter(m -> m.message().orElseThrow().method().equals(method))
        .toList();
  }
}
