package org.patchbay.testkit.net;

import java.net.InetSocketAddress;
import java.util.Arrays;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Datagrams;

/** A simulated UDP socket. */
final class SimDatagramPort implements DatagramPort {
  private static final int MAX_PAYLOAD = 65_507;

  /** What a receiver finds in a buffer that it should no longer look at. */
  private static final byte SCRIBBLE = '#';

  private final Node node;
  private final InetSocketAddress local;
  private final Datagrams.Receiver receiver;
  private boolean closed;

  SimDatagramPort(Node node, InetSocketAddress local, Datagrams.Receiver receiver) {
    this.node = node;
    this.local = local;
    this.receiver = receiver;
  }

  @Override
  public InetSocketAddress local() {
    return local;
  }

  @Override
  public boolean send(byte[] data, int offset, int length, InetSocketAddress to) {
    if (closed || length > MAX_PAYLOAD || to.isUnresolved() || to.getPort() == 0) {
      return false;
    }
    InetSocketAddress source = node.sourceFor(local, to);
    if (source == null) {
      return false; // no address of that family
    }
    node.network().send(node, source, to, Arrays.copyOfRange(data, offset, offset + length));
    return true;
  }

  @Override
  public void close() {
    closed = true;
    node.remove(this);
  }

  /** The process that owned it is no more. */
  void vanish() {
    closed = true;
  }

  void deliver(byte[] octets, InetSocketAddress source) {
    byte[] lent = Arrays.copyOf(octets, octets.length + 1);
    receiver.received(this, lent, octets.length, source);
    Arrays.fill(lent, SCRIBBLE);
  }
}
