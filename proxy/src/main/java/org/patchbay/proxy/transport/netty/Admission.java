package org.patchbay.proxy.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides whether a listener keeps a connection that it accepted: in front of the handler that
 * starts it. One for all listeners; all of them run on Netty's one thread.
 */
@Sharable
final class Admission extends ChannelInboundHandlerAdapter {
  private static final long PAUSE_MILLIS = 500;

  private final NettyStreams streams;
  private final Map<Long, Integer> bySource = new HashMap<>();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong admitted = new AtomicLong();

  Admission(NettyStreams streams) {
    this.streams = streams;
  }

  /** The connections closed at accept since the start. On any thread. */
  long refused() {
    return refused.get();
  }

  /** The accepted connections that are open. On any thread. */
  long open() {
    return admitted.get();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    Channel channel = (Channel) accepted;
    InetSocketAddress remote = (InetSocketAddress) channel.remoteAddress();
    if (remote == null || !admit(sourceOf(remote.getAddress()), channel)) {
      refused.incrementAndGet();
      channel.unsafe().closeForcibly();
    } else {
      context.fireChannelRead(accepted);
    }
  }

  private boolean admit(long source, Channel channel) {
    if (admitted.get() >= streams.limits().connections()
        || bySource.getOrDefault(source, 0) >= streams.limits().connectionsPerSource()) {
      return false;
    }
    admitted.incrementAndGet();
    bySource.merge(source, 1, Integer::sum);
    channel.closeFuture().addListener(closed -> leave(source));
    return true;
  }

  private void leave(long source) {
    admitted.decrementAndGet();
    bySource.computeIfPresent(source, (key, count) -> count == 1 ? null : count - 1);
  }

  /** An IPv4 address, or an IPv6 /64: whoever has one address of it has them all. */
  static long sourceOf(InetAddress address) {
    ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
    // The complement lies in ffff:ffff::/32, where no source is.
    return address instanceof Inet6Address
        ? octets.getLong()
        : ~Integer.toUnsignedLong(octets.getInt());
  }

  /** Accepting failed, as when no file descriptor is left: another try at once would spin. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Channel listener = context.channel();
    streams.failed(cause);
    listener.config().setAutoRead(false);
    context
        .executor()
        .schedule(() -> listener.config().setAutoRead(true), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }
}
