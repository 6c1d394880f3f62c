package org.patchbay.b2bua.leg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A leg, and what it did at the last input, as words: {@code "send BYE 2"}, {@code "tell Ended"}.
 */
final class LegUnderTest {
  LegRecord leg;
  private List<LegAction> actions = List.of();

  private LegUnderTest(LegRecord leg) {
    this.leg = leg;
  }

  static LegUnderTest outgoing() {
    LegUnderTest test =
        new LegUnderTest(
            LegRecord.outgoing(
                new LegIdentity(
                    "token",
                    true,
                    "our-call-id",
                    Party.of("sip:us@example.com").tagged("ours"),
                    Party.of("sip:+12065550100@192.0.2.20"),
                    "sip:+12065550100@192.0.2.20",
                    List.of("<sip:trunk.sbc1@hop.invalid;lr>"),
                    "sip:leg-token@hop.invalid",
                    false,
                    69)));
    return test.does(new LegInput.Invite(Body.sdp("offer"), List.of()));
  }

  static LegUnderTest incoming() {
    return incoming(false);
  }

  /** One with a party whose messages are answered along the way that they come. */
  static LegUnderTest incomingByFlow() {
    return incoming(true);
  }

  private static LegUnderTest incoming(boolean byFlow) {
    return new LegUnderTest(LegRecord.incoming(request("INVITE", 7), "token", "ours", byFlow));
  }

  static LegUnderTest incomingWithoutOffer() {
    return new LegUnderTest(
        LegRecord.incoming(requestWithoutBody("INVITE", 7), "token", "ours", false));
  }

  static LegUnderTest outgoingConfirmed() {
    return outgoing().gets(200, "INVITE", 1, "theirs");
  }

  static LegUnderTest incomingConfirmed() {
    return incoming().does(new LegInput.Answer(Body.sdp("answer"))).gets("ACK", 7);
  }

  LegUnderTest does(LegInput input) {
    LegResult result = LegMachine.handle(leg, input);
    leg = result.leg();
    actions = result.actions();
    return this;
  }

  LegUnderTest hangsUp() {
    return does(new LegInput.HangUp(480, Optional.empty()));
  }

  LegUnderTest gets(int status, String method, long cseq, String tag) {
    return does(
        new LegInput.Responded(
            new IncomingResponse(
                status,
                "",
                "our-call-id",
                "ours",
                Optional.of(tag),
                cseq,
                method,
                Optional.of("sip:" + tag + "@192.0.2.30"),
                List.of("<sip:p1.example.com;lr>", "<sip:p2.example.com;lr>"),
                Optional.of(Body.sdp("their sdp")),
                List.of(new Header("X-Patchbay-Flow", "abc")))));
  }

  LegUnderTest gets(String method, long cseq) {
    return does(new LegInput.Requested(request(method, cseq)));
  }

  LegUnderTest getsWithoutBody(String method, long cseq) {
    return does(new LegInput.Requested(requestWithoutBody(method, cseq)));
  }

  private static IncomingRequest requestWithoutBody(String method, long cseq) {
    IncomingRequest with = request(method, cseq);
    return new IncomingRequest(
        with.key(),
        method,
        with.requestUri(),
        with.callId(),
        with.from(),
        with.to(),
        cseq,
        Optional.of("sip:moved@192.0.2.31?Priority=urgent"), // no Request-URI has headers
        List.of(),
        70,
        Optional.empty(),
        List.of(new Header("X-Patchbay-Flow", "def")));
  }

  static IncomingRequest request(String method, long cseq) {
    return new IncomingRequest(
        new TransactionKey(method + cseq),
        method,
        "sip:token@198.51.100.1",
        "call-id",
        Party.of("sip:alice@example.com").tagged("theirs"),
        Party.of("sip:bob@example.com"),
        cseq,
        Optional.of("sip:alice@192.0.2.10"),
        List.of("<sip:p1.example.com;lr>", "<sip:p2.example.com;lr>"),
        70,
        Optional.of(Body.sdp("their sdp")),
        List.of(new Header("X-Patchbay-Flow", "abc")));
  }

  LegUnderTest did(String... words) {
    assertEquals(List.of(words), words());
    return this;
  }

  LegUnderTest in(LegState state) {
    assertEquals(state, leg.state());
    return this;
  }

  <A extends LegAction> A action(Class<A> type) {
    return Stream.of(actions.toArray(LegAction[]::new))
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    for (LegAction action : actions) {
      if (action instanceof LegAction.Send send) {
        words.add("send " + send.request().method() + " " + send.request().cseq());
      } else if (action instanceof LegAction.Cancel) {
        words.add("cancel");
      } else if (action instanceof LegAction.Respond respond) {
        words.add(respond.response().status() + " to " + respond.key().id());
      } else if (action instanceof LegAction.Release release) {
        words.add("release " + release.key().id());
      } else if (action instanceof LegAction.Arm arm) {
        words.add("arm " + arm.timer() + " " + arm.least().toMillis());
      } else if (action instanceof LegAction.Tell tell) {
        words.add("tell " + tell.notice().getClass().getSimpleName());
      }
    }
    return words;
  }
}
