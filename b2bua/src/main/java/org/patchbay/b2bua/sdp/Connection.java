package org.patchbay.b2bua.sdp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A {@code c=} line (RFC 8866 §5.7), and the end of an {@code o=} line.
 *
 * @param addressType {@code IP4} or {@code IP6}
 * @param host an address or a name, without a TTL
 */
public record Connection(String addressType, String host) {

  /** That of an address. */
  public static Connection of(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return new Connection(
        address instanceof Inet6Address ? "IP6" : "IP4", zone < 0 ? text : text.substring(0, zone));
  }

  /** Reads {@code IN IP4 192.0.2.1}, also with a TTL or in lower case. */
  static Optional<Connection> parse(String text) {
    String[] words = Words.of(text.strip());
    if (words.length < 3 || !words[0].equalsIgnoreCase("IN")) {
      return Optional.empty();
    }
    String host = words[2];
    int slash = host.indexOf('/');
    return Optional.of(
        new Connection(
            words[1].equalsIgnoreCase("IP6") ? "IP6" : "IP4",
            slash < 0 ? host : host.substring(0, slash)));
  }

  /**
   * Whether it is the unspecified address, by which old user agents ask for silence (RFC 3264
   * §8.4).
   */
  public boolean unspecified() {
    return host.equals("0.0.0.0") || host.equals("::") || host.equals("0:0:0:0:0:0:0:0");
  }

  @Override
  public String toString() {
    return "IN " + addressType + " " + host;
  }
}
