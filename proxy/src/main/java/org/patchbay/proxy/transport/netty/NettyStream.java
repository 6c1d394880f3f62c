package org.patchbay.proxy.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.patchbay.loop.Stream;
import org.patchbay.loop.StreamKind;
import org.patchbay.loop.Streams;

/**
 * One connection as its owner sees it. Everything here runs on the owner's loop except where it
 * says Netty's thread.
 */
final class NettyStream implements Stream {
  /** What is gathered in one turn goes to Netty at once beyond this. */
  private static final int GATHER_BYTES = 64 << 10;

  private final NettyStreams streams;
  private final Streams.Handler handler;
  private final StreamKind kind;
  private final InetSocketAddress remote;
  private final Inbox inbox;
  private final Backlog unread;
  private final Backlog unsent;
  private final SocketChannel channel;
  private InetSocketAddress local;
  private X509Certificate certificate;
  private ByteBuf gathered;
  private boolean connected;
  private boolean kept;
  private boolean told;

  /** Whether what arrives is dropped: the handler was, or is about to be, told closed. */
  private volatile boolean ending;

  /** Whether Netty was asked not to read; resumed when the loop has taken everything. */
  private volatile boolean paused;

  /**
   * A stream that was not told of yet.
   *
   * @param channel null for one that cannot be opened
   */
  NettyStream(
      NettyStreams streams,
      Streams.Handler handler,
      StreamKind kind,
      SocketChannel channel,
      InetSocketAddress local,
      InetSocketAddress remote) {
    this.streams = streams;
    this.handler = handler;
    this.kind = kind;
    this.channel = channel;
    this.local = local;
    this.remote = remote;
    this.unread = streams.newUnread();
    this.unsent = streams.newUnsent();
    this.inbox = new Inbox(streams.owner(), this::take);
  }

  @Override
  public InetSocketAddress local() {
    return local;
  }

  @Override
  public InetSocketAddress remote() {
    return remote;
  }

  @Override
  public Optional<X509Certificate> peerCertificate() {
    return Optional.ofNullable(certificate);
  }

  @Override
  public void keep() {
    if (!kept && channel != null) {
      kept = true;
      streams.keep(channel);
    }
  }

  @Override
  public long pendingBytes() {
    return unsent.octets();
  }

  @Override
  public void write(byte[] data, int offset, int length) {
    if (!streams.owner().inLoop()) {
      throw new IllegalStateException("written to outside of its loop: " + this);
    }
    if (ending || streams.isClosed() || length == 0) {
      return;
    }
    if (gathered == null) {
      gathered = ByteBufAllocator.DEFAULT.directBuffer(length + WebSocketFraming.MOST_ADDED);
      streams.flushLater(this);
    }
    int before = gathered.readableBytes();
    if (kind.keepsMessages()) {
      WebSocketFraming.write(gathered, data, offset, length);
    } else {
      gathered.writeBytes(data, offset, length);
    }
    unsent.add(gathered.readableBytes() - before);
    if (unsent.isOver()) {
      abort("the peer reads too slowly: " + unsent.octets() + " octets wait");
    } else if (gathered.readableBytes() >= GATHER_BYTES) {
      flush();
    }
  }

  /** Hands to Netty what was written; kept for later while the connection is being opened. */
  void flush() {
    if (gathered != null && connected) {
      ByteBuf octets = gathered;
      gathered = null;
      int length = octets.readableBytes();
      channel.writeAndFlush(octets).addListener((ChannelFuture sent) -> sent(length, sent.cause()));
    }
  }

  /** On Netty's thread. */
  private void sent(int length, Throwable failure) {
    unsent.remove(length);
    if (failure != null && !(failure instanceof ClosedChannelException)) {
      ended(Reasons.of(failure));
    }
  }

  @Override
  public void close() {
    if (!ending) {
      ending = true;
      inbox.add(new Arrival.Ended("closed here"));
      if (connected) {
        flush();
        ChannelEnd.afterWrites(channel, streams.limits().closeTimeout());
      } else if (gathered == null && channel != null) {
        channel.close();
      } // else once the connection is there and took what was written
    }
  }

  private void abort(String reason) {
    ending = true;
    dropGathered();
    inbox.add(new Arrival.Ended(reason));
    if (channel != null) {
      ChannelEnd.atOnce(channel);
    }
  }

  private void dropGathered() {
    if (gathered != null) {
      unsent.remove(gathered.readableBytes());
      gathered.release();
      gathered = null;
    }
  }

  /**
   * The connection is there. On Netty's thread.
   *
   * @param shown the peer's certificate; null if it has shown none
   */
  void opened(InetSocketAddress localAddress, X509Certificate shown) {
    inbox.add(new Arrival.Opened(localAddress, shown));
  }

  /** Octets were read. On Netty's thread. */
  void received(byte[] octets) {
    if (ending) {
      return;
    }
    unread.add(octets.length);
    inbox.add(new Arrival.Received(octets));
    if (unread.isOver()) {
      // In this order: the loop, having taken everything, resumes or leaves it to the last line.
      channel.config().setAutoRead(false);
      paused = true;
      resumeWhenTaken();
    }
  }

  /** The connection is gone or could not be had. On any thread. */
  void ended(String reason) {
    inbox.add(new Arrival.Ended(reason));
  }

  private void resumeWhenTaken() {
    if (paused && unread.isEmpty() && !streams.isClosed()) {
      paused = false;
      channel.config().setAutoRead(true);
    }
  }

  private void take(Arrival arrival) {
    try {
      if (arrival instanceof Arrival.Received received) {
        takeOctets(received.octets());
      } else if (arrival instanceof Arrival.Opened opened) {
        takeOpened(opened);
      } else if (arrival instanceof Arrival.Ended ended) {
        takeEnded(ended.reason());
      }
    } catch (RuntimeException | Error e) {
      streams.failed(e);
      if (!ending) {
        abort("handling what it sent failed: " + Reasons.of(e));
      }
    }
  }

  private void takeOpened(Arrival.Opened opened) {
    local = opened.local();
    certificate = opened.certificate();
    connected = true;
    if (ending) {
      flush();
      ChannelEnd.afterWrites(channel, streams.limits().closeTimeout());
    } else {
      try {
        handler.opened(this);
      } finally {
        flush();
      }
    }
  }

  private void takeOctets(byte[] octets) {
    try {
      if (!ending) {
        handler.received(this, octets, 0, octets.length);
      }
    } finally {
      unread.remove(octets.length);
      resumeWhenTaken();
    }
  }

  private void takeEnded(String reason) {
    boolean byUs = ending;
    ending = true;
    if (!byUs) {
      dropGathered();
    }
    if (!told) {
      told = true;
      handler.closed(this, reason);
    } else if (!connected) {
      dropGathered(); // closed here while it was being opened, and then it could not be
    }
  }

  @Override
  public String toString() {
    return kind + " " + local + " - " + remote;
  }
}
