package org.patchbay.loop;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** An open byte stream to a peer. */
public interface Stream {

  /** The local address; before the connection is there, the one asked for or a wildcard. */
  InetSocketAddress local();

  /** The peer's address. */
  InetSocketAddress remote();

  /**
   * Who the peer has proved to be: the certificate that it showed in the TLS handshake, which was
   * verified. Empty before the connection is there, without TLS, and if it showed none.
   */
  default Optional<X509Certificate> peerCertificate() {
    return Optional.empty();
  }

  /**
   * Says that the connection is of use, as when its peer has logged in. One that is not yet makes
   * room for others when there are too many.
   */
  default void keep() {}

  /**
   * Sends octets, in order; one message, where the stream {@linkplain StreamKind#keepsMessages
   * keeps messages}. They may be reused when this returns. Ignored once closed.
   */
  void write(byte[] data, int offset, int length);

  /** The number of octets that wait for the peer to take them. */
  long pendingBytes();

  /** Closes the stream after what was written, and tells the handler. */
  void close();
}
