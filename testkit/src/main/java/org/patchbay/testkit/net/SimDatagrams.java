package org.patchbay.testkit.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Datagrams;

/** The UDP sockets of one node; what they hold is without limit. */
public final class SimDatagrams implements Datagrams {
  private final Node node;

  /** UDP for that node. */
  public SimDatagrams(Node node) {
    this.node = node;
  }

  @Override
  public DatagramPort open(InetSocketAddress local, int held, Receiver receiver)
      throws IOException {
    SimDatagramPort port = new SimDatagramPort(node, node.bindDatagram(local), receiver);
    node.add(port);
    return port;
  }

  @Override
  public DatagramPort openConnected(
      DatagramPort listener, InetSocketAddress remote, Receiver receiver, Runnable refused)
      throws IOException {
    if (node.sourceFor(listener.local(), remote) == null) {
      throw new IOException("Network is unreachable: " + remote);
    }
    SimConnectedPort port = new SimConnectedPort(node, listener, remote, receiver, refused);
    node.add(port);
    return port;
  }
}
