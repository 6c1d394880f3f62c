package org.patchbay.testkit.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts a message together, header by header. */
public final class SipWriter {
  private final String startLine;
  private final List<Header> headers = new ArrayList<>();
  private String body = "";

  private SipWriter(String startLine) {
    this.startLine = startLine;
  }

  /** Begins a request. */
  public static SipWriter request(String method, String requestUri) {
    return new SipWriter(method + " " + requestUri + " SIP/2.0");
  }

  /** Begins a response. */
  public static SipWriter response(int status, String reason) {
    return new SipWriter("SIP/2.0 " + status + " " + reason);
  }

  /** Begins with what another message has. */
  public static SipWriter like(SipMessage message) {
    SipWriter writer = new SipWriter(message.startLine());
    writer.headers.addAll(message.headers());
    writer.body = message.body();
    return writer;
  }

  /** Adds a header at the end. */
  public SipWriter with(String name, String value) {
    headers.add(new Header(name, value));
    return this;
  }

  /** Adds one header for each value. */
  public SipWriter with(String name, List<String> values) {
    values.forEach(value -> with(name, value));
    return this;
  }

  /** Replaces the first header of that name where it stands, and removes the others. */
  public SipWriter replacing(String name, String value) {
    for (int i = 0; i < headers.size(); i++) {
      if (headers.get(i).is(name)) {
        headers.set(i, new Header(headers.get(i).name(), value));
        int kept = i;
        Header first = headers.get(kept);
        headers.removeIf(header -> header != first && header.is(name));
        return this;
      }
    }
    return with(name, value);
  }

  /** Removes all headers of that name. */
  public SipWriter without(String name) {
    headers.removeIf(header -> header.is(name));
    return this;
  }

  /** Sets the body and its Content-Type. */
  public SipWriter body(String type, String text) {
    body = text;
    return replacing("Content-Type", type);
  }

  /** Removes the body. */
  public SipWriter withoutBody() {
    body = "";
    return without("Content-Type");
  }

  /** Whether there is a body. */
  public boolean hasBody() {
    return !body.isEmpty();
  }

  /** The message; a Content-Length is added unless one was given. */
  public SipMessage message() {
    List<Header> all = new ArrayList<>(headers);
    if (all.stream().noneMatch(header -> header.is("Content-Length"))) {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      all.add(new Header("Content-Length", Integer.toString(length)));
    }
    return new SipMessage(startLine, all, body);
  }
}
