package org.patchbay.proxy.transport.netty;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Takes the message out of each frame, and answers what is between the ends of the WebSocket alone
 * (RFC 6455 §5.5). On Netty's thread.
 */
final class WebSocketMessages extends SimpleChannelInboundHandler<WebSocketFrame> {

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
      context.fireChannelRead(frame.content().retain());
    } else if (frame instanceof PingWebSocketFrame) {
      // Who sends pings and reads no pongs gets none: they would pile up here.
      if (context.channel().isWritable()) {
        context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
      }
    } else if (frame instanceof CloseWebSocketFrame close) {
      context
          .writeAndFlush(
              new CloseWebSocketFrame(close.isFinalFragment(), 0, close.content().retain()))
          .addListener(ChannelFutureListener.CLOSE);
    }
  }
}
