package org.patchbay.loop;

import java.net.InetSocketAddress;

/** An open UDP socket. */
public interface DatagramPort extends AutoCloseable {

  /** The address that the socket is bound to. */
  InetSocketAddress local();

  /**
   * Sends a datagram; called on the loop's thread. What the network or a full buffer loses, it
   * loses; the octets may be reused when this returns.
   *
   * @return whether the datagram was handed to the network
   */
  boolean send(byte[] data, int offset, int length, InetSocketAddress to);

  @Override
  void close();
}
