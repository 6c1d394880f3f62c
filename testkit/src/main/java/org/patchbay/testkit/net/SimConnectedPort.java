package org.patchbay.testkit.net;

import java.net.InetSocketAddress;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Datagrams;

/** A simulated UDP socket for one peer, at the address of a socket for everybody. */
final class SimConnectedPort implements DatagramPort {
  private final Node node;
  private final DatagramPort listener;
  private final InetSocketAddress remote;
  private final SimDatagramPort socket;
  private final Runnable refused;

  SimConnectedPort(
      Node node,
      DatagramPort listener,
      InetSocketAddress remote,
      Datagrams.Receiver receiver,
      Runnable refused) {
    this.node = node;
    this.listener = listener;
    this.remote = remote;
    this.socket =
        new SimDatagramPort(
            node,
            listener.local(),
            (port, data, length, source) -> receiver.received(this, data, length, source));
    this.refused = refused;
  }

  @Override
  public InetSocketAddress local() {
    return listener.local();
  }

  @Override
  public boolean send(byte[] data, int offset, int length, InetSocketAddress to) {
    return listener.send(data, offset, length, to);
  }

  @Override
  public void close() {
    node.remove(this);
  }

  InetSocketAddress remote() {
    return remote;
  }

  void deliver(byte[] octets, InetSocketAddress source) {
    socket.deliver(octets, source);
  }

  void refused() {
    refused.run();
  }
}
