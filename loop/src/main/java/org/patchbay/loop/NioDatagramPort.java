package org.patchbay.loop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.function.Consumer;

/** A UDP socket read and written on its loop's thread. */
final class NioDatagramPort implements DatagramPort {
  private static final int MAX_DATAGRAM = 65_535;

  private final DatagramChannel channel;
  private final Datagrams.Receiver receiver;
  private final Consumer<Throwable> failures;
  private final InetSocketAddress local;
  private final ByteBuffer in = ByteBuffer.allocateDirect(MAX_DATAGRAM);
  private final ByteBuffer out = ByteBuffer.allocateDirect(MAX_DATAGRAM);
  private final byte[] data = new byte[MAX_DATAGRAM];

  NioDatagramPort(
      DatagramChannel channel, Datagrams.Receiver receiver, Consumer<Throwable> failures)
      throws IOException {
    this.channel = channel;
    this.receiver = receiver;
    this.failures = failures;
    this.local = (InetSocketAddress) channel.getLocalAddress();
  }

  @Override
  public InetSocketAddress local() {
    return local;
  }

  void drain(int most) {
    for (int i = 0; i < most; i++) {
      InetSocketAddress source;
      try {
        in.clear();
        source = (InetSocketAddress) channel.receive(in);
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        failures.accept(e);
        return;
      }
      if (source == null) {
        return;
      }
      in.flip();
      int length = in.remaining();
      in.get(data, 0, length);
      try {
        receiver.received(this, data, length, source);
      } catch (RuntimeException | Error e) {
        failures.accept(e);
      }
    }
  }

  @Override
  public boolean send(byte[] bytes, int offset, int length, InetSocketAddress to) {
    if (length > MAX_DATAGRAM) {
      return false;
    }
    out.clear();
    out.put(bytes, offset, length).flip();
    try {
      return channel.send(out, to) == length;
    } catch (IOException | RuntimeException e) {
      // Unreachable, refused by a local rule, or an unresolved address: lost, as a datagram may be.
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      failures.accept(e);
    }
  }
}
