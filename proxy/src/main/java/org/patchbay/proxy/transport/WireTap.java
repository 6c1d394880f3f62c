package org.patchbay.proxy.transport;

/**
 * Hears every whole message as it is on the wire, the inner hop included; of a connection, what it
 * carries and not how that was framed. Called on the loop, which it keeps from its work: quick. The
 * octets are lent until the method returns.
 */
public interface WireTap {

  /** A message arrived, well-formed or not. */
  void received(Flow flow, byte[] octets, int length);

  /** A message was handed to the network. */
  void sent(Flow flow, byte[] octets, int offset, int length);
}
