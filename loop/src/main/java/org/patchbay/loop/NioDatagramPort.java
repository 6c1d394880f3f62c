package org.patchbay.loop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.function.Consumer;

/** A UDP socket read and written on its loop's thread. */
final class NioDatagramPort implements DatagramPort {
  /** Then a socket gives way to the others. */
  private static final int MOST_A_TURN = 128;

  private final DatagramChannel channel;
  private final Datagrams.Receiver receiver;
  private final Consumer<Throwable> failures;
  private final InetSocketAddress local;
  private final DatagramBuffers buffers;

  /** How many datagrams are read in one go, and the turn of the loop in which they were. */
  private int batch = 1;

  private long lastTurn;

  NioDatagramPort(
      DatagramChannel channel,
      Datagrams.Receiver receiver,
      DatagramBuffers buffers,
      Consumer<Throwable> failures)
      throws IOException {
    this.channel = channel;
    this.receiver = receiver;
    this.buffers = buffers;
    this.failures = failures;
    this.local = (InetSocketAddress) channel.getLocalAddress();
  }

  @Override
  public InetSocketAddress local() {
    return local;
  }

  /** Lets another socket be bound to the same address, or no more. */
  void shareAddress(boolean shared) throws IOException {
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, shared);
  }

  /**
   * Hands over what has come: one datagram, twice as many in each further turn in a row, {@link
   * #MOST_A_TURN} at most. A socket with a stream, where one comes at a time, is so never asked in
   * vain whether there is another; the selector tells if there is.
   *
   * @return whether the socket had all of {@link #MOST_A_TURN}, so that many more may wait
   */
  boolean drain(long turn) {
    batch = turn == lastTurn + 1 ? Math.min(2 * batch, MOST_A_TURN) : 1;
    lastTurn = turn;
    for (int i = 0; i < batch; i++) {
      InetSocketAddress source;
      try {
        source = (InetSocketAddress) channel.receive(buffers.toReceive());
      } catch (ClosedChannelException e) {
        return false;
      } catch (IOException e) {
        failures.accept(e);
        return false;
      }
      if (source == null) {
        return false;
      }
      int length = buffers.received();
      try {
        receiver.received(this, buffers.data(), length, source);
      } catch (RuntimeException | Error e) {
        failures.accept(e);
      }
    }
    return batch == MOST_A_TURN;
  }

  @Override
  public boolean send(byte[] bytes, int offset, int length, InetSocketAddress to) {
    if (length > DatagramBuffers.MOST_OCTETS) {
      return false;
    }
    try {
      return channel.send(buffers.toSend(bytes, offset, length), to) == length;
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
