package org.patchbay.loop;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Where UDP sockets come from. What arrives is delivered on the loop that this belongs to. */
public interface Datagrams {

  /** What the kernel may hold for a socket that many peers send to: 4 MiB. */
  int MANY_PEERS = 4 << 20;

  /**
   * Opens a socket that many peers send to.
   *
   * @param local the address to bind; port 0 takes a free one
   * @param receiver what is told of each datagram
   * @throws IOException if the address is taken or not this machine's
   */
  default DatagramPort open(InetSocketAddress local, Receiver receiver) throws IOException {
    return open(local, MANY_PEERS, receiver);
  }

  /**
   * Opens a socket.
   *
   * @param local the address to bind; port 0 takes a free one
   * @param held octets that the kernel may hold each way while the loop is busy: a burst, or a
   *     collector's pause. It is memory that whoever knows the address can fill.
   * @param receiver what is told of each datagram
   * @throws IOException if the address is taken or not this machine's
   */
  DatagramPort open(InetSocketAddress local, int held, Receiver receiver) throws IOException;

  /** What a socket delivers to, on the loop's thread. */
  @FunctionalInterface
  interface Receiver {

    /**
     * A datagram arrived.
     *
     * @param port the socket that it arrived at
     * @param data the octets, from index 0; reused for the next datagram of any socket of the loop,
     *     after this call returns
     * @param length the number of octets
     * @param source the sender
     */
    void received(DatagramPort port, byte[] data, int length, InetSocketAddress source);
  }
}
