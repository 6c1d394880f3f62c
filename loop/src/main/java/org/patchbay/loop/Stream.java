package org.patchbay.loop;

import java.net.InetSocketAddress;

/** An open byte stream to a peer. */
public interface Stream {

  /** The local address; before the connection is there, the one asked for or a wildcard. */
  InetSocketAddress local();

  /** The peer's address. */
  InetSocketAddress remote();

  /** Sends octets, in order. They may be reused when this returns. Ignored once closed. */
  void write(byte[] data, int offset, int length);

  /** The number of octets that wait for the peer to take them. */
  long pendingBytes();

  /** Closes the stream after what was written, and tells the handler. */
  void close();
}
