package org.patchbay.server.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One IPv4 UDP datagram that was seen on the loopback device.
 *
 * @param source dotted source address
 * @param sourcePort source port
 * @param destination dotted destination address
 * @param destinationPort destination port
 */
record UdpPacket(String source, int sourcePort, String destination, int destinationPort) {
  private static final String ENDPOINT = "(\\d+\\.\\d+\\.\\d+\\.\\d+)\\.(\\d+)";
  private static final Pattern LINE =
      Pattern.compile("\\bIP " + ENDPOINT + " > " + ENDPOINT + ": UDP\\b");

  /** Reads a line of {@code tcpdump -n -q}; empty for anything else that tcpdump prints. */
  static Optional<UdpPacket> parse(String line) {
    Matcher found = LINE.matcher(line);
    return found.find()
        ? Optional.of(
            new UdpPacket(
                found.group(1),
                Integer.parseInt(found.group(2)),
                found.group(3),
                Integer.parseInt(found.group(4))))
        : Optional.empty();
  }

  /** Whether the datagram came from or went to one of these ports of {@code address}. */
  boolean touches(String address, PortSpan ports) {
    return source.equals(address) && ports.contains(sourcePort) || goesTo(address, ports);
  }

  boolean goesTo(String address, PortSpan ports) {
    return destination.equals(address) && ports.contains(destinationPort);
  }
}
