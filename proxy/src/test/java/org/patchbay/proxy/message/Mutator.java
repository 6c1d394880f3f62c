package org.patchbay.proxy.message;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** Breaks messages at random: octets flipped, put in, taken out, doubled, mixed with another's. */
final class Mutator {
  /** What the grammar hangs on. */
  private static final String[] CHUNKS = {
    "\r\n",
    "\r",
    "\n",
    "\r\n\r\n",
    "\r\n ",
    "\r\n\t",
    " ",
    "\t",
    ":",
    ";",
    ",",
    "<",
    ">",
    "\"",
    "\\",
    "\\\"",
    "@",
    "%",
    "%00",
    "%4",
    "[",
    "]",
    "[::1]",
    "=",
    "?",
    "/",
    "*",
    "\0",
    "\u00ff",
    "0",
    "-1",
    "4294967296",
    "SIP/2.0",
    "sip:",
    "sips:",
    "tel:",
    ";lr",
    ";tag=x",
    ";branch=z9hG4bK",
    ";rport",
    ";received=1.2.3.4",
    "INVITE ",
    "Via: ",
    "v:SIP/2.0/UDP h\r\n",
    "Route: <sip:r;lr>\r\n",
    "X-Patchbay-A: b\r\n",
    "From: <sip:x@y>;tag=z\r\n",
    "To: x\r\n",
    "Content-Length: 5\r\n",
    "l:\r\n 0\r\n",
    "CSeq: 1 ACK\r\n",
    "Max-Forwards: 0\r\n",
    "Contact: *\r\n",
    ": x\r\n"
  };

  private final Random random;
  private final List<byte[]> seeds;

  Mutator(long seed, List<byte[]> seeds) {
    this.random = new Random(seed);
    this.seeds = seeds;
  }

  /** The next broken message; now and then one that is whole. */
  byte[] next() {
    byte[] octets = seed();
    for (int left = random.nextInt(5); left > 0; left--) {
      octets = mutate(octets);
    }
    return octets;
  }

  private byte[] seed() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] mutate(byte[] from) {
    if (from.length == 0) {
      return seed();
    }
    int at = random.nextInt(from.length);
    int count = Math.min(1 + random.nextInt(random.nextBoolean() ? 4 : 200), from.length - at);
    return switch (random.nextInt(8)) {
      case 0 -> flipped(from, at);
      case 1 -> replaced(from, at, at + 1, new byte[] {(byte) random.nextInt(256)});
      case 2 -> replaced(from, at, at + count, new byte[0]);
      case 3 -> replaced(from, at, at, chunk());
      case 4 -> replaced(from, at, at + count, chunk());
      case 5 -> replaced(from, random.nextInt(from.length), -1, from, at, at + count);
      case 6 -> replaced(from, at, at, piece(seed()));
      default -> random.nextInt(4) == 0 ? replaced(from, at, from.length, new byte[0]) : from;
    };
  }

  private byte[] chunk() {
    return MessageText.octets(CHUNKS[random.nextInt(CHUNKS.length)]);
  }

  private byte[] piece(byte[] octets) {
    int start = random.nextInt(octets.length);
    int end = Math.min(octets.length, start + random.nextInt(120));
    return java.util.Arrays.copyOfRange(octets, start, end);
  }

  private byte[] flipped(byte[] from, int at) {
    byte[] octets = from.clone();
    octets[at] ^= (byte) (1 << random.nextInt(8));
    return octets;
  }

  private static byte[] replaced(byte[] from, int start, int end, byte[] with) {
    return replaced(from, start, end, with, 0, with.length);
  }

  /** What [start, end) of the octets is replaced by a range; an end below 0 replaces nothing. */
  private static byte[] replaced(
      byte[] from, int start, int end, byte[] with, int withStart, int withEnd) {
    int behind = end < 0 ? start : end;
    ByteArrayOutputStream out = new ByteArrayOutputStream(from.length + withEnd - withStart);
    out.write(from, 0, start);
    out.write(with, withStart, withEnd - withStart);
    out.write(from, behind, from.length - behind);
    return out.toByteArray();
  }
}
