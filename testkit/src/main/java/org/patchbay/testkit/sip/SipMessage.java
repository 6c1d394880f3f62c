package org.patchbay.testkit.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A SIP message: a start line, header fields in order, a body (RFC 3261 §7).
 *
 * @param startLine the request or status line, without its line end
 * @param headers the header fields in order
 * @param body the body as text; empty for none
 */
public record SipMessage(String startLine, List<Header> headers, String body) {
  private static final String VERSION = "SIP/2.0";

  /** Copies the header list. */
  public SipMessage {
    headers = List.copyOf(headers);
  }

  /** Whether it is a request. */
  public boolean isRequest() {
    return !startLine.startsWith(VERSION);
  }

  /** The method: that of the request line, or that of the CSeq of a response. */
  public String method() {
    if (isRequest()) {
      return word(startLine, 0);
    }
    return word(header("CSeq"), 1);
  }

  /** The Request-URI. */
  public String requestUri() {
    return word(startLine, 1);
  }

  /** The status code of a response; 0 for a request. */
  public int status() {
    return isRequest() ? 0 : (int) number(word(startLine, 1));
  }

  /** Whether it is a request of that method. */
  public boolean isRequest(Method method) {
    return isRequest() && method.name().equals(method());
  }

  /** Whether it is a response from 200 on. */
  public boolean isFinal() {
    return status() >= 200;
  }

  /** The first header of that name, in any form; empty when there is none. */
  public String header(String name) {
    for (Header header : headers) {
      if (header.is(name)) {
        return header.value();
      }
    }
    return "";
  }

  /** Whether a header of that name is there, in any form. */
  public boolean has(String name) {
    return headers.stream().anyMatch(header -> header.is(name));
  }

  /** All values of a header that is a list: one for each comma outside of quotes and brackets. */
  public List<String> values(String name) {
    List<String> values = new ArrayList<>();
    for (Header header : headers) {
      if (header.is(name)) {
        values.addAll(Lists.split(header.value()));
      }
    }
    return values;
  }

  public String callId() {
    return header("Call-ID");
  }

  /** The number of the CSeq; -1 when there is none that can be read. */
  public long cseq() {
    return number(word(header("CSeq"), 0));
  }

  /** The topmost Via. */
  public Via via() {
    return new Via(values("Via").get(0));
  }

  /** The Via values, topmost first. */
  public List<Via> vias() {
    return values("Via").stream().map(Via::new).toList();
  }

  public NameAddress from() {
    return new NameAddress(header("From"));
  }

  public NameAddress to() {
    return new NameAddress(header("To"));
  }

  /** The first Contact. */
  public NameAddress contact() {
    List<String> contacts = values("Contact");
    return new NameAddress(contacts.isEmpty() ? "" : contacts.get(0));
  }

  /** The message as it goes over the wire, in UTF-8. */
  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(512);
    text.append(startLine).append("\r\n");
    for (Header header : headers) {
      text.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    return text.append("\r\n").append(body).toString();
  }

  /** The number; -1 for what is none (the wire also carries what is malformed on purpose). */
  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }

  private static String word(String text, int index) {
    String[] words = text.trim().split("\\s+", 3);
    return index < words.length ? words[index] : "";
  }
}
