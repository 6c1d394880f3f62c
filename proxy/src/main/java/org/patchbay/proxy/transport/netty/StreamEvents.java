package org.patchbay.proxy.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The end of a connection's pipeline: passes on what happens, on Netty's thread. */
final class StreamEvents extends SimpleChannelInboundHandler<ByteBuf> {
  private final NettyStreams streams;
  private final NettyStream stream;
  private String failure;

  StreamEvents(NettyStreams streams, NettyStream stream) {
    this.streams = streams;
    this.stream = stream;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    streams.closeWithAll(context.channel());
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    stream.opened((InetSocketAddress) context.channel().localAddress());
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
    failure = Reasons.of(cause);
    if (!(cause instanceof IOException)) {
      streams.failed(cause);
    }
    context.close();
  }
}
