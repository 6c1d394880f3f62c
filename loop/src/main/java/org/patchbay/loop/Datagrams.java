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

  /**
   * Opens a second socket at a port's address, for one peer alone. What that peer sends to the
   * address arrives at it. It also hears that the peer's host refuses what was sent to the peer
   * from either of the two, since nothing is open there (RFC 1122 §4.1.3.3), which a port that many
   * peers send to never does. What is sent through it leaves through the port.
   *
   * <p>Nobody else can share the address, before or after. A datagram that arrives while it opens
   * may be lost.
   *
   * @param listener an open port that came from here
   * @param remote the peer
   * @param receiver what is told of each datagram of the peer
   * @param refused run on the loop for one or more refusals; never while something is being sent
   * @throws IOException if there is no way to the peer, or this cannot be done here
   */
  default DatagramPort openConnected(
      DatagramPort listener, InetSocketAddress remote, Receiver receiver, Runnable refused)
      throws IOException {
    throw new IOException("refusals are not told here");
  }

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
