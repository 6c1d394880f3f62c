package org.patchbay.proxy.transport.netty;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A message as the one frame in which a server sends it (RFC 6455 §5.2): unmasked. */
final class WebSocketFraming {
  private static final int FINAL_TEXT = 0x81;
  private static final int FINAL_BINARY = 0x82;
  private static final int TWO_OCTETS = 126;
  private static final int EIGHT_OCTETS = 127;

  /** The most octets that framing adds. */
  static final int MOST_ADDED = 10;

  private WebSocketFraming() {}

  /**
   * Writes a message as text, which is what browsers' SIP stacks read best; as octets if it is no
   * UTF-8, for which a browser would close the connection (RFC 6455 §8.1).
   */
  static void write(ByteBuf out, byte[] data, int offset, int length) {
    out.writeByte(isText(data, offset, length) ? FINAL_TEXT : FINAL_BINARY);
    if (length < TWO_OCTETS) {
      out.writeByte(length);
    } else if (length <= 0xffff) {
      out.writeByte(TWO_OCTETS).writeShort(length);
    } else {
      out.writeByte(EIGHT_OCTETS).writeLong(length);
    }
    out.writeBytes(data, offset, length);
  }

  private static boolean isText(byte[] data, int offset, int length) {
    int i = offset;
    while (i < offset + length && data[i] >= 0) {
      i++;
    }
    return i == offset + length || isUtf8(data, i, offset + length - i);
  }

  private static boolean isUtf8(byte[] data, int offset, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data, offset, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
