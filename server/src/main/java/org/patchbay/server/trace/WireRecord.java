package org.patchbay.server.trace;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.patchbay.config.IpAddresses;

/**
 * A message of the wire log, as it goes to whoever reads it.
 *
 * @param time of the loop that saw it, in milliseconds
 * @param sent whether this server sent it; else it received it
 * @param transport as {@code udp}; {@link #HOP} is the way to the media processor
 * @param local our address, as peers know it
 * @param remote the peer's
 * @param octets the message with its secrets overwritten; not to be changed
 */
public record WireRecord(
    Instant time,
    boolean sent,
    String transport,
    InetSocketAddress local,
    InetSocketAddress remote,
    byte[] octets) {

  /** The transport of the inner hop. */
  public static final String HOP = "hop";

  private static final int FIELDS = 6;

  /** Whether it passed between proxy and media processor, and was on no network. */
  public boolean isInner() {
    return transport.equals(HOP);
  }

  /** As one line. */
  String line() {
    return String.join(
        " ",
        String.valueOf(time.toEpochMilli()),
        sent ? "sent" : "received",
        transport,
        IpAddresses.text(local),
        IpAddresses.text(remote),
        Base64.getEncoder().encodeToString(octets));
  }

  /** What {@link #line} wrote; none if it is something else. */
  static Optional<WireRecord> parse(String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length != FIELDS || !fields[0].matches("[0-9]{1,15}")) {
      return Optional.empty();
    }
    Optional<InetSocketAddress> local = address(fields[3]);
    Optional<InetSocketAddress> remote = address(fields[4]);
    if (local.isEmpty() || remote.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new WireRecord(
              Instant.ofEpochMilli(Long.parseLong(fields[0])),
              fields[1].equals("sent"),
              fields[2],
              local.get(),
              remote.get(),
              Base64.getDecoder().decode(fields[5])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Port 0 is that of the hop, which has none. */
  private static Optional<InetSocketAddress> address(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    int port = Integer.parseInt(text.substring(colon + 1));
    String host = text.substring(0, colon).replaceAll("[\\[\\]]", "");
    return port > 0xffff
        ? Optional.empty()
        : IpAddresses.parse(host).map(ip -> new InetSocketAddress(ip, port));
  }
}
