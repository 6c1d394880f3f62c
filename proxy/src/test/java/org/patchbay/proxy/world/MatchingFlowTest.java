package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;

/** Which requests and answers belong together (RFC 3261 §17.1.3, §17.2.3). */
class MatchingFlowTest {
  private static final String VIA = "SIP/2.0/UDP 10.0.0.2:5060;rport;branch=";

  @Test
  void keepsCallsApartThatShareABranch() {
    play(
        (alice, bob) -> {
          alice.sends(MESSAGE).to(bob).replacing("Via", VIA + "z9hG4bKsame");
          alice.sends(MESSAGE).to(bob).replacing("Via", VIA + "z9hG4bKsame");
          Incoming first = bob.expects(MESSAGE);
          Incoming second = bob.expects(MESSAGE);
          assertNotEquals(first.header("Call-ID"), second.header("Call-ID"));
          bob.sends(200);
          bob.sends(200);
          alice.expects(200);
          alice.expects(200);
        });
  }

  @Test
  void recognisesTheRetransmissionOfAnOldClient() {
    play(
        (alice, bob) -> {
          alice.sends(INVITE).to(bob).replacing("Via", "SIP/2.0/UDP 10.0.0.2:5060"); // RFC 2543
          bob.expects(INVITE);
          alice.resends(INVITE);
          bob.expectsNothingFor(Duration.ofMillis(400));
          bob.sends(200);
          alice.expects(200);
          bob.forgets();
        });
  }

  @Test
  void recognisesTheAckOfAnOldClient() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          String via = "SIP/2.0/UDP 10.0.0.2:5060";
          alice.sendsText(old("INVITE", via, ""));
          bob.expects(INVITE);
          bob.sends(486);
          bob.expects(ACK);
          Incoming busy = alice.expects(486);
          alice.sendsText(old("ACK", via, ";tag=" + busy.message().to().tag()));
          scene.world().advance(Duration.ofSeconds(5));
          long times =
              scene.world().trace().messages().stream()
                  .filter(m -> m.to().equals("alice") && m.message().orElseThrow().status() == 486)
                  .count();
          assertEquals(1, times, "none after the ACK");
        });
  }

  @Test
  void takesTheBranchWhateverItsCase() {
    play(
        (alice, bob) -> {
          alice.sends(MESSAGE).to(bob).replacing("Via", VIA + "Z9HG4BKupper");
          bob.expects(MESSAGE).containing("Via", "branch=Z9HG4BKupper");
          bob.sends(200);
          alice.expects(200).containing("Via", "branch=Z9HG4BKupper");
        });
  }

  @Test
  void dropsAnAnswerToNothing() {
    play(
        (alice, bob) -> {
          alice.sends(MESSAGE).to(bob);
          bob.expects(MESSAGE);
          bob.sends(200);
          alice.expects(200);
          bob.sends(200).with("X-Forged", "yes").answering(MESSAGE);
          alice.expectsNothing();
        });
  }

  @Test
  void dropsAnAnswerThatGuessesABranch() {
    play(
        (alice, bob) -> {
          alice.sends(MESSAGE).to(bob);
          Incoming request = bob.expects(MESSAGE);
          String branch = request.message().via().branch();
          char guessed = branch.charAt(12) == '0' ? '1' : '0';
          String other = branch.substring(0, 12) + guessed + branch.substring(13);
          bob.sendsText(
              """
              SIP/2.0 200 OK
              Via: SIP/2.0/UDP 10.0.0.1:5060;branch=%s
              Via: %s
              From: %s
              To: %s;tag=guess
              Call-ID: %s
              CSeq: 1 MESSAGE
              Content-Length: 0

              """
                  .formatted(
                      other,
                      request.message().vias().get(1).text(),
                      request.header("From"),
                      request.header("To"),
                      request.header("Call-ID")));
          alice.expectsNothing();
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void takesARefusalThatLacksFrom() {
    play(
        (alice, bob) -> {
          alice.sends(INVITE).to(bob);
          Incoming request = bob.expects(INVITE);
          bob.sendsText(
              """
              SIP/2.0 400 Bad Request
              Via: %s
              Via: %s
              To: %s;tag=bad
              Call-ID: %s
              CSeq: %s
              Content-Length: 0

              """
                  .formatted(
                      request.message().vias().get(0).text(),
                      request.message().vias().get(1).text(),
                      request.header("To"),
                      request.header("Call-ID"),
                      request.header("CSeq")));
          bob.expects(ACK).with("From", request.header("From"));
          alice.expects(400).with("From", request.header("From"));
          alice.sends(ACK);
          bob.forgets();
        });
  }

  private static void play(BiConsumer<Agent, Agent> script) {
    Scene.play(scene -> script.accept(scene.trusted("alice"), scene.phone("bob")));
  }

  private static String old(String method, String via, String toTag) {
    return """
        %s sip:bob@example.com SIP/2.0
        Via: %s
        Max-Forwards: 70
        From: <sip:alice@example.com>;tag=old
        To: <sip:bob@example.com>%s
        Call-ID: old@10.0.0.2
        CSeq: 1 %s
        Content-Length: 0

        """
        .formatted(method, via, toTag, method);
  }
}
