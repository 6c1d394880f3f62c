package org.patchbay.proxy.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.patchbay.loop.StreamKind;

/** The end of a connection's pipeline: passes on what happens, on Netty's thread. */
final class StreamEvents extends SimpleChannelInboundHandler<ByteBuf> {

  /** That a connection which keeps messages was asked for and granted. */
  static final Object UPGRADED = new Object();

  private final NettyStreams streams;
  private final NettyStream stream;
  private final StreamKind kind;
  private String failure;

  StreamEvents(NettyStreams streams, NettyStream stream, StreamKind kind) {
    this.streams = streams;
    this.stream = stream;
    this.kind = kind;
  }

  /** Closes a connection without another word to its peer. On Netty's thread. */
  static void end(Channel channel, String reason) {
    StreamEvents events = channel.pipeline().get(StreamEvents.class);
    if (events != null && events.failure == null) {
      events.failure = reason;
    }
    channel.unsafe().close(channel.voidPromise());
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    streams.closeWithAll(context.channel());
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (kind == StreamKind.TCP) {
      opened(context.channel());
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (!handshake.isSuccess()) {
        fail(context, TlsFailure.ofHandshake(handshake.cause()));
      } else if (kind == StreamKind.TLS) {
        opened(context.channel());
      }
    } else if (event == UPGRADED) {
      opened(context.channel());
    } else if (event instanceof SslCloseCompletionEvent && failure == null) {
      context.close();
    }
  }

  private void opened(Channel channel) {
    streams.handshakes().done(channel);
    stream.opened((InetSocketAddress) channel.localAddress(), certificateOf(channel));
  }

  /** The certificate that the peer has shown; null if it has shown none. */
  private static X509Certificate certificateOf(Channel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null) {
      return null;
    }
    try {
      Certificate[] chain = tls.engine().getSession().getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate leaf ? leaf : null;
    } catch (SSLPeerUnverifiedException e) {
      return null;
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf octets) {
    stream.received(ByteBufUtil.getBytes(octets));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (failure != null) {
      stream.ended(failure);
    } else {
      stream.ended(streams.isClosed() ? NettyStreams.CLOSING : "closed by the peer");
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    boolean ofTls = cause instanceof SSLException || cause.getCause() instanceof SSLException;
    // What a decoder does not understand, a peer has sent.
    boolean ours = !(cause instanceof IOException) && !(cause instanceof DecoderException);
    if (ours) {
      streams.failed(cause);
    }
    fail(context, ofTls ? TlsFailure.of(cause) : Reasons.of(cause));
  }

  /** The first failure is the cause of those that follow. */
  private void fail(ChannelHandlerContext context, String reason) {
    if (failure == null) {
      failure = reason;
    }
    context.close();
  }
}
