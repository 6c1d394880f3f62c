package org.patchbay.proxy.locating;

import java.util.function.Consumer;
import org.patchbay.loop.EventLoop;

/**
 * Finds where named servers are (RFC 3263 §4). Called on the loop; the weights of SRV are drawn
 * anew for each request.
 */
public final class ServerLocator {
  private final DnsCache cache;
  private final EventLoop loop;
  private final Reach reach;
  private final UnavailableHosts unavailable;

  /** A locator that asks a DNS and remembers what it said. */
  public ServerLocator(EventLoop loop, Dns dns, Reach reach) {
    this.loop = loop;
    this.cache = new DnsCache(dns, loop.clock());
    this.reach = reach;
    this.unavailable = new UnavailableHosts(loop.clock());
  }

  /**
   * Looks for a server.
   *
   * @param ipv6First which address family comes first where a host has both
   * @param found told once where it may be, on the loop, perhaps before this returns
   */
  public void locate(NamedServer server, boolean ipv6First, Consumer<Located> found) {
    new ServerLookup(
            cache,
            loop.ids(),
            reach,
            server,
            ipv6First,
            located ->
                found.accept(
                    new Located(unavailable.inOrder(located.candidates()), located.isCertain())))
        .start();
  }

  /** The candidates that failed lately; whoever tries one says here what came of it. */
  public UnavailableHosts unavailable() {
    return unavailable;
  }
}
