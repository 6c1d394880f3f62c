package org.patchbay.carrier.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.SipMessage;

/** Takes parts out of an indexed message as texts that outlive it. */
final class MessageText {
  private static final String SDP = "application/sdp";

  private MessageText() {}

  /** The values of a header that is a list, each on one line. */
  static List<String> values(SipMessage message, HeaderName name) {
    List<String> values = new ArrayList<>();
    byte[] bytes = message.bytes();
    for (int h = message.first(name); h >= 0; h = message.next(h)) {
      int end = message.valueEnd(h);
      for (int i = message.valueStart(h); i < end; ) {
        int elementEnd = Octets.elementEnd(bytes, i, end);
        values.add(onOneLine(Octets.text(bytes, i, elementEnd)));
        i = elementEnd + 1;
      }
    }
    return values;
  }

  /** The first header of that name on one line; empty if there is none. */
  static String value(SipMessage message, HeaderName name) {
    return onOneLine(message.text(name));
  }

  private static String onOneLine(String text) {
    return text.replaceAll("\\s*[\r\n]+\\s*", " ").strip();
  }

  /** The address in the first header of that name; none if there is none that can be read. */
  static Optional<Party> party(SipMessage message, HeaderName name) {
    NameAddr address = new NameAddr();
    return values(message, name).stream()
        .limit(1)
        .filter(value -> reads(address, value))
        .map(value -> Party.of(address, value))
        .findFirst();
  }

  /** The URI of the first Contact. */
  static Optional<String> contact(SipMessage message) {
    NameAddr address = new NameAddr();
    return values(message, HeaderName.CONTACT).stream()
        .limit(1)
        .filter(value -> reads(address, value))
        .map(value -> Party.uriOf(address))
        .findFirst();
  }

  private static boolean reads(NameAddr address, String value) {
    byte[] octets = value.getBytes(StandardCharsets.ISO_8859_1);
    return address.read(octets, 0, octets.length);
  }

  /** The body. */
  static String body(SipMessage message) {
    return Octets.text(message.bytes(), message.bodyStart(), message.bodyEnd());
  }

  /** Whether the body is a session description by its Content-Type. */
  static boolean hasDescription(SipMessage message) {
    String type = value(message, HeaderName.CONTENT_TYPE).split(";", 2)[0].strip();
    return message.bodyEnd() > message.bodyStart() && type.equalsIgnoreCase(SDP);
  }
}
