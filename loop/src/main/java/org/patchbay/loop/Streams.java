package org.patchbay.loop;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Where byte streams (TCP, later TLS) come from. Everything is delivered on the loop that this
 * belongs to.
 */
public interface Streams {

  /**
   * Listens for connections.
   *
   * @param local the address to bind; port 0 takes a free one
   * @param handler what is told of each connection
   * @return the listener, bound
   * @throws IOException if the address is taken or not this machine's
   */
  Listener listen(InetSocketAddress local, Handler handler) throws IOException;

  /**
   * Opens a connection. The stream may be written to at once: what is written waits for the
   * connection. If it cannot be opened, the handler is told {@code closed} without {@code opened}.
   *
   * @param local the address to open it from (port 0: any); null lets the system choose
   * @param remote the peer
   */
  Stream connect(InetSocketAddress local, InetSocketAddress remote, Handler handler);

  /** A bound listener. Closing it leaves the connections that it accepted. */
  interface Listener extends AutoCloseable {

    /** The address that it is bound to. */
    InetSocketAddress local();

    @Override
    void close();
  }

  /** What streams deliver to, on the loop's thread. */
  interface Handler {

    /** The connection is there: accepted, or opened by us. */
    void opened(Stream stream);

    /**
     * Octets arrived, split anyhow.
     *
     * @param data the octets; reused after this call returns
     */
    void received(Stream stream, byte[] data, int offset, int length);

    /**
     * The connection is gone or was never had. Told once, also after {@link Stream#close}.
     *
     * @param reason why, for the log
     */
    void closed(Stream stream, String reason);
  }
}
