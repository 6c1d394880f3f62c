package org.patchbay.config;

import java.util.Optional;

/**
 * A range of ports, both ends included.
 *
 * @param first from 1
 * @param last at least {@code first}, at most 65535
 */
public record PortRange(int first, int last) {

  /** As {@code 20000-29999}. */
  public static final Syntax<PortRange> SYNTAX =
      Syntax.of("a range of ports", "write one as 20000-29999", PortRange::parse);

  private static Optional<PortRange> parse(String text) {
    String[] ends = text.split("\\s*-\\s*", -1);
    if (ends.length != 2) {
      return Optional.empty();
    }
    return IpAddresses.port(ends[0])
        .flatMap(first -> IpAddresses.port(ends[1]).map(last -> new PortRange(first, last)))
        .filter(range -> range.first <= range.last);
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
