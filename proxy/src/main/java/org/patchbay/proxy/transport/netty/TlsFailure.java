package org.patchbay.proxy.transport.netty;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;

/** Why TLS failed, in words that an operator can act on. */
final class TlsFailure {
  private static final String ALERT = "Received fatal alert: ";

  /** What a peer says that does not like our certificate (RFC 8446 §6.2). */
  private static final Set<String> OF_OUR_CERTIFICATE =
      Set.of(
          "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "unknown_ca",
          "access_denied");

  private TlsFailure() {}

  /** The failure of a handshake. */
  static String ofHandshake(Throwable failure) {
    if (failure instanceof ClosedChannelException) {
      return "TLS: the peer closed the connection during the handshake";
    }
    return failure instanceof SslHandshakeTimeoutException
        ? "TLS: the handshake took too long"
        : of(failure);
  }

  /** Any failure of TLS; a handshake's may come late, once octets are sent (RFC 8446 §4.4.2.4). */
  static String of(Throwable failure) {
    Throwable cause =
        failure instanceof DecoderException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof NotSslRecordException) {
      return "TLS: the peer does not speak it";
    }
    String message = Reasons.of(cause);
    int alert = message.indexOf(ALERT);
    if (alert < 0) {
      return "TLS: " + message;
    }
    String name = message.substring(alert + ALERT.length());
    return OF_OUR_CERTIFICATE.contains(name)
        ? "TLS: the peer refuses our certificate: " + name
        : "TLS: the peer gave it up: " + name;
  }
}
