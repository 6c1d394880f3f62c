package org.patchbay.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestUriTest {
  private final Desk desk = new Desk(DigestAlgorithm.MD5);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:bob@example.com",
        "sip:bob@example.com:5060",
        "sip:bob@example.com;transport=tcp",
        "sip:bob@192.0.2.1",
        "sip:b%6fb@example.com",
        "sips:bob@example.com",
      })
  void acceptsAnotherSpellingOfTheSameUser(String uri) {
    Answer answer = Answer.md5(desk.challenge()).request("INVITE", uri).withoutQuality();
    assertEquals(new Outcome.Accepted("alice", 0), desk.invite(answer.line()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip:carol@example.com", "sip:BOB@example.com", "tel:bob", "bob", "sip:"})
  void refusesAnotherUser(String uri) {
    Answer answer = Answer.md5(desk.challenge()).request("INVITE", uri);
    assertEquals(new Outcome.Malformed(0), desk.invite(answer.line()));
  }

  @Test
  void acceptsTheDomainAloneOnlyWithANonceCount() {
    Answer counted = Answer.md5(desk.challenge()).request("INVITE", "sip:example.com");
    assertInstanceOf(Outcome.Accepted.class, desk.invite(counted.line()));
    Answer bare =
        Answer.md5(desk.challenge()).request("INVITE", "sip:example.com").withoutQuality();
    assertInstanceOf(Outcome.Malformed.class, desk.invite(bare.line()));
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTER sip:example.com, sip:alice@example.com",
    "REGISTER sip:example.com, sip:192.0.2.1:5060",
    "REGISTER sip:example.com, sip:example.com",
  })
  void acceptsWhatPhonesHashOfRegister(String start, String uri) {
    Answer answer = Answer.md5(desk.challenge()).request("REGISTER", uri).withoutQuality();
    assertInstanceOf(Outcome.Accepted.class, desk.check(start, answer.line()));
  }

  @Test
  void acceptsATelephoneUriAsItIs() {
    Answer answer = Answer.md5(desk.challenge()).request("INVITE", "tel:+15550100");
    assertInstanceOf(Outcome.Accepted.class, desk.check("INVITE tel:+15550100", answer.line()));
  }

  @Test
  void bindsTheMethod() {
    Answer answer = Answer.md5(desk.challenge()).request("OPTIONS", "sip:bob@example.com");
    assertInstanceOf(Outcome.Wrong.class, desk.invite(answer.line()));
  }
}
