package org.patchbay.proxy.transport;

import java.net.InetSocketAddress;

/** Hands what arrives by any transport to the receiver, and lets a tap hear what passes. */
final class Delivery implements TransportLayer.Receiver {
  private TransportLayer.Receiver receiver;

  /** Null while nobody listens, which is nearly always. */
  private WireTap tap;

  void to(TransportLayer.Receiver newReceiver) {
    receiver = newReceiver;
  }

  void tap(WireTap newTap) {
    tap = newTap;
  }

  @Override
  public void received(byte[] bytes, int length, Flow flow) {
    if (tap != null) {
      tap.received(flow, bytes, length);
    }
    receiver.received(bytes, length, flow);
  }

  /** A message was handed to the network. */
  void sent(Flow flow, byte[] bytes, int offset, int length) {
    if (tap != null) {
      tap.sent(flow, bytes, offset, length);
    }
  }

  @Override
  public boolean accepts(InetSocketAddress remote) {
    return receiver.accepts(remote);
  }

  @Override
  public void connectionLost(Flow flow, boolean carriedRequests, String reason) {
    receiver.connectionLost(flow, carriedRequests, reason);
  }

  @Override
  public void refused(Flow flow) {
    receiver.refused(flow);
  }
}
