package org.patchbay.proxy.transport.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.Log4J2LoggerFactory;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Stream;
import org.patchbay.loop.StreamKind;
import org.patchbay.loop.Streams;
import org.patchbay.proxy.transport.TlsEngines;

/**
 * TCP, TLS and WebSocket listeners and connections on one Netty thread, delivered on the loop that
 * owns them. A second thread does the arithmetic of TLS handshakes, so that those of strangers do
 * not keep the messages of others waiting.
 *
 * <p>Streams are opened, written to and closed on the owner's loop; listeners are opened, and all
 * of it is closed, from any thread.
 */
public final class NettyStreams implements Streams, AutoCloseable {
  static {
    // Else Netty looks for SLF4J first, and says what it misses there.
    InternalLoggerFactory.setDefaultFactory(Log4J2LoggerFactory.INSTANCE);
  }

  /** Why a stream ends or is not opened once {@link #close} was called. */
  static final String CLOSING = "the server is closing";

  private static final int BACKLOG = 1024;
  private static final long SHUTDOWN_MILLIS = 2_000;

  private final EventLoop owner;
  private final StreamLimits limits;
  private final Consumer<Throwable> failures;
  private final EventLoopGroup group;
  private final ChannelGroup channels;
  private final ExecutorService handshaking;
  private final Admission admission;
  private final Handshakes handshakes;
  private final StreamInitializer initializer;
  private final AtomicLong unread = new AtomicLong();
  private final AtomicLong unsent = new AtomicLong();
  private final AtomicLong opened = new AtomicLong();
  private final List<NettyStream> toFlush = new ArrayList<>();
  private final Runnable flush = this::flush;
  private volatile boolean closed;

  /** Streams without TLS, and with the same limits for every source. */
  public NettyStreams(EventLoop owner, StreamLimits limits, Consumer<Throwable> failures) {
    this(owner, limits, null, source -> false, failures);
  }

