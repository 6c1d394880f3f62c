package org.patchbay.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block of IP addresses (RFC 4632 §3.1), of one family: {@code 192.0.2.0/24}, {@code
 * 2001:db8::/32}.
 *
 * @param network the first address of the block
 * @param prefix the number of leading bits that all of its addresses share
 */
public record Cidr(InetAddress network, int prefix) {

  /** A block, or one address alone. */
  public static final Syntax<Cidr> SYNTAX = Cidr::read;

  private static final String REMEDY = "write one as 192.0.2.0/24 or 2001:db8::/32";

  /** Whether an address is in the block; an address of the other family never is. */
  public boolean contains(InetAddress address) {
    byte[] bits = address.getAddress();
    return bits.length == network.getAddress().length
        && Arrays.equals(masked(bits, prefix), network.getAddress());
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefix;
  }

  private static Reading<Cidr> read(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    Optional<InetAddress> address = IpAddresses.parse(host);
    if (address.isEmpty()) {
      return Reading.wrong(Quoted.of(text) + " is not a block of IP addresses", REMEDY);
    }
    byte[] bits = address.get().getAddress();
    String length = slash < 0 ? String.valueOf(bits.length * 8) : text.substring(slash + 1);
    if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits.length * 8) {
      return Reading.wrong(
          Quoted.of(text) + " has no prefix length from 0 to " + bits.length * 8, REMEDY);
    }
    int prefix = Integer.parseInt(length);
    Cidr block = new Cidr(address(masked(bits, prefix)), prefix);
    return block.network().equals(address.get())
        ? Reading.value(block)
        : Reading.wrong(
            Quoted.of(text) + " has bits set after its first " + prefix,
            "write " + block + " for the block, or " + host + " for the one address");
  }

  private static byte[] masked(byte[] bits, int prefix) {
    byte[] masked = bits.clone();
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.max(0, Math.min(8, prefix - 8 * i));
      masked[i] &= (byte) (0xFF << (8 - kept));
    }
    return masked;
  }

  private static InetAddress address(byte[] bits) {
    try {
      return InetAddress.getByAddress(bits);
    } catch (UnknownHostException e) {
      throw new AssertionError("an address has 4 or 16 octets", e);
    }
  }
}
