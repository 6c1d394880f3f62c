package org.patchbay.server.parsers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sound messages, and torture messages turned so that the proxy passes them inwards. */
final class Texts {
  static final String NUMBER = "sip:+14255550100@example.com";
  static final String LEG = "sip:leg-1a@10.0.0.1:5060";

  private static final String INVITE =
      """
      INVITE sip:+14255550100@example.com SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.2:5060;rport;branch=z9hG4bK-n
      Max-Forwards: 70
      From: "Alice" <sip:alice@10.0.0.2>;tag=f-n
      To: <sip:+14255550100@example.com>
      Call-ID: c-n@10.0.0.2
      CSeq: 1 INVITE
      Contact: <sip:alice@10.0.0.2:5060>
      Record-Route: <sip:p.example.net;lr>, <sip:q.example.net;lr>
      P-Asserted-Identity: <sip:+12065550100@example.com>
      X-Other: one, two
      Content-Type: application/sdp
      Content-Length: 5

      v=0
      """;

  /** A value with the lines that continue it. */
  private static final String REST_OF_HEADER = "(?:[^\r\n]|\r\n[ \t])*";

  private static final Pattern TO = Pattern.compile("(?im)^(?:to|t)[ \t]*:" + REST_OF_HEADER);
  private static final Pattern CSEQ = Pattern.compile("(?im)^(cseq[ \t]*:\\s*\\d+\\s+)\\S+");
  private static final Pattern CALL_ID = Pattern.compile("(?im)^((?:call-id|i)[ \t]*:\\s*\\S+)");

  private static final Pattern IDENTITY =
      Pattern.compile("(?i)(?:via|v|from|f|to|t|call-id|i|cseq|content-length|l)[ \t]*:");

  private Texts() {}

  /** An INVITE of a new call. */
  static String invite(int number) {
    return INVITE.replace("-n", "-" + number).replace("\n", "\r\n");
  }

  /** A request of that method inside a dialog with a leg. */
  static String inDialog(String method, int number) {
    return toLeg(invite(number).replace("INVITE", method), method);
  }

  /** A torture request with another Call-ID, so that it is a transaction of its own. */
  static String again(String request, int number) {
    return CALL_ID.matcher(request).replaceFirst("$1x" + number);
  }

  /** The same as an INVITE to a number of ours. */
  static String toNumber(String request) {
    return withMethod(withUri(request, NUMBER), "INVITE");
  }

  /** The same inside a dialog with a leg. */
  static String toLeg(String request, String method) {
    String text = withMethod(withUri(request, LEG), method);
    return TO.matcher(text).replaceFirst(to -> Matcher.quoteReplacement(tagged(to.group())));
  }

  private static String withUri(String request, String uri) {
    return request.replaceFirst("^(\\S+ +)\\S+", "$1" + uri);
  }

  /** The same with a header line in the place of that of the same name, or first. */
  static String withHeader(String request, String line) {
    String name = line.split(":", 2)[0].strip();
    String full =
        switch (name) {
          case "f" -> "From";
          case "m" -> "Contact";
          default -> name;
        };
    String quoted = Matcher.quoteReplacement(line + "\r\n");
    return full.equals("Via") || !request.contains("\r\n" + full + ": ")
        ? request.replaceFirst("(?=Max-Forwards: )", quoted)
        : request.replaceFirst("(?m)^" + full + ": .*\r\n", quoted);
  }

  /** The header lines of a torture response, but those that say which request it answers. */
  static String withoutIdentity(String response) {
    String head = response.split("\r\n\r\n", 2)[0];
    return Stream.of(head.split("\r\n(?![ \t])"))
        .skip(1)
        .filter(line -> !IDENTITY.matcher(line).lookingAt())
        .map(line -> line + "\r\n")
        .collect(Collectors.joining());
  }

  private static String tagged(String to) {
    return to.matches("(?is).*;\\s*tag\\s*=.*") ? to : to.stripTrailing() + ";tag=leg";
  }

  /** The same with another method; the Request-URI stays. */
  static String withMethod(String request, String method) {
    String text = request.replaceFirst("^\\S+", Matcher.quoteReplacement(method));
    return CSEQ.matcher(text)
        .replaceFirst(cseq -> Matcher.quoteReplacement(cseq.group(1) + method));
  }

  /** The response to a request as the proxy sent it, with further header lines. */
  static String response(String request, String statusLine, String more) {
    StringBuilder text = new StringBuilder(statusLine).append("\r\n");
    request
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq): .*"))
        .map(line -> line.startsWith("To: ") && !line.contains(";tag=") ? line + ";tag=them" : line)
        .forEach(line -> text.append(line).append("\r\n"));
    return text.append(more).append("Content-Length: 5\r\n\r\nv=0\r\n").toString();
  }
}
