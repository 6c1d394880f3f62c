package org.patchbay.server.parsers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the proxy passes inwards is read by JAIN-SIP as the proxy reads it, or refused with 400.
 * A failure shows the message; the seed is set by {@code -Dpatchbay.seed=N}.
 */
class ParsersAgreeTest {
  private static final long SEED = Long.getLong("patchbay.seed", 20_261_121);
  private static final int ROUNDS = 8_000;

  private final HopWorld world = new HopWorld();
  private final Judge judge = new Judge(world);
  private final Fuzzer fuzzer = new Fuzzer(SEED);

  @AfterEach
  void leavesNothingBehind() {
    world.settle();
    assertEquals(0, world.unanswered());
    assertEquals(0, world.timers());
    world.close();
  }

  static Stream<Arguments> torture() {
    return TortureTexts.all().entrySet().stream()
        .map(message -> Arguments.argumentSet(message.getKey(), message.getValue()));
  }

  @ParameterizedTest
  @MethodSource("torture")
  void readsATortureMessageAlikeOrRefusesIt(String message) {
    if (message.startsWith("SIP/")) {
      String request = requestThatIsSentOut("INVITE");
      String more = Texts.withoutIdentity(message);
      judge.sendResponse(
          Sender.TRUNK, Texts.response(request, message.lines().findFirst().orElseThrow(), more));
      return;
    }
    int number = 0;
    for (Sender sender : Sender.values()) {
      String method = message.split(" ", 2)[0];
      judge.sendRequest(sender, Texts.again(message, number++));
      judge.sendRequest(sender, Texts.toNumber(Texts.again(message, number++)));
      judge.sendRequest(sender, Texts.toLeg(Texts.again(message, number++), method));
      judge.sendRequest(sender, Texts.toLeg(Texts.again(message, number++), "INVITE"));
    }
  }

  @Test
  void readsMostTortureMessagesOnceTheyGoToALeg() {
    for (Map.Entry<String, String> message : TortureTexts.all().entrySet()) {
      if (!message.getValue().startsWith("SIP/")) {
        judge.sendRequest(Sender.TRUNK, Texts.toLeg(message.getValue(), "INFO"));
      }
    }
    assertTrue(judge.alike() >= 25, judge.alike() + " alike, " + judge.refused() + " refused");
  }

  @Test
  void readsRequestsAlikeThatAreBrokenAtRandomOrRefusesThem() {
    for (int round = 0; round < ROUNDS; round++) {
      switch (round % 4) {
        case 0 -> judge.sendRequest(Sender.TRUNK, broken("INVITE", round));
        case 1 -> judge.sendRequest(Sender.STRANGER, broken("BYE", round));
        case 2 -> judge.sendRequest(Sender.TRUNK, broken("ACK", round));
        default -> judge.sendRequest(Sender.TRUSTED, fuzzer.broken(Texts.invite(round)));
      }
    }
    assertTrue(judge.alike() > ROUNDS / 5, judge.alike() + " alike");
    assertTrue(judge.refused() > ROUNDS / 100, judge.refused() + " refused");
  }

  private String broken(String method, int round) {
    return fuzzer.broken(Texts.inDialog(method, round));
  }

  @Test
  void readsResponsesAlikeThatAreBrokenAtRandomOrDropsThem() {
    for (int round = 0; round < ROUNDS / 2; round++) {
      String request = requestThatIsSentOut(round % 2 == 0 ? "INVITE" : "BYE");
      String status = List.of("180 Ringing", "200 OK", "486 Busy Here").get(round % 3);
      String more =
          "Contact: <sip:b@10.0.0.2>\r\nRecord-Route: <sip:r;lr>, <sip:s;lr>\r\n"
              + "X-Other: y\r\nContent-Type: application/sdp\r\n";
      String response = Texts.response(request, "SIP/2.0 " + status, more);
      judge.sendResponse(Sender.TRUNK, fuzzer.broken(response));
    }
    assertTrue(judge.alike() > ROUNDS / 10, judge.alike() + " alike");
    assertTrue(judge.refused() > ROUNDS / 100, judge.refused() + " dropped");
  }

