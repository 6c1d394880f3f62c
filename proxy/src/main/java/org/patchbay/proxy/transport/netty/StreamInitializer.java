package org.patchbay.proxy.transport.netty;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import org.patchbay.loop.Streams;

/** Makes the socket options and the pipeline of a connection, accepted or opened. */
final class StreamInitializer {
  private final NettyStreams streams;

  StreamInitializer(NettyStreams streams) {
    this.streams = streams;
  }

  /** For the connections that a listener accepts. */
  ChannelInitializer<SocketChannel> accepting(Streams.Handler handler) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        initialize(
            channel,
            new NettyStream(streams, handler, channel, channel.localAddress(), remoteOf(channel)));
      }
    };
  }

  /** For a connection that we open. */
  void initialize(SocketChannel channel, NettyStream stream) {
    channel
        .config()
        .setTcpNoDelay(true)
        .setKeepAlive(true)
        .setConnectTimeoutMillis((int) streams.limits().connectTimeout().toMillis());
    channel.pipeline().addLast(new StreamEvents(streams, stream));
  }

  /** A peer that is gone already has no address any more. */
  private static InetSocketAddress remoteOf(SocketChannel channel) {
    InetSocketAddress remote = channel.remoteAddress();
    return remote == null ? new InetSocketAddress(0) : remote;
  }
}
