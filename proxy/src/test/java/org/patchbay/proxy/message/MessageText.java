package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Messages written as text: one character an octet, so that nothing is lost either way. */
final class MessageText {
  private MessageText() {}

  /** The octets of a text whose characters are octets. */
  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A text block as a message: every line feed becomes CRLF. */
  static byte[] lines(String block) {
    return octets(block.replace("\n", "\r\n"));
  }

  /** The text of octets, one character an octet. */
  static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** A text in UTF-8, one character an octet. */
  static String utf8(String text) {
    return text(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The message that the octets are; they must be sound. */
  static SipMessage message(byte[] octets) {
    SipMessage message = new SipMessage();
    assertNull(SipParser.datagram(octets, octets.length, message), () -> text(octets));
    return message;
  }

  /** The head of the request that the octets are; it must be sound. */
  static RequestHead request(byte[] octets) {
    RequestHead head = new RequestHead();
    assertNull(head.read(message(octets)), () -> text(octets));
    return head;
  }

  /** What is wrong with the octets as a request; null if nothing is. */
  static Refusal refusal(byte[] octets) {
    SipMessage message = new SipMessage();
    Refusal fault = SipParser.datagram(octets, octets.length, message);
    return fault != null ? fault : new RequestHead().read(message);
  }

  /** The comma-separated elements of all headers of a name, white space around them aside. */
  static List<String> elements(SipMessage message, HeaderName name) {
    List<String> elements = new ArrayList<>();
    byte[] bytes = message.bytes();
    for (int h = message.first(name); h >= 0; h = message.next(h)) {
      for (int i = message.valueStart(h); i <= message.valueEnd(h); ) {
        int end = Octets.elementEnd(bytes, i, message.valueEnd(h));
        elements.add(Octets.text(bytes, i, end).strip());
        i = end + 1;
      }
    }
    return elements;
  }
}
