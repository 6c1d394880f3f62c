package org.patchbay.proxy.transport;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Answers STUN Binding requests at a SIP port (RFC 5626 §4.4.2, §8; RFC 5389): the keep-alive of
 * phones over UDP, which also tells them if their NAT has given them another address. Anyone is
 * answered, and with no more than 44 octets. One thread.
 */
final class StunBinding {
  private static final int HEADER = 20;
  private static final int COOKIE = 0x2112A442;
  private static final int BINDING_REQUEST = 0x0001;
  private static final int BINDING_SUCCESS = 0x0101;
  private static final int BINDING_ERROR = 0x0111;
  private static final int XOR_MAPPED_ADDRESS = 0x0020;
  private static final int ERROR_CODE = 0x0009;
  private static final int UNKNOWN_ATTRIBUTES = 0x000A;

  /** Attributes below it must be understood, or the request refused (RFC 5389 §7.3.1). */
  private static final int OPTIONAL = 0x8000;

  private static final int USERNAME = 0x0006;
  private static final int MESSAGE_INTEGRITY = 0x0008;
  private static final int MOST_ANSWER = HEADER + 4 + 4 + 16;

  private final byte[] octets = new byte[MOST_ANSWER];

  /**
   * Whether a datagram is a Binding request, and no SIP: that begins with a letter, this with a
   * zero, and it has the cookie and the length that it says (RFC 5389 §6).
   */
  static boolean isRequest(byte[] data, int length) {
    if (length < HEADER || data[0] != 0 || data[1] != BINDING_REQUEST) {
      return false;
    }
    ByteBuffer request = ByteBuffer.wrap(data, 0, length);
    return request.getShort(2) == length - HEADER && length % 4 == 0 && request.getInt(4) == COOKIE;
  }

  /** The answer's octets, from index 0; valid until the next. */
  byte[] octets() {
    return octets;
  }

  /**
   * Writes the answer to a request.
   *
   * @param source where it came from: what it is told
   * @return the answer's length in octets
   */
  int answer(byte[] data, int length, InetSocketAddress source) {
    int unknown = unknownAttribute(ByteBuffer.wrap(data, 0, length));
    ByteBuffer answer = ByteBuffer.wrap(octets);
    answer.position(4);
    answer.put(data, 4, HEADER - 4); // cookie and transaction ID
    if (unknown < 0) {
      putAddress(answer, data, source);
    } else {
      answer.putShort((short) ERROR_CODE).putShort((short) 4).putInt(4 << 8 | 20); // 420
      answer.putShort((short) UNKNOWN_ATTRIBUTES).putShort((short) 2);
      answer.putShort((short) unknown).putShort((short) 0);
    }
    answer.putShort(0, (short) (unknown < 0 ? BINDING_SUCCESS : BINDING_ERROR));
    answer.putShort(2, (short) (answer.position() - HEADER));
    return answer.position();
  }

  /** RFC 5389 §15.2. */
  private static void putAddress(ByteBuffer answer, byte[] data, InetSocketAddress source) {
    byte[] address = source.getAddress().getAddress();
    answer.putShort((short) XOR_MAPPED_ADDRESS).putShort((short) (4 + address.length));
    answer.putShort((short) (address.length == 4 ? 1 : 2));
    answer.putShort((short) (source.getPort() ^ COOKIE >>> 16));
    for (int i = 0; i < address.length; i++) {
      answer.put((byte) (address[i] ^ data[4 + i])); // with the cookie, then the transaction ID
    }
  }

  /**
   * The first attribute that must be understood and is not; -1 if there is none. Credentials are
   * known, and not needed (RFC 5389 §10.1.2).
   */
  private static int unknownAttribute(ByteBuffer request) {
    request.position(HEADER);
    while (request.remaining() >= 4) {
      int type = request.getShort() & 0xffff;
      int skipped = (request.getShort() & 0xffff) + 3 & ~3;
      if (type < OPTIONAL && type != USERNAME && type != MESSAGE_INTEGRITY) {
        return type;
      }
      request.position(Math.min(request.position() + skipped, request.limit()));
    }
    return -1;
  }
}
