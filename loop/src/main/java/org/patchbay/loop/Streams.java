package org.patchbay.loop;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Where streams (TCP, TLS, WebSocket) come from. Everything is delivered on the loop that this
 * belongs to.
 */
public interface Streams {

  /** Listens for TCP connections, as {@link #listen(StreamKind, InetSocketAddress, Handler)}. */
  default Listener listen(InetSocketAddress local, Handler handler) throws IOException {
    return listen(StreamKind.TCP, local, handler);
  }

  /**
   * Listens for connections.
   *
   * @param kind what peers have to speak
   * @param local the address to bind; port 0 takes a free one
   * @param handler what is told of each connection
   * @return the listener, bound
   * @throws IOException if the address is taken or not this machine's
   */
  Listener listen(StreamKind kind, InetSocketAddress local, Handler handler) throws IOException;

  /** Opens a TCP connection, as the other method does. */
  default Stream connect(InetSocketAddress local, InetSocketAddress remote, Handler handler) {
    return connect(StreamKind.TCP, "", local, remote, handler);
  }

  /**
   * Opens a connection. The stream may be written to at once: what is written waits for the
   * connection. If it cannot be opened, the handler is told {@code closed} without {@code opened}.
   *
   * @param kind what the peer speaks; who cannot open such a stream says so in {@code closed}
   * @param domain whom the peer has to prove to be, if the kind is secure: a host name, or an
   *     address as text
   * @param local the address to open it from (port 0: any); null lets the system choose
   * @param remote the peer
   */
  Stream connect(
      StreamKind kind,
      String domain,
      InetSocketAddress local,
      InetSocketAddress remote,
      Handler handler);

  /** A bound listener. Closing it leaves the connections that it accepted. */
  interface Listener extends AutoCloseable {

    /** The address that it is bound to. */
    InetSocketAddress local();

    @Override
    void close();
  }

  /** What streams deliver to, on the loop's thread. */
  interface Handler {

    /** The connection is there, its handshakes done: accepted, or opened by us. */
    void opened(Stream stream);

    /**
     * Octets arrived: split anyhow, or one whole message if the stream {@linkplain
     * StreamKind#keepsMessages keeps messages}.
     *
     * @param data the octets; reused after this call returns
     */
    void received(Stream stream, byte[] data, int offset, int length);

    /**
     * The connection is gone or was never had. Told once, also after {@link Stream#close}, and
     * without {@code opened} before it where a handshake failed, accepted connections included.
     *
     * @param reason why, for the log
     */
    void closed(Stream stream, String reason);
  }
}
