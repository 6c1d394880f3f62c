package org.patchbay.server.rehearsal;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.EventLoop;

/** A network in memory: what is sent to an address is received there in a task of its own. */
final class RehearsedNetwork implements Datagrams {
  private final EventLoop loop;
  private final Map<InetSocketAddress, Port> ports = new HashMap<>();

  RehearsedNetwork(EventLoop loop) {
    this.loop = loop;
  }

  /** Someone at an address, who is told of each message that arrives there. */
  void add(InetSocketAddress address, Party party) {
    open(
        address,
        MANY_PEERS,
        (port, data, length, source) -> party.received(Message.read(data, length)));
  }

  /** Sends a message from an address that is open. */
  void send(InetSocketAddress from, String message, InetSocketAddress to) {
    byte[] octets = Message.octets(message);
    ports.get(from).send(octets, 0, octets.length, to);
  }

  @Override
  public DatagramPort open(InetSocketAddress local, int held, Receiver receiver) {
    Port port = new Port(local, receiver);
    ports.put(local, port);
    return port;
  }

  /** Who receives messages. */
  @FunctionalInterface
  interface Party {
    void received(Message message);
  }

  private final class Port implements DatagramPort {
    private final InetSocketAddress local;
    private final Receiver receiver;

    Port(InetSocketAddress local, Receiver receiver) {
      this.local = local;
      this.receiver = receiver;
    }

    @Override
    public InetSocketAddress local() {
      return local;
    }

    @Override
    public boolean send(byte[] data, int offset, int length, InetSocketAddress to) {
      byte[] datagram = Arrays.copyOfRange(data, offset, offset + length);
      loop.execute(() -> deliver(datagram, to));
      return true;
    }

    private void deliver(byte[] datagram, InetSocketAddress to) {
      Port port = ports.get(to);
      if (port != null) {
        port.receiver.received(port, datagram, datagram.length, local);
      }
    }

    @Override
    public void close() {
      ports.remove(local, this);
    }
  }
}
