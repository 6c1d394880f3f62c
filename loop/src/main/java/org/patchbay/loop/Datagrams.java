package org.patchbay.loop;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Where UDP sockets come from. What arrives is delivered on the loop that this belongs to. */
public interface Datagrams {

  /**
   * Opens a socket.
   *
   * @param local the address to bind; port 0 takes a free one
   * @param receiver what is told of each datagram
   * @throws IOException if the address is taken or not this machine's
   */
  DatagramPort open(InetSocketAddress local, Receiver receiver) throws IOException;

  /** What a socket delivers to, on the loop's thread. */
  @FunctionalInterface
  interface Receiver {

    /**
     * A datagram arrived.
     *
     * @param port the socket that it arrived at
     * @param data the octets, from index 0; reused after this call returns
     * @param length the number of octets
     * @param source the sender
     */
    void received(DatagramPort port, byte[] data, int length, InetSocketAddress source);
  }
}
