package org.patchbay.testkit.sip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Cuts a byte stream into messages by their Content-Length (RFC 3261 §18.3). */
public final class SipFramer {
  private final Consumer<byte[]> messages;
  private byte[] held = {};

  /** A framer that hands over each message's octets as soon as it is complete. */
  public SipFramer(Consumer<byte[]> messages) {
    this.messages = messages;
  }

  /** Takes the next octets of the stream. */
  public void take(byte[] data, int offset, int length) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(held.length + length);
    all.write(held, 0, held.length);
    all.write(data, offset, length);
    held = all.toByteArray();
    int start = 0;
    while (true) {
      while (start < held.length && (held[start] == '\r' || held[start] == '\n')) {
        start++; // keep-alives between messages (RFC 5626 §3.5.1)
      }
      int end = endOfMessage(start);
      if (end < 0) {
        break;
      }
      byte[] message = Arrays.copyOfRange(held, start, end);
      start = end;
      messages.accept(message);
    }
    held = Arrays.copyOfRange(held, start, held.length);
  }

  private int endOfMessage(int start) {
    String text = new String(held, start, held.length - start, StandardCharsets.ISO_8859_1);
    int headersEnd = text.indexOf("\r\n\r\n");
    if (headersEnd < 0) {
      return -1;
    }
    Optional<SipMessage> headers = SipReader.read(text.substring(0, headersEnd + 4));
    String length = headers.map(message -> message.header("Content-Length")).orElse("");
    int body = length.matches("[0-9]{1,9}") ? Integer.parseInt(length) : 0;
    int end = start + headersEnd + 4 + body;
    return end <= held.length ? end : -1;
  }
}
