package org.patchbay.proxy.world;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.net.Transport;

/** Requests that are refused for what stands in them, whoever sends them. */
enum RefusedText {
  TWO_SPACES(Refusal.BAD_START_LINE, edit("OPTIONS sip", "OPTIONS  sip")),
  VERSION_3(Refusal.UNKNOWN_VERSION, edit("SIP/2.0\r\nVia", "SIP/3.0\r\nVia")),
  LONE_LINE_FEED(Refusal.BAD_LINE_END, edit("Max-Forwards: 70\r\n", "Max-Forwards: 70\n")),
  HEADER_WITHOUT_COLON(Refusal.BAD_HEADER, edit("Max-Forwards: 70", "Max-Forwards 70")),
  SECOND_FROM(Refusal.REPEATED_HEADER, edit("To: ", "From: <sip:eve@example.com>;tag=2\r\nTo: ")),
  THREE_HUNDRED_HEADERS(
      Refusal.TOO_MANY_HEADERS, edit("Max-Forwards", "X-More: x\r\n".repeat(300) + "Max-Forwards")),
  NO_EMPTY_LINE(Refusal.UNFINISHED_HEADERS, edit("\r\n\r\n", "\r\n")),
  LONGER_THAN_IT_IS(Refusal.BAD_CONTENT_LENGTH, edit("Length: 0", "Length: 9")),
  LARGER_THAN_ANY(Refusal.MESSAGE_TOO_LARGE, edit("Length: 0", "Length: 70000")),
  STREAM_WITHOUT_LENGTH(
      Refusal.NO_CONTENT_LENGTH,
      text -> text.replace("Content-Length: 0\r\n", "").replace("/UDP", "/TCP")),
  NO_CALL_ID(Refusal.MISSING_HEADER, edit("Call-ID: refused@10.0.0.2\r\n", "")),
  VIA_WITH_A_NAMED_PORT(Refusal.BAD_VIA, edit("10.0.0.2:5060;branch", "10.0.0.2:sip;branch")),
  OPEN_BRACKET_IN_FROM(Refusal.BAD_FROM, edit("alice@example.com>", "alice@example.com")),
  OPEN_BRACKET_IN_TO(Refusal.BAD_TO, edit("<sip:bob@example.com>", "<sip:bob@example.com")),
  CALL_ID_WITH_A_SPACE(Refusal.BAD_CALL_ID, edit("refused@", "re fused@")),
  CSEQ_OF_ANOTHER_METHOD(Refusal.BAD_CSEQ, edit("CSeq: 1 OPTIONS", "CSeq: 1 INVITE")),
  MAX_FORWARDS_256(Refusal.BAD_MAX_FORWARDS, edit("Forwards: 70", "Forwards: 256")),
  MAX_BREADTH_OF_MANY(Refusal.BAD_MAX_BREADTH, edit("CSeq", "Max-Breadth: many\r\nCSeq")),
  OPEN_BRACKET_IN_CONTACT(Refusal.BAD_CONTACT, edit("CSeq", "Contact: <sip:alice\r\nCSeq")),
  ROUTE_WITHOUT_URI(Refusal.BAD_ROUTE, edit("CSeq", "Route: <;lr>\r\nCSeq")),
  HEADERS_IN_THE_URI(
      Refusal.BAD_REQUEST_URI, edit("bob@example.com SIP", "bob@example.com?Subject=x SIP")),
  LONG_URI(Refusal.URI_TOO_LONG, edit("bob@example.com SIP", "b".repeat(2100) + "@h SIP")),
  MANY_VIAS(
      Refusal.TOO_MANY_HOPS,
      edit(
          "Max-Forwards",
          "Via: SIP/2.0/UDP h" + ", SIP/2.0/UDP h".repeat(99) + "\r\nMax-Forwards")),
  MANY_ROUTES(
      Refusal.BAD_ROUTE,
      edit("Max-Forwards", "Route: <sip:h;lr>" + ", <sip:h;lr>".repeat(50) + "\r\nMax-Forwards")),
  MAIL_URI(Refusal.UNKNOWN_SCHEME, edit("sip:bob@example.com SIP", "mailto:bob@example.com SIP")),
  UNKNOWN_OPTION_TAG(
      Refusal.UNKNOWN_EXTENSION, edit("CSeq", "Proxy-Require: teleportation\r\nCSeq")),
  LAST_HOP(
      Refusal.TOO_MANY_HOPS,
      text -> text.replace("OPTIONS", "MESSAGE").replace("Forwards: 70", "Forwards: 0")),
  CANCEL_OF_NOTHING(Refusal.NO_SUCH_TRANSACTION, text -> text.replace("OPTIONS", "CANCEL")),
  NO_ROOM(Refusal.OVERLOADED, text -> text);

  private static final String SOUND =
      """
      OPTIONS sip:bob@example.com SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.2:5060;branch=z9hG4bKrefused
      Max-Forwards: 70
      From: <sip:alice@example.com>;tag=1
      To: <sip:bob@example.com>
      Call-ID: refused@10.0.0.2
      CSeq: 1 OPTIONS
      Content-Length: 0

      """;

  private final Refusal refusal;
  private final UnaryOperator<String> edit;

  RefusedText(Refusal refusal, UnaryOperator<String> edit) {
    this.refusal = refusal;
    this.edit = edit;
  }

  private static UnaryOperator<String> edit(String sound, String broken) {
    return text -> {
      if (!text.contains(sound)) {
        throw new IllegalArgumentException("nothing to edit: " + sound);
      }
      return text.replaceFirst(Pattern.quote(sound), Matcher.quoteReplacement(broken));
    };
  }

  Refusal refusal() {
    return refusal;
  }

  /** How many transactions the proxy has room for. */
  int room() {
    return this == NO_ROOM ? 0 : 100;
  }

  /** Lets an agent send it. */
  void from(Agent agent, SimulatedProxy proxy) {
    String text = edit.apply(SOUND.replace("\n", "\r\n"));
    agent
        .over(text.contains("/TCP") ? Transport.TCP : Transport.UDP)
        .sendsOctets(text.getBytes(StandardCharsets.UTF_8), proxy.host().at(SimulatedProxy.PORT));
  }
}
