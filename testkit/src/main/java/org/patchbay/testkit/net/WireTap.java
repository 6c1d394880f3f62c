package org.patchbay.testkit.net;

import java.net.InetSocketAddress;

/** Sees everything that enters the network and what becomes of it. */
public interface WireTap {

  /** A datagram was sent. */
  Ticket datagram(Packet packet);

  /**
   * A direction of a connection came to be.
   *
   * @param from the name of the sending host
   * @param to the name of the receiving host
   */
  StreamTap stream(String from, String to, InetSocketAddress source, InetSocketAddress destination);

  /** What becomes of one datagram. */
  interface Ticket {

    /** What the rules and the link decided. */
    void fate(Fate fate);

    /** A copy was handed to its receiver. */
    void arrived();

    /** A copy found nobody. */
    void unheard(String why);
  }

  /** What becomes of the octets of one direction of a connection. */
  interface StreamTap {

    /** Octets entered it. */
    void written(byte[] data, int offset, int length);

    /** So many more octets were handed to the receiver. */
    void delivered(int length);
  }
}
