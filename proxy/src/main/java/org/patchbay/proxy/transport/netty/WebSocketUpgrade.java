package org.patchbay.proxy.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP request that makes a WebSocket of a connection (RFC 6455 §4.2, RFC 7118 §4): it has to
 * ask for the subprotocol {@code sip}. Whatever else comes is told what this port is for. Origin is
 * not looked at: who calls is for digest alone to find out, whatever address a browser has, and it
 * holds no credentials of ours that a foreign page could use. On Netty's thread.
 */
final class WebSocketUpgrade extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final String SUBPROTOCOL = "sip";
  private static final String VERSION = "13";
  private static final int MOST_LINE = 2_048;
  private static final int MOST_HEADERS = 8_192;
  private static final int MOST_BODY = 1_024;

  private final int mostMessage;
  private final long patienceMillis;
  private Future<?> deadline;

  private WebSocketUpgrade(int mostMessage, long patienceMillis) {
    this.mostMessage = mostMessage;
    this.patienceMillis = patienceMillis;
  }

  /**
   * Puts it at the end of a pipeline.
   *
   * @param mostMessage the most octets of a message, whole or in fragments
   * @param patienceMillis how long the request may take
   */
  static void addTo(ChannelPipeline pipeline, int mostMessage, long patienceMillis) {
    pipeline
        .addLast(
            new HttpServerCodec(
                new HttpDecoderConfig()
                    .setMaxInitialLineLength(MOST_LINE)
                    .setMaxHeaderSize(MOST_HEADERS)))
        .addLast(new HttpObjectAggregator(MOST_BODY, true))
        .addLast(new WebSocketUpgrade(mostMessage, patienceMillis));
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    deadline =
        context
            .executor()
            .schedule(
                () -> StreamEvents.end(context.channel(), "WebSocket was not asked for in time"),
                patienceMillis,
                TimeUnit.MILLISECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    deadline.cancel(false);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (request.decoderResult().isFailure()) {
      refuse(context, HttpResponseStatus.BAD_REQUEST, "This is not an HTTP request.");
    } else if (!asksForWebSocket(request)) {
      refuse(context, HttpResponseStatus.UPGRADE_REQUIRED, "This port is for SIP over WebSocket.");
    } else if (!VERSION.equals(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
      refuse(context, HttpResponseStatus.UPGRADE_REQUIRED, "Sec-WebSocket-Version has to be 13.");
    } else if (request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY) == null) {
      refuse(context, HttpResponseStatus.BAD_REQUEST, "There is no Sec-WebSocket-Key.");
    } else if (!request
        .headers()
        .containsValue(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, SUBPROTOCOL, false)) {
      refuse(
          context,
          HttpResponseStatus.BAD_REQUEST,
          "Sec-WebSocket-Protocol does not offer \"sip\".");
    } else {
      upgrade(context, request);
    }
  }

  private static boolean asksForWebSocket(FullHttpRequest request) {
    return request.method() == HttpMethod.GET
        && request
            .headers()
            .containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
        && request
            .headers()
            .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
  }

  private void upgrade(ChannelHandlerContext context, FullHttpRequest request) {
    WebSocketDecoderConfig frames =
        WebSocketDecoderConfig.newBuilder().maxFramePayloadLength(mostMessage).build();
    ChannelPipeline pipeline = context.pipeline();
    pipeline
        .addAfter(context.name(), "messages", new WebSocketMessages())
        .addAfter(context.name(), "fragments", new WebSocketFrameAggregator(mostMessage));
    new WebSocketServerHandshaker13("", SUBPROTOCOL, frames)
        .handshake(context.channel(), request)
        .addListener(
            (ChannelFuture answered) -> {
              if (answered.isSuccess()) {
                context.fireUserEventTriggered(StreamEvents.UPGRADED);
                pipeline.remove(this);
              } else {
                context.close();
              }
            });
  }

  private static void refuse(ChannelHandlerContext context, HttpResponseStatus status, String why) {
    byte[] text = (why + "\n").getBytes(StandardCharsets.US_ASCII);
    HttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(text));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=us-ascii")
        .setInt(HttpHeaderNames.CONTENT_LENGTH, text.length)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (status == HttpResponseStatus.UPGRADE_REQUIRED) {
      response
          .headers()
          .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
          .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION);
    }
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }
}
