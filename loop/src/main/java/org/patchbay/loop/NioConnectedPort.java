package org.patchbay.loop;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;

/**
 * A connected socket at the address of another: the kernel prefers it for what its peer sends, and
 * for word of what the peer's host refuses.
 */
final class NioConnectedPort implements DatagramPort {
  private final NioDatagramPort listener;
  private final DatagramChannel channel;
  private final NioDatagramPort socket;

  private NioConnectedPort(
      NioDatagramPort listener,
      DatagramChannel channel,
      InetSocketAddress remote,
      Datagrams.Receiver receiver,
      Runnable refused,
      DatagramBuffers buffers,
      Consumer<Throwable> failures)
      throws IOException {
    this.listener = listener;
    this.channel = channel;
    this.socket =
        new NioDatagramPort(
            channel,
            (port, data, length, source) -> receiver.received(this, data, length, remote),
            buffers,
            failure -> failed(failure, refused, failures));
  }

  /** Opens one; how, {@link Datagrams#openConnected} says. */
  static NioConnectedPort open(
      NioDatagramPort listener,
      InetSocketAddress remote,
      int held,
      Datagrams.Receiver receiver,
      Runnable refused,
      DatagramBuffers buffers,
      Consumer<Throwable> failures)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open(familyOf(listener.local()));
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, held);
      bindBeside(listener, channel);
      channel.connect(remote);
      channel.configureBlocking(false);
      return new NioConnectedPort(listener, channel, remote, receiver, refused, buffers, failures);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Sockets share an address where all of them ask for it. The listener asks for this moment alone,
   * so that no other process can have the address, before or after.
   */
  private static void bindBeside(NioDatagramPort listener, DatagramChannel channel)
      throws IOException {
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    listener.shareAddress(true);
    try {
      channel.bind(listener.local());
    } finally {
      listener.shareAddress(false);
    }
  }

  private static StandardProtocolFamily familyOf(InetSocketAddress address) {
    return address.getAddress() instanceof Inet6Address
        ? StandardProtocolFamily.INET6
        : StandardProtocolFamily.INET;
  }

  /** What else a network reports is as good as loss: a path too narrow, a router without a way. */
  private static void failed(Throwable failure, Runnable refused, Consumer<Throwable> failures) {
    if (failure instanceof PortUnreachableException) {
      try {
        refused.run();
      } catch (RuntimeException | Error e) {
        failures.accept(e);
      }
    } else if (!(failure instanceof IOException)) {
      failures.accept(failure);
    }
  }

  void register(Selector selector) throws IOException {
    channel.register(selector, SelectionKey.OP_READ, socket);
  }

  @Override
  public InetSocketAddress local() {
    return listener.local();
  }

  /** Leaves through the other socket, which loses nothing to a refusal that waits to be told. */
  @Override
  public boolean send(byte[] data, int offset, int length, InetSocketAddress to) {
    return listener.send(data, offset, length, to);
  }

  @Override
  public void close() {
    socket.close();
  }
}