  /**
   * Starts Netty's thread.
   *
   * @param owner where handlers are told, and the only thread that may use a stream
   * @param tls where TLS comes from; null if there is none
   * @param exempt sources that may have as many connections as all others together; asked on
   *     Netty's thread
   * @param failures told on the owner's loop of what handlers threw and of failing accepts
   */
  public NettyStreams(
      EventLoop owner,
      StreamLimits limits,
      TlsEngines tls,
      Predicate<InetAddress> exempt,
      Consumer<Throwable> failures) {
    this.owner = owner;
    this.limits = limits;
    this.failures = failures;
    this.group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("streams", true), NioIoHandler.newFactory());
    this.channels = new DefaultChannelGroup(group.next(), true);
    this.handshaking =
        Executors.newSingleThreadExecutor(new DefaultThreadFactory("handshakes", true));
    this.admission = new Admission(this, exempt);
    this.handshakes = new Handshakes(limits);
    this.initializer = new StreamInitializer(this, tls, handshaking);
  }

  @Override
  public Listener listen(StreamKind kind, InetSocketAddress local, Handler handler)
      throws IOException {
    if (kind.isSecure() && !initializer.hasTls()) {
      throw new IOException("there is no certificate for " + kind);
    }
    ChannelFuture bound =
        new ServerBootstrap()
            .group(group)
            .channelFactory((ChannelFactory<NioServerSocketChannel>) () -> serverFor(local))
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .handler(admission)
            .childHandler(initializer.accepting(kind, handler))
            .bind(local)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      BindException refused =
          new BindException(
              "cannot listen on " + kind + " " + textOf(local) + ": " + Reasons.of(bound.cause()));
      refused.initCause(bound.cause());
      throw refused;
    }
    channels.add(bound.channel());
    return new BoundListener(bound.channel(), (InetSocketAddress) bound.channel().localAddress());
  }

  /** By default Java opens IPv6 sockets, and 0.0.0.0 would take IPv6 connections as well. */
  private static NioServerSocketChannel serverFor(InetSocketAddress local) {
    return new NioServerSocketChannel(
        SelectorProvider.provider(),
        local.getAddress() instanceof Inet6Address
            ? SocketProtocolFamily.INET6
            : SocketProtocolFamily.INET);
  }

  private static String textOf(InetSocketAddress address) {
    if (address.isUnresolved()) {
      return address.getHostString() + ':' + address.getPort();
    }
    String host = address.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + address.getPort();
  }

  @Override
  public Stream connect(
      StreamKind kind,
      String domain,
      InetSocketAddress local,
      InetSocketAddress remote,
      Handler handler) {
    InetSocketAddress from = local == null ? new InetSocketAddress(0) : local;
    String refusal = refusalOf(kind, remote);
    SocketChannel channel = null;
    if (refusal == null) {
      try {
        channel = new NioSocketChannel();
      } catch (ChannelException e) { // no file descriptor left
        refusal = Reasons.of(e.getCause() == null ? e : e.getCause());
      }
    }
    NettyStream stream = new NettyStream(this, handler, kind, channel, from, remote);
    if (channel == null) {
      stream.ended(refusal);
    } else {
      open(channel, kind, domain, local, stream);
    }
    return stream;
  }

  private String refusalOf(StreamKind kind, InetSocketAddress remote) {
    if (closed) {
      return CLOSING;
    }
    if (kind.keepsMessages()) {
      return "only the peer can open a WebSocket";
    }
    if (kind.isSecure() && !initializer.hasTls()) {
      return "there is no TLS here";
    }
    if (remote.isUnresolved()) {
      return "not an address: " + remote.getHostString();
    }
    return opened.get() < limits.connections()
        ? null
        : "as many connections are open as may be: " + limits.connections();
  }

  private void open(
      SocketChannel channel,
      StreamKind kind,
      String domain,
      InetSocketAddress local,
      NettyStream stream) {
    opened.incrementAndGet();
    channel.closeFuture().addListener(gone -> opened.decrementAndGet());
    group
        .register(channel)
        .addListener(
            (ChannelFuture registered) -> {
              Throwable failure =
                  registered.isSuccess()
                      ? initializer.initialize(channel, stream, kind, domain)
                      : registered.cause();
              if (failure == null) {
                channel
                    .connect(stream.remote(), local)
                    .addListener(done -> connected(done.cause(), stream));
              } else {
                stream.ended(Reasons.of(failure));
                channel.close();
              }
            });
  }

  private static void connected(Throwable failure, NettyStream stream) {
    if (failure instanceof ClosedChannelException) {
      stream.ended(CLOSING); // or closed by its owner, who was told so
    } else if (failure != null) {
      stream.ended(Reasons.of(failure));
    }
  }

  /** The connections closed at accept since the start, because of a limit. From any thread. */
  public long refusedConnections() {
    return admission.refused();
  }

  /** The connections closed since the start to make room for others. From any thread. */
  public long displacedConnections() {
    return admission.displaced();
  }

  /** The connections that are open, accepted and opened. From any thread. */
  public long openConnections() {
    return admission.open() + opened.get();
  }

  /**
   * Closes every listener and connection and ends Netty's thread; handlers are told. Waits for it
   * unless called on the owner's loop. A second call does nothing.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    // After the writes that were handed over before. The thread ends once the sockets are closed:
    // it would not tell of those that it finds open when it ends.
    group
        .next()
        .execute(
            () ->
                channels
                    .close()
                    .addListener(
                        all ->
                            group.shutdownGracefully(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS)));
    group.terminationFuture().addListener(ended -> handshaking.shutdown());
    if (!owner.inLoop()) {
      group.terminationFuture().awaitUninterruptibly(2 * SHUTDOWN_MILLIS);
    }
  }

  EventLoop owner() {
    return owner;
  }

  StreamLimits limits() {
    return limits;
  }

  /** Used on Netty's thread alone. */
  Handshakes handshakes() {
    return handshakes;
  }

  /** A connection has proved useful; it makes room for no other. On the owner's loop. */
  void keep(Channel channel) {
    ChannelEnd.onNettysThread(channel, () -> admission.proved(channel));
  }

  /** The connection is closed with everything else, or now if that was. On Netty's thread. */
  void closeWithAll(Channel channel) {
    channels.add(channel);
  }

  boolean isClosed() {
    return closed;
  }

  Backlog newUnread() {
    return new Backlog(unread, limits.unreadBytes(), limits.unreadBytesTotal());
  }

  Backlog newUnsent() {
    return new Backlog(unsent, limits.unsentBytes(), limits.unsentBytesTotal());
  }

  /** Something of ours, not of a peer's, went wrong. On any thread. */
  void failed(Throwable failure) {
    owner.execute(() -> failures.accept(failure));
  }

  /** Flushes the stream at the end of the turn: once, however often it is written to. */
  void flushLater(NettyStream stream) {
    if (toFlush.isEmpty()) {
      owner.execute(flush);
    }
    toFlush.add(stream);
  }

  private void flush() {
    toFlush.forEach(NettyStream::flush);
    toFlush.clear();
  }

  private record BoundListener(Channel channel, InetSocketAddress local) implements Listener {
    @Override
    public void close() {
      channel.close();
    }
  }
}
