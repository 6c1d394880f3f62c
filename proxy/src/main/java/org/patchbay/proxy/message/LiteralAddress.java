package org.patchbay.proxy.message;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that are spelled out and not names. Never asks the DNS. */
public final class LiteralAddress {

  private LiteralAddress() {}

  /**
   * The address that a range spells, an IPv6 one with or without brackets.
   *
   * @return null if it is a name, or no sound address
   */
  public static InetAddress of(byte[] bytes, int start, int end) {
    try {
      return Octets.indexOf(bytes, start, end, ':') < end
          ? ipv6(bytes, start, end)
          : ipv4(bytes, start, end);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static InetAddress ipv4(byte[] bytes, int start, int end) throws UnknownHostException {
    byte[] octets = new byte[4];
    int from = start;
    for (int i = 0; i < 4; i++) {
      int dot = i < 3 ? Octets.indexOf(bytes, from, end, '.') : end;
      long part = dot - from > 3 ? -1 : Octets.number(bytes, from, dot, 255);
      if (part < 0 || i < 3 && dot == end) {
        return null;
      }
      octets[i] = (byte) part;
      from = dot + 1;
    }
    return InetAddress.getByAddress(octets);
  }

  private static InetAddress ipv6(byte[] bytes, int start, int end) throws UnknownHostException {
    boolean bracket = bytes[start] == '[' && bytes[end - 1] == ']';
    int from = bracket ? start + 1 : start;
    int to = bracket ? end - 1 : end;
    // Only in brackets does the platform never take what it cannot read for a name to look up.
    return Octets.isAddress(bytes, from, to)
        ? InetAddress.getByName('[' + Octets.text(bytes, from, to) + ']')
        : null;
  }
}
