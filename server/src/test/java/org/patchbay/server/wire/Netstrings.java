package org.patchbay.server.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Netstring framing ({@code 5:hello,}), which baresip's control connection uses. */
final class Netstrings {
  private Netstrings() {}

  static byte[] encode(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    return (payload.length + ":" + text + ",").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads one frame.
   *
   * @throws EOFException when the stream ends before or within a frame
   * @throws IOException when what was read is not a netstring
   */
  static String read(InputStream in) throws IOException {
    int length = 0;
    for (int octet = octet(in); octet != ':'; octet = octet(in)) {
      if (octet < '0' || octet > '9') {
        throw new IOException("not a netstring: " + (char) octet);
      }
      length = Math.addExact(Math.multiplyExact(length, 10), octet - '0');
    }
    byte[] payload = in.readNBytes(length);
    if (octet(in) != ',') {
      throw new IOException("netstring without its comma");
    }
    return new String(payload, StandardCharsets.UTF_8);
  }

  private static int octet(InputStream in) throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException();
    }
    return octet;
  }
}
