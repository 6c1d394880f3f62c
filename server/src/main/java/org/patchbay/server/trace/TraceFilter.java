package org.patchbay.server.trace;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.Syntax;

/** Which messages a trace is of. */
public sealed interface TraceFilter {

  /** Every message. */
  record All() implements TraceFilter {}

  /** Those of a call, whichever of its legs has this Call-ID. */
  record OfCall(String callId) implements TraceFilter {}

  /** Those of calls and requests from or to a user, by name or by number. */
  record OfUser(String name) implements TraceFilter {}

  /**
   * Those from or to an address.
   *
   * @param port 0 for any
   */
  record OfPeer(InetAddress address, int port) implements TraceFilter {
    boolean fits(InetSocketAddress remote) {
      return remote.getAddress().equals(address) && (port == 0 || remote.getPort() == port);
    }
  }

  /** A peer as it is written, with or without a port; none if it is not one. */
  static Optional<TraceFilter> peer(String text) {
    Optional<InetSocketAddress> withPort = read(IpAddresses.WITH_A_PORT, text);
    if (withPort.isPresent()) {
      return Optional.of(new OfPeer(withPort.get().getAddress(), withPort.get().getPort()));
    }
    return read(IpAddresses.ADDRESS, text).map(address -> new OfPeer(address, 0));
  }

  private static <T> Optional<T> read(Syntax<T> syntax, String text) {
    return syntax.read(text).orElse((wrong, remedy) -> {});
  }

  /** As one or two words, for a request on the control socket. */
  default String words() {
    if (this instanceof OfCall call) {
      return "call " + call.callId();
    } else if (this instanceof OfUser user) {
      return "user " + user.name();
    } else if (this instanceof OfPeer peer) {
      String address = IpAddresses.text(peer.address());
      return "peer " + (peer.port() == 0 ? address : address + ":" + peer.port());
    }
    return "all";
  }

  /** What {@link #words} wrote; none if it is something else. */
  static Optional<TraceFilter> parse(String words) {
    String[] parts = words.split(" ", 2);
    String value = parts.length > 1 ? parts[1].strip() : "";
    return switch (parts[0]) {
      case "all" -> Optional.of(new All());
      case "call" -> value.isEmpty() ? Optional.empty() : Optional.of(new OfCall(value));
      case "user" -> value.isEmpty() ? Optional.empty() : Optional.of(new OfUser(value));
      case "peer" -> peer(value);
      default -> Optional.empty();
    };
  }
}