  /** A request of the B2BUA's as the proxy sends it to the carrier. */
  private String requestThatIsSentOut(String method) {
    world.sendOutwards(method);
    return Judge.text(world.received.get(0));
  }

  @Test
  void readsTheCancelOfAnInviteThatWasBroken() {
    world.rings();
    int cancelled = 0;
    for (int round = 0; round < ROUNDS / 8; round++) {
      String invite = fuzzer.broken(Texts.invite(round));
      judge.sendRequest(Sender.TRUSTED, invite);
      if (!world.requests.isEmpty() && Judge.isInvite(world.inwards.get(0))) {
        String callId = world.requests.get(0).callId();
        judge.sendCancel(Sender.TRUSTED, Texts.withMethod(invite, "CANCEL"));
        cancelled += world.requests.isEmpty() ? 0 : 1;
        world.requests.forEach(cancel -> assertEquals(callId, cancel.callId()));
      }
    }
    assertTrue(cancelled > ROUNDS / 40, cancelled + " cancelled");
  }

  @Test
  void writesToAPartyWhatItReadOfIt() {
    world.asksBack();
    int asked = 0;
    for (int round = 0; round < ROUNDS / 4; round++) {
      judge.sendRequest(Sender.TRUSTED, fuzzer.broken(Texts.invite(round)));
      if (!world.asked.isEmpty()) {
        asked++;
        judge.checkAsked();
      }
    }
    assertTrue(asked > ROUNDS / 20, asked + " asked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: sip:alice@example.com;tag=1",
        "From: \"A. \\\"B\\\" C\" <sip:alice@example.com>;tag=a.b-c_d~e",
        "From: Anonymous <sip:anonymous@anonymous.invalid>;tag=1",
        "From: <tel:+12065550100;phone-context=example.com>;tag=1",
        "From: \"\u00c3\u00a9\" <sip:+12065550100;isub=1@10.0.0.2:5061;user=phone>;tag=1",
        "From:\r\n \"Folded\r\n name\"\r\n <sip:alice@[2001:db8::1]:5060>\r\n ;tag=1",
        "f : <sips:alice%40home@EXAMPLE.com;transport=TLS>;tag=1;x=\"y;tag=2\"",
        "Contact: <sip:alice@10.0.0.2;transport=tcp;ob>;+sip.instance=\"<urn:uuid:1>\";expires=60",
        "m: \"A, B\" <sip:alice@10.0.0.2:5060;gr=urn:uuid:1>",
        "Contact: sip:alice@10.0.0.2",
        "Record-Route: <sip:10.0.0.9;lr=on;ftag=1>\r\nRecord-Route: <sip:r@[::1]:5070;lr>",
        "CSeq: 2147483647 INVITE",
        "Call-ID: {a}'b'~[c]@d<e>",
        "Max-Forwards: 0070",
        "P-Asserted-Identity: \"A\" <sip:+12065550100@example.com>, <tel:+12065550100>",
        "P-Asserted-Identity: <sip:+12065550100@example.com>;cpc=ordinary",
        "Date: yesterday",
        "Supported: ",
        "User-Agent: Phone (1.0; \u00ff)",
        "Content-Type: application/sdp ; charset=\"utf-8\"",
        "Allow: INVITE, ACK,\r\n\tBYE",
        "Via: SIP/2.0/UDP 10.0.0.2:5060;branch=z9hG4bKv, SIP / 2.0 / TLS [::1];branch=z9hG4bKw"
      })
  void readsWhatPhonesAndTrunksSend(String header) {
    judge.sendRequest(Sender.TRUSTED, Texts.withHeader(Texts.invite(1), header));
    assertEquals(1, judge.alike(), () -> Judge.text(world.outwards.get(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:+14255550100@example.com;user=phone",
        "sip:+1-425-(555).0100;phone-context=x;isub=1@example.com:5060;transport=udp",
        "sip:%2B14255550100@PBX.Example.com",
        "sip:alice:secret@example.com;lr;maddr=10.0.0.1",
        "SIP:*97#@10.0.0.99"
      })
  void readsARequestUriThatPhonesDial(String uri) {
    judge.sendRequest(Sender.TRUSTED, Texts.invite(1).replaceFirst("sip:\\S+", uri));
    assertEquals(1, judge.alike());
  }
}
