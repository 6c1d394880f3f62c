package org.patchbay.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.patchbay.proxy.auth.DigestAlgorithm.MD5;
import static org.patchbay.proxy.auth.DigestAlgorithm.SHA_256;

import java.util.List;
import org.junit.jupiter.api.Test;

class DigestAuthenticatorTest {
  private static final Outcome ALICE = new Outcome.Accepted("alice", 0);
  private static final Outcome STALE = new Outcome.Stale(0);
  private static final Outcome WRONG = new Outcome.Wrong(0);

  private final Desk desk = new Desk(MD5);

  @Test
  void acceptsTheRightPassword() {
    assertEquals(ALICE, desk.invite(Answer.md5(desk.challenge()).line()));
  }

  @Test
  void refusesAWrongPassword() {
    assertEquals(WRONG, desk.invite(Answer.md5(desk.challenge()).password("guess").line()));
  }

  @Test
  void refusesAnUnknownUserAsItDoesAWrongPassword() {
    assertEquals(WRONG, desk.invite(Answer.md5(desk.challenge()).user("mallory").line()));
  }

  @Test
  void refusesTheHashOfNobody() {
    Answer answer = Answer.md5(desk.challenge()).with("username", "\"mallory\"");
    assertEquals(WRONG, desk.invite(answer.line()));
  }

  @Test
  void acceptsSha256WhereItIsOffered() {
    Desk both = new Desk(SHA_256, MD5);
    assertEquals(ALICE, both.invite(Answer.sha256(both.challenge()).line()));
    assertEquals(ALICE, both.invite(Answer.md5(both.challenge()).line()));
  }

  @Test
  void refusesAnAlgorithmThatIsNotOffered() {
    Desk strict = new Desk(SHA_256);
    assertEquals(WRONG, strict.invite(Answer.md5(strict.challenge()).line()));
    assertEquals(
        WRONG, desk.invite(Answer.md5(desk.challenge()).with("algorithm", "MD5-sess").line()));
  }

  @Test
  void takesAnAbsentAlgorithmForMd5() {
    Answer answer = Answer.md5(desk.challenge()).with("algorithm", null);
    assertEquals(ALICE, desk.invite(answer.line()));
  }

  @Test
  void acceptsPhonesWithoutQopOncePerNonce() {
    String line = Answer.md5(desk.challenge()).withoutQuality().line();
    assertEquals(ALICE, desk.invite(line));
    assertEquals(STALE, desk.invite(line));
  }

  @Test
  void takesANonceCountForGoodOnce() {
    String nonce = desk.challenge();
    assertEquals(ALICE, desk.invite(Answer.md5(nonce).line()));
    assertEquals(STALE, desk.invite(Answer.md5(nonce).line()));
    assertEquals(ALICE, desk.invite(Answer.md5(nonce).count(2).line()));
  }

  @Test
  void doesNotLetAWrongPasswordUseUpACount() {
    String nonce = desk.challenge();
    assertEquals(WRONG, desk.invite(Answer.md5(nonce).password("guess").line()));
    assertEquals(ALICE, desk.invite(Answer.md5(nonce).line()));
  }

  @Test
  void callsAnOldNonceStale() {
    String nonce = desk.challenge();
    desk.clock.advance(Nonces.LIFETIME_MILLIS);
    assertEquals(ALICE, desk.invite(Answer.md5(nonce).line()));
    desk.clock.advance(1);
    assertEquals(STALE, desk.invite(Answer.md5(nonce).count(2).line()));
    assertEquals(STALE, desk.invite(Answer.md5(nonce).withoutQuality().line()));
  }

  @Test
  void callsANonceThatIsNotOursStaleForWhoKnowsThePassword() {
    assertEquals(STALE, desk.invite(Answer.md5("dcd98b7102dd2f0e8b11d0f600bfb0c093").line()));
  }

  @Test
  void doesNotTellWhoHasNoPasswordThatANonceIsStale() {
    assertEquals(WRONG, desk.invite(Answer.md5("dcd98b71").password("guess").line()));
  }

  @Test
  void takesNoAnswerTwiceOverARestart() {
    String nonce = desk.challenge();
    assertEquals(ALICE, desk.invite(Answer.md5(nonce).line()));
    desk.clock.advance(1);
    desk.restart(MD5);
    assertEquals(STALE, desk.invite(Answer.md5(nonce).line()));
    assertEquals(ALICE, desk.invite(Answer.md5(desk.challenge()).line()));
  }

  @Test
  void missesCredentialsWhereThereAreNone() {
    assertEquals(Outcome.MISSING, desk.invite());
    assertEquals(Outcome.MISSING, desk.invite("Authorization: Digest realm=\"example.com\""));
  }

  /** As RFC 4475 §3.3.7 (regaut01) has it. */
  @Test
  void passesOverAnUnknownScheme() {
    String unknown = "Proxy-Authorization: NoOneKnowsThisScheme opaque-data=here";
    assertEquals(Outcome.MISSING, desk.invite(unknown));
  }

  @Test
  void passesOverAnotherRealm() {
    String other = Answer.md5(desk.challenge()).with("realm", "\"elsewhere.example\"").line();
    assertEquals(Outcome.MISSING, desk.invite(other));
    assertEquals(
        new Outcome.Accepted("alice", 1), desk.invite(other, Answer.md5(desk.challenge()).line()));
  }

  @Test
  void challengesAPhoneThatOnlyNamesItself() {
    String line =
        "Proxy-Authorization: Digest username=\"alice\", realm=\"example.com\", nonce=\"\","
            + " uri=\"sip:example.com\", response=\"\"";
    assertEquals(Outcome.MISSING, desk.invite(line));
  }

  @Test
  void acceptsTheRealmBehindTheUserName() {
    Answer answer = Answer.md5(desk.challenge()).with("username", "\"alice@example.com\"");
    assertEquals(ALICE, desk.invite(answer.line()));
    assertEquals(List.of("alice@example.com", "alice"), desk.asked);
  }

  @Test
  void doesNotTakeAnotherDomainsUserForOurs() {
    Answer answer = Answer.md5(desk.challenge()).with("username", "\"alice@elsewhere.example\"");
    assertEquals(WRONG, desk.invite(answer.line()));
  }

  @Test
  void undoesTheEscapesOfAUserName() {
    Answer answer = Answer.md5(desk.challenge()).with("username", "\"al\\ice\"");
    assertEquals(ALICE, desk.invite(answer.line()));
  }

  @Test
  void readsWhatPhonesQuoteAndLeaveBare() {
    Answer answer = Answer.md5(desk.challenge());
    answer.with("username", "alice").with("response", answer.response().toUpperCase());
    answer.with("algorithm", "\"md5\"").with("qop", "\"auth\"").with("nc", "\"00000001\"");
    assertEquals(ALICE, desk.invite(answer.line().replace("=", " = ") + " ,"));
  }

  @Test
  void readsFoldedLines() {
    String line = Answer.md5(desk.challenge()).line().replace(", ", ",\r\n ");
    assertEquals(ALICE, desk.invite(line));
  }

  @Test
  void wantsAnAlgorithmToOffer() {
    assertThrows(IllegalArgumentException.class, () -> desk.restart());
  }
}
