package org.patchbay.b2bua.call;

import java.util.List;
import java.util.stream.Collectors;

/** SIP messages as text, as the proxy hands them over and gets them. */
record SipText(String text) {

  String first() {
    return text.substring(0, text.indexOf("\r\n"));
  }

  boolean is(String start) {
    return first().startsWith(start) || first().startsWith("SIP/2.0 " + start);
  }

  /** The value of the first header of a name. */
  String header(String name) {
    return text.lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  String body() {
    return text.substring(text.indexOf("\r\n\r\n") + 4);
  }

  /** The formats of the audio stream, as {@code "8 0 101"}. */
  String formats() {
    return body()
        .lines()
        .filter(line -> line.startsWith("m=audio"))
        .map(line -> line.split(" ", 4)[3])
        .findFirst()
        .orElse("none");
  }

  boolean says(String attribute) {
    return body().contains("a=" + attribute + "\r\n");
  }

  static SipText request(List<String> head, String body) {
    return message(head, body);
  }

  /** A response to this request. */
  SipText response(String status, String tag, String body) {
    String to = header("To");
    return message(
        List.of(
            "SIP/2.0 " + status,
            "Via: " + header("Via"),
            "From: " + header("From"),
            "To: " + (to.contains("tag=") ? to : to + ";tag=" + tag),
            "Call-ID: " + header("Call-ID"),
            "CSeq: " + header("CSeq"),
            "Contact: <sip:callee@192.0.2.20:5070>"),
        body);
  }

  private static SipText message(List<String> head, String body) {
    String type = body.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
    return new SipText(
        head.stream().map(line -> line + "\r\n").collect(Collectors.joining())
            + type
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  @Override
  public String toString() {
    return text;
  }
}
