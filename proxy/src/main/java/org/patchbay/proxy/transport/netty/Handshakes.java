package org.patchbay.proxy.transport.netty;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;

/**
 * The accepted connections that are at their TLS handshake, or have yet to ask for WebSocket. Each
 * costs memory and, for TLS, time, and its peer nothing: so there are not many at once, of one
 * source still fewer, and the oldest goes when there is one more. On Netty's thread.
 */
final class Handshakes {
  private final StreamLimits limits;
  private final Newcomers<Channel> underWay = new Newcomers<>();

  Handshakes(StreamLimits limits) {
    this.limits = limits;
  }

  void begin(Channel channel) {
    if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
      return; // gone already
    }
    long source = Source.of(remote.getAddress());
    if (underWay.size(source) >= limits.handshakesPerSource()) {
      giveUp(underWay.takeOldest(source));
    } else if (underWay.size() >= limits.handshakes()) {
      giveUp(underWay.takeOldest());
    }
    underWay.add(source, channel);
    channel.closeFuture().addListener(closed -> underWay.remove(channel));
  }

  private static void giveUp(Channel oldest) {
    StreamEvents.end(oldest, "its handshake made room for another");
  }

  /** The handshake is over. */
  void done(Channel channel) {
    underWay.remove(channel);
  }
}
