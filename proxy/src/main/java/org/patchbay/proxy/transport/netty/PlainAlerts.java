package org.patchbay.proxy.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Sees why a peer ends a TLS handshake, in front of TLS itself: a client that refuses our
 * certificate in TLS 1.3 may say so before it encrypts, which Java does not read (RFC 8446 §6).
 * Passes everything on; gone once the handshake is done. On Netty's thread.
 */
final class PlainAlerts extends ChannelInboundHandlerAdapter {
  private static final int ALERT = 21;
  private static final int RECORD_HEADER = 5;
  private static final int ALERT_OCTETS = 2;

  private String name;

  /** What the peer has said; null if it has said nothing. */
  String name() {
    return name;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf octets) {
      look(octets);
    }
    context.fireChannelRead(message);
  }

  /** Goes over the records of what was read, as far as they are whole (RFC 8446 §5.1). */
  private void look(ByteBuf octets) {
    int end = octets.writerIndex();
    int i = octets.readerIndex();
    while (i + RECORD_HEADER + ALERT_OCTETS <= end) {
      int length = octets.getUnsignedShort(i + 3);
      if (octets.getByte(i) == ALERT && length == ALERT_OCTETS) {
        name = name(octets.getUnsignedByte(i + RECORD_HEADER + 1));
      }
      i += RECORD_HEADER + length;
    }
  }

  /** RFC 8446 §6. */
  private static String name(int description) {
    return switch (description) {
      case 40 -> "handshake_failure";
      case 42 -> "bad_certificate";
      case 43 -> "unsupported_certificate";
      case 44 -> "certificate_revoked";
      case 45 -> "certificate_expired";
      case 46 -> "certificate_unknown";
      case 48 -> "unknown_ca";
      case 49 -> "access_denied";
      case 70 -> "protocol_version";
      case 112 -> "unrecognized_name";
      case 116 -> "certificate_required";
      default -> "alert " + description;
    };
  }
}
