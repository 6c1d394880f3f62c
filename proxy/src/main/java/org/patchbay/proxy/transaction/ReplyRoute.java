package org.patchbay.proxy.transaction;

import java.net.InetSocketAddress;
import org.patchbay.proxy.message.Via;
import org.patchbay.proxy.transport.Flow;

/** Where the answer to a request goes (RFC 3261 §18.2.2, RFC 3581 §4). */
public final class ReplyRoute {
  private ReplyRoute() {}

  /**
   * The flow for the answer. Over a connection it is the same one. Over UDP it is the source
   * address; its port if the sender asked for that or its Via cannot be read, else the one that it
   * says it listens on.
   *
   * <p>Deviation: {@code maddr} is not followed (RFC 3261 §18.2.2), or a stranger could direct our
   * answers at others.
   *
   * @param via the request's top Via
   */
  public static Flow of(Flow source, Via via) {
    if (source.transport().reliable() || !via.isSound() || via.hasRport()) {
      return source;
    }
    int port = port(source, via);
    InetSocketAddress remote = source.remote();
    return remote.getPort() == port
        ? source
        : new Flow(
            source.transport(),
            source.local(),
            new InetSocketAddress(remote.getAddress(), port),
            0);
  }

  /** The port that the sender of a Via says it listens on. */
  static int port(Flow source, Via via) {
    return via.port() > 0 ? via.port() : source.transport().defaultPort();
  }
}
