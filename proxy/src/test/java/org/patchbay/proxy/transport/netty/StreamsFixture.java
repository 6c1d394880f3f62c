package org.patchbay.proxy.transport.netty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.patchbay.loop.NioLoop;
import org.patchbay.loop.Stream;
import org.patchbay.loop.Streams;
import org.patchbay.proxy.transport.TlsEngines;

/** A real loop with streams on it, and plain sockets as its peers. */
final class StreamsFixture implements AutoCloseable {
  static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
  final NioLoop loop = new NioLoop("loop", failures::add);
  final NettyStreams streams;

  StreamsFixture(StreamLimits limits) {
    this(limits, null);
  }

  StreamsFixture(StreamLimits limits, TlsEngines tls) {
    this(limits, tls, source -> false);
  }

  StreamsFixture(StreamLimits limits, TlsEngines tls, Predicate<InetAddress> exempt) {
    streams = new NettyStreams(loop, limits, tls, exempt, failures::add);
  }

  StreamsFixture() {
    this(StreamLimits.defaults());
  }

  /** Runs a task on the loop and waits for it. */
  void onLoop(Runnable task) throws Exception {
    CompletableFuture.runAsync(task, loop).get(10, TimeUnit.SECONDS);
  }

  Stream connect(InetSocketAddress local, InetSocketAddress remote, Streams.Handler handler)
      throws Exception {
    return CompletableFuture.supplyAsync(() -> streams.connect(local, remote, handler), loop)
        .get(10, TimeUnit.SECONDS);
  }

  /** A peer; it waits at most ten seconds for anything. */
  static Socket peerOf(Streams.Listener listener) throws Exception {
    Socket socket = new Socket();
    socket.connect(listener.local(), 10_000);
    socket.setSoTimeout(10_000);
    return socket;
  }

  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static String text(byte[] octets) {
    return new String(octets, StandardCharsets.US_ASCII);
  }

  static void write(Stream stream, String text) {
    byte[] octets = octets(text);
    stream.write(octets, 0, octets.length);
  }

  @Override
  public void close() {
    streams.close();
    loop.close();
  }
}
