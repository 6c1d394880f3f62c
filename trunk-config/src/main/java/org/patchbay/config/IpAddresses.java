package org.patchbay.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * IP addresses as they are written, alone or with a port; an IPv6 address before a port is in
 * brackets (RFC 3986 §3.2.2). Never asks DNS: a host name is not an address here.
 */
public final class IpAddresses {

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern WITH_PORT =
      Pattern.compile("(?:\\[([^\\[\\]]*)\\]|([^:\\[\\]]*))(?::([0-9]*))?");
  private static final Pattern HOST_NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9.-]+");

  /** An address alone: {@code 192.0.2.1}, {@code 2001:db8::1} or {@code [2001:db8::1]}. */
  public static final Syntax<InetAddress> ADDRESS =
      Syntax.of(
          "an IP address",
          "write one as 192.0.2.1 or 2001:db8::1",
          text -> parse(text.matches("\\[.*:.*\\]") ? inner(text) : text));

  /** An address with its port, from 1 to 65535: {@code 192.0.2.1:5060}. */
  public static final Syntax<InetSocketAddress> WITH_A_PORT = IpAddresses::withPort;

  private static final String REMEDY = "write one as 192.0.2.1:5060 or [2001:db8::1]:5060";

  private IpAddresses() {}

  /** The address that a text is, without brackets; none if it is not one. */
  public static Optional<InetAddress> parse(String text) {
    if (text.length() > 45 || !(IPV4.matcher(text).matches() || IPV6.matcher(text).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text)); // a literal: never a DNS query
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** The address as it is written before a port: IPv6 in brackets, short, without a zone. */
  public static String text(InetAddress address) {
    byte[] octets = address.getAddress();
    return octets.length == 4 ? address.getHostAddress() : "[" + shortened(octets) + "]";
  }

  /** Eight groups, of which the longest run of zeros is left out (RFC 5952 §4). */
  private static String shortened(byte[] octets) {
    int[] groups = new int[8];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = (octets[2 * i] & 0xff) << 8 | octets[2 * i + 1] & 0xff;
    }
    int from = 0;
    int length = 0;
    for (int i = 0; i < groups.length; i++) {
      int end = i;
      while (end < groups.length && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        from = i;
        length = end - i;
      }
    }
    if (length < 2) {
      return joined(groups, 0, groups.length);
    }
    return joined(groups, 0, from) + "::" + joined(groups, from + length, groups.length);
  }

  private static String joined(int[] groups, int from, int to) {
    return Arrays.stream(groups, from, to)
        .mapToObj(Integer::toHexString)
        .collect(Collectors.joining(":"));
  }

  /** The address with its port: {@code 192.0.2.1:5060}, {@code [2001:db8::1]:5060}. */
  public static String text(InetSocketAddress address) {
    return text(address.getAddress()) + ":" + address.getPort();
  }

  private static Reading<InetSocketAddress> withPort(String text) {
    Matcher parts = WITH_PORT.matcher(text);
    if (!parts.matches()) {
      return Reading.wrong(Quoted.of(text) + " is not an address with a port", REMEDY);
    }
    String host = parts.group(1) != null ? parts.group(1) : parts.group(2);
    Optional<InetAddress> address = parse(host);
    if (address.isEmpty()) {
      return HOST_NAME.matcher(host).matches() && !host.matches("[0-9.]*")
          ? Reading.wrong(
              Quoted.of(host) + " is a host name, which is not supported by this version yet",
              "write its IP address")
          : Reading.wrong(Quoted.of(text) + " is not an address with a port", REMEDY);
    }
    if (parts.group(3) == null) {
      return Reading.wrong(Quoted.of(text) + " has no port", "write it as " + text + ":5060");
    }
    return port(parts.group(3))
        .map(port -> Reading.value(new InetSocketAddress(address.get(), port)))
        .orElseGet(
            () ->
                Reading.wrong(
                    Quoted.of(parts.group(3)) + " is not a port",
                    "write a number from 1 to 65535"));
  }

  /** A port from 1 to 65535. */
  static Optional<Integer> port(String text) {
    return text.matches("[0-9]{1,5}")
        ? Optional.of(Integer.valueOf(text)).filter(port -> port >= 1 && port <= 65535)
        : Optional.empty();
  }

  private static String inner(String bracketed) {
    return bracketed.substring(1, bracketed.length() - 1);
  }
}
