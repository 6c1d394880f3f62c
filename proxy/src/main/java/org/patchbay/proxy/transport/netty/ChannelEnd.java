package org.patchbay.proxy.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The two ways in which we close a connection. Both may be called on any thread. */
final class ChannelEnd {
  private ChannelEnd() {}

  /**
   * Sends what was written, says that no more comes, and waits for the peer to say so too.
   *
   * <p>Closing with octets of the peer unread would make the kernel send a reset, and a reset
   * overtakes the answer that explains why we close.
   *
   * @param timeout the connection is closed by then in any case
   */
  static void afterWrites(SocketChannel channel, Duration timeout) {
    onNettysThread(
        channel,
        () -> {
          if (!channel.isActive()) {
            channel.close();
            return;
          }
          lastWords(channel).addListener(sent -> channel.shutdownOutput());
          channel.config().setAutoRead(true); // read and dropped until the peer's end
          Future<?> latest =
              channel
                  .eventLoop()
                  .schedule(() -> forcibly(channel), timeout.toMillis(), TimeUnit.MILLISECONDS);
          channel.closeFuture().addListener(closed -> latest.cancel(false));
        });
  }

  /** What each layer says before it ends. */
  private static ChannelFuture lastWords(SocketChannel channel) {
    boolean webSocket = channel.pipeline().get(WebSocketMessages.class) != null;
    ChannelFuture sent =
        channel.writeAndFlush(
            webSocket
                ? new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE)
                : Unpooled.EMPTY_BUFFER);
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    return tls == null ? sent : tls.closeOutbound();
  }

  /** Drops what waits, in the kernel too, and resets the connection. */
  static void atOnce(SocketChannel channel) {
    onNettysThread(
        channel,
        () -> {
          if (channel.isActive()) {
            channel.config().setSoLinger(0);
          }
          forcibly(channel);
        });
  }

  /** Without TLS having its say, for which it would wait. On Netty's thread. */
  private static void forcibly(SocketChannel channel) {
    channel.unsafe().close(channel.voidPromise());
  }

  /** Does something with a connection that is open: nothing, once all are closed. */
  static void onNettysThread(Channel channel, Runnable task) {
    try {
      channel.eventLoop().execute(task);
    } catch (RejectedExecutionException e) {
      // The thread has ended, and closed every connection before.
    }
  }
}
