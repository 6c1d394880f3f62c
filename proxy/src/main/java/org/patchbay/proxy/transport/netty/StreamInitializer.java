package org.patchbay.proxy.transport.netty;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.patchbay.loop.StreamKind;
import org.patchbay.loop.Streams;
import org.patchbay.proxy.message.SipParser;
import org.patchbay.proxy.transport.TlsEngines;

/**
 * Makes the socket options and the pipeline of a connection, accepted or opened: TLS (RFC 3261
 * §26.2.1) if it is secure, then WebSocket (RFC 7118) if it is that, and {@link StreamEvents} last.
 */
final class StreamInitializer {
  private final NettyStreams streams;
  private final TlsEngines tls;
  private final Executor handshaking;

  /**
   * Makes pipelines.
   *
   * @param tls where TLS comes from; null if there is none, and nothing secure is listened on
   * @param handshaking runs the arithmetic of TLS handshakes
   */
  StreamInitializer(NettyStreams streams, TlsEngines tls, Executor handshaking) {
    this.streams = streams;
    this.tls = tls;
    this.handshaking = handshaking;
  }

  /** Whether there is TLS. */
  boolean hasTls() {
    return tls != null;
  }

  /** For the connections that a listener accepts. */
  ChannelInitializer<SocketChannel> accepting(StreamKind kind, Streams.Handler handler) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        NettyStream stream =
            new NettyStream(
                streams, handler, kind, channel, channel.localAddress(), remoteOf(channel));
        configure(channel);
        ChannelPipeline pipeline = channel.pipeline();
        if (kind.isSecure()) {
          pipeline.addLast(handler(tls.server()));
        }
        if (kind.keepsMessages()) {
          WebSocketUpgrade.addTo(
              pipeline,
              SipParser.MOST_MESSAGE_OCTETS,
              2 * streams.limits().handshakeTimeout().toMillis()); // TLS comes before
        }
        pipeline.addLast(new StreamEvents(streams, stream, kind));
        if (kind != StreamKind.TCP) {
          streams.handshakes().begin(channel);
        }
      }
    };
  }

  /**
   * For a connection that we open.
   *
   * @param domain whom the peer has to prove to be, if it is secure
   * @return what kept it from being set up, as a certificate that cannot be read; or null
   */
  RuntimeException initialize(
      SocketChannel channel, NettyStream stream, StreamKind kind, String domain) {
    configure(channel);
    StreamEvents events = new StreamEvents(streams, stream, kind);
    channel.pipeline().addLast(events);
    try {
      if (kind.isSecure()) {
        channel.pipeline().addFirst(handler(tls.client(domain, stream.remote().getPort())));
      }
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private void configure(SocketChannel channel) {
    channel
        .config()
        .setTcpNoDelay(true)
        .setKeepAlive(true)
        .setConnectTimeoutMillis((int) streams.limits().connectTimeout().toMillis());
  }

  private SslHandler handler(SSLEngine engine) {
    SslHandler handler = new SslHandler(engine, handshaking);
    handler.setHandshakeTimeout(
        streams.limits().handshakeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    handler.setCloseNotifyFlushTimeout(
        streams.limits().closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    return handler;
  }

  /** A peer that is gone already has no address any more. */
  private static InetSocketAddress remoteOf(SocketChannel channel) {
    InetSocketAddress remote = channel.remoteAddress();
    return remote == null ? new InetSocketAddress(0) : remote;
  }
}
