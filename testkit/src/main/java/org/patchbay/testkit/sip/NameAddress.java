package org.patchbay.testkit.sip;

import java.util.List;

/**
 * A value of From, To, Contact, Route or Record-Route (RFC 3261 §20.10).
 *
 * @param text the value as written
 */
public record NameAddress(String text) {

  /** The URI, without brackets. Without brackets, parameters belong to the header. */
  public String uri() {
    int open = text.indexOf('<', text.startsWith("\"") ? text.indexOf('"', 1) : 0);
    if (open >= 0) {
      return text.substring(open + 1, text.indexOf('>', open));
    }
    int end = text.indexOf(';');
    return end < 0 ? text : text.substring(0, end);
  }

  /** The tag; null when there is none. */
  public String tag() {
    return parameter("tag");
  }

  /** A parameter of the header; empty when it has no value, null when it is not there. */
  public String parameter(String name) {
    List<String> parts = Lists.split(text, ';');
    return parts.isEmpty() ? null : Lists.parameter(parts.subList(1, parts.size()), name);
  }
}
