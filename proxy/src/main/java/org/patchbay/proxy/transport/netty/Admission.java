package org.patchbay.proxy.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Decides whether a listener keeps a connection that it accepted: in front of the handler that
 * starts it. Where there are too many, the oldest one that has not proved useful makes room; if
 * there is none such, the new one goes. One for all listeners; all of them run on Netty's one
 * thread.
 */
@Sharable
final class Admission extends ChannelInboundHandlerAdapter {
  private static final long PAUSE_MILLIS = 500;

  private final NettyStreams streams;
  private final Predicate<InetAddress> exempt;
  private final Map<Long, Integer> bySource = new HashMap<>();
  private final Newcomers<Channel> unproven = new Newcomers<>();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong displaced = new AtomicLong();
  private final AtomicLong admitted = new AtomicLong();

  /**
   * An admission without connections.
   *
   * @param exempt sources that may have as many connections as there are
   */
  Admission(NettyStreams streams, Predicate<InetAddress> exempt) {
    this.streams = streams;
    this.exempt = exempt;
  }

  /** The connections closed at accept since the start. On any thread. */
  long refused() {
    return refused.get();
  }

  /** The connections closed since the start to make room for others. On any thread. */
  long displaced() {
    return displaced.get();
  }

  /** The accepted connections that are open. On any thread. */
  long open() {
    return admitted.get();
  }

  /** A connection has proved useful. On Netty's thread. */
  void proved(Channel channel) {
    unproven.remove(channel);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    Channel channel = (Channel) accepted;
    InetSocketAddress remote = (InetSocketAddress) channel.remoteAddress();
    if (remote == null || !admit(remote.getAddress(), channel)) {
      refused.incrementAndGet();
      channel.unsafe().closeForcibly();
    } else {
      context.fireChannelRead(accepted);
    }
  }

  private boolean admit(InetAddress address, Channel channel) {
    long source = Source.of(address);
    boolean known = exempt.test(address);
    if (!known
        && bySource.getOrDefault(source, 0) >= streams.limits().connectionsPerSource()
        && !displace(unproven.takeOldest(source))) {
      return false;
    }
    if (admitted.get() >= streams.limits().connections() && !displace(unproven.takeOldest())) {
      return false;
    }
    admitted.incrementAndGet();
    bySource.merge(source, 1, Integer::sum);
    if (!known) {
      unproven.add(source, channel);
    }
    channel.closeFuture().addListener(closed -> leave(source, channel));
    return true;
  }

  private boolean displace(Channel oldest) {
    if (oldest == null) {
      return false;
    }
    displaced.incrementAndGet();
    StreamEvents.end(oldest, "it made room for another connection");
    return true;
  }

  private void leave(long source, Channel channel) {
    admitted.decrementAndGet();
    unproven.remove(channel);
    bySource.computeIfPresent(source, (key, count) -> count == 1 ? null : count - 1);
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
