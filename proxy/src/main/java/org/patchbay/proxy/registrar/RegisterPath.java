package org.patchbay.proxy.registrar;

import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;

/**
 * The proxies that a REGISTER came through, as far as they said so (RFC 3327).
 *
 * @param text the entries of its Path, separated by commas, the proxy next to us first; "" if it
 *     has none
 * @param direct whether it came from the user agent itself: no proxy has added a Via
 * @param outbound whether the proxy next to the user agent keeps its flow (RFC 5626 §5.1): the last
 *     entry has {@code ob}
 */
record RegisterPath(String text, boolean direct, boolean outbound) {
  /** A longer Path is refused. */
  static final int MOST_OCTETS = 1024;

  private static final byte[] OB = Octets.ascii("ob");

  /** Whether the first proxy that the user agent speaks to keeps flows: we do. */
  boolean keepsFlow() {
    return direct || outbound;
  }

  /** Reads the Path of a REGISTER; null if it is malformed or too long. */
  static RegisterPath read(RequestHead head) {
    SipMessage message = head.message();
    byte[] bytes = message.bytes();
    StringBuilder text = new StringBuilder();
    boolean outbound = false;
    NameAddr entry = new NameAddr();
    for (int h = message.first(HeaderName.PATH); h >= 0; h = message.next(h)) {
      int end = message.valueEnd(h);
      for (int i = message.valueStart(h); i <= end; ) {
        int elementEnd = Octets.elementEnd(bytes, i, end);
        if (!entry.read(bytes, i, elementEnd) || !isRoute(entry)) {
          return null;
        }
        int start = Octets.skipSpace(bytes, i, elementEnd);
        text.append(text.length() > 0 ? "," : "")
            .append(Octets.text(bytes, start, Octets.trimEnd(bytes, start, elementEnd)));
        if (text.length() > MOST_OCTETS) {
          return null;
        }
        outbound = entry.uri().find(OB);
        i = elementEnd + 1;
      }
    }
    return new RegisterPath(text.toString(), hasOneVia(head), outbound);
  }

  /** Whether it can stand in a Route. Strict routers are long gone (RFC 3261 §16.12.1). */
  private static boolean isRoute(NameAddr entry) {
    return entry.bracketed()
        && entry.uri().isSip()
        && entry.uri().isLooseRouter()
        && !entry.uri().hasHeaders()
        && !entry.uri().repeatsParameter();
  }

  private static boolean hasOneVia(RequestHead head) {
    SipMessage message = head.message();
    int top = message.first(HeaderName.VIA);
    return message.next(top) < 0 && head.topViaEnd() == message.valueEnd(top);
  }
}
