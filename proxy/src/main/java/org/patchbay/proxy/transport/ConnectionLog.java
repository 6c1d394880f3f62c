package org.patchbay.proxy.transport;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.config.IpAddresses;
import org.patchbay.loop.EventLoop;

/**
 * Says in the log why there is no connection: who failed a handshake, and who could not be reached.
 * So many lines a minute: a stranger must not fill the disk. One thread.
 */
final class ConnectionLog {
  private static final Logger LOG = LogManager.getLogger(ConnectionLog.class);
  private static final int MOST_A_MINUTE = 60;
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final EventLoop loop;
  private long minuteBegan;
  private int thisMinute;
  private long suppressed;

  ConnectionLog(EventLoop loop) {
    this.loop = loop;
    this.minuteBegan = loop.clock().nanos();
  }

  /** A peer's handshake failed. */
  void notAccepted(Transport transport, InetSocketAddress remote, String reason) {
    if (mayWrite()) {
      LOG.warn("no {} connection with {}: {}", transport, text(remote), printable(reason));
    }
  }

  /** A connection of ours could not be opened. */
  void notOpened(Connections.Peer peer, String reason) {
    if (mayWrite()) {
      String whose = peer.domain().isEmpty() ? "" : " for " + peer.domain();
      LOG.log(
          peer.transport().secure() ? Level.WARN : Level.INFO,
          "no {} connection to {}{}: {}",
          peer.transport(),
          text(peer.remote()),
          whose,
          printable(reason));
    }
  }

  private boolean mayWrite() {
    long now = loop.clock().nanos();
    if (now - minuteBegan >= MINUTE) {
      if (suppressed > 0) {
        LOG.warn("{} more connections that failed are not shown", suppressed);
      }
      minuteBegan = now;
      thisMinute = 0;
      suppressed = 0;
    }
    if (thisMinute++ < MOST_A_MINUTE) {
      return true;
    }
    suppressed++;
    return false;
  }

  private static String text(InetSocketAddress address) {
    return address.isUnresolved() ? address.toString() : IpAddresses.text(address);
  }

  /** A reason may quote the peer's certificate. */
  private static String printable(String reason) {
    StringBuilder printable = new StringBuilder();
    reason.chars().limit(300).forEach(c -> printable.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
    return printable.toString();
  }
}
