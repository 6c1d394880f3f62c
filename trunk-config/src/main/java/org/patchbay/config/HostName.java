package org.patchbay.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A host as a SIP domain is written (RFC 3261 §25.1, {@code host}): a name or an IP address. */
public final class HostName {

  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?\\.?");

  /** A name in lower case without a final dot, or an address, IPv6 in brackets. */
  public static final Syntax<String> SYNTAX =
      Syntax.of(
          "a host name or an IP address",
          "write one as example.org, 192.0.2.1 or [2001:db8::1]",
          HostName::parse);

  private HostName() {}

  private static Optional<String> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() <= 253 && NAME.matcher(lower).matches()) {
      return Optional.of(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
    }
    return IpAddresses.ADDRESS.read(lower).orElse((wrong, remedy) -> {}).map(IpAddresses::text);
  }
}
