package org.patchbay.testkit;

import java.util.List;
import org.patchbay.testkit.endpoint.Way;
import org.patchbay.testkit.sip.SipMessage;

/**
 * A message that a script expected and got. Further expectations can be chained to it.
 *
 * @param message the message
 * @param way the way that it came on
 */
public record Incoming(SipMessage message, Way way) {

  /** The first header of that name; empty when there is none. */
  public String header(String name) {
    return message.header(name);
  }

  /** Fails unless the header has exactly that value. */
  public Incoming with(String name, String value) {
    if (!message.has(name) || !message.header(name).equals(value)) {
      throw failure(name + " should be " + value + " and is " + found(name));
    }
    return this;
  }

  /** Fails unless some header of that name contains the text. */
  public Incoming containing(String name, String part) {
    if (message.values(name).stream().noneMatch(value -> value.contains(part))) {
      throw failure(name + " should contain " + part + " and is " + found(name));
    }
    return this;
  }

  /** Fails if a header of that name is there. */
  public Incoming without(String name) {
    if (message.has(name)) {
      throw failure(name + " should not be there and is " + found(name));
    }
    return this;
  }

  /** Fails unless the Request-URI is that. */
  public Incoming forUri(String uri) {
    if (!message.requestUri().equals(uri)) {
      throw failure("the Request-URI should be " + uri);
    }
    return this;
  }

  /** Fails unless the body is that. */
  public Incoming withBody(String body) {
    if (!message.body().equals(body)) {
      throw failure("the body should be\n" + body);
    }
    return this;
  }

  private String found(String name) {
    return message.has(name) ? String.join(", ", message.values(name)) : "missing";
  }

  private CallFailure failure(String what) {
    return new CallFailure(what + " in\n" + message, List.of(message.callId()));
  }
}
