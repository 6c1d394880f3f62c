package org.patchbay.server.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A party's RTP, packet by packet as a test tells it. */
final class RtpPeer implements AutoCloseable {
  private static final int PACKET_MILLIS = 20;

  private final DatagramSocket socket;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final BlockingQueue<Arrival> received = new LinkedBlockingQueue<>();

  private RtpPeer(DatagramSocket socket) {
    this.socket = socket;
  }

  /**
   * A packet that arrived.
   *
   * @param nanos when, by {@link System#nanoTime}
   */
  record Arrival(RtpPacket packet, long nanos) {}

  /** Binds to a port of {@code address} that is meant for RTP. */
  static RtpPeer open(String address) throws IOException {
    InetSocketAddress at = new InetSocketAddress(address, LoopbackPorts.rtp().first());
    RtpPeer peer = new RtpPeer(new DatagramSocket(at));
    Thread reader = new Thread(peer::read, "RTP to " + at);
    reader.setDaemon(true);
    reader.start();
    return peer;
  }

  private void read() {
    byte[] buffer = new byte[2_048];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        long now = System.nanoTime();
        RtpPacket.read(Arrays.copyOf(buffer, packet.getLength()))
            .ifPresent(rtp -> received.add(new Arrival(rtp, now)));
      }
    } catch (SocketException closed) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Sends one packet every 20 ms; returns after the last when each was sent. */
  List<Long> play(List<RtpPacket> packets, InetSocketAddress to) throws InterruptedException {
    Iterator<RtpPacket> next = packets.iterator();
    List<Long> sent = new CopyOnWriteArrayList<>();
    ScheduledFuture<?> playing =
        pace.scheduleAtFixedRate(
            () -> {
              RtpPacket packet = next.next();
              sent.add(System.nanoTime());
              send(packet, to);
            },
            0,
            PACKET_MILLIS,
            TimeUnit.MILLISECONDS);
    try {
      playing.get(); // ends when there is no next one
    } catch (CancellationException | ExecutionException end) {
      if (next.hasNext()) {
        throw new IllegalStateException(end);
      }
    }
    return sent;
  }

  private void send(RtpPacket packet, InetSocketAddress to) {
    byte[] octets = packet.octets();
    try {
      socket.send(new DatagramPacket(octets, octets.length, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next packet, if one comes within {@code patience}. */
  Optional<RtpPacket> next(Duration patience) throws InterruptedException {
    return nextArrival(patience).map(Arrival::packet);
  }

  /** The next packet and when it came, if one comes within {@code patience}. */
  Optional<Arrival> nextArrival(Duration patience) throws InterruptedException {
    return Optional.ofNullable(received.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    pace.shutdownNow();
    socket.close();
  }
}
