package org.patchbay.server.assembly;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.carrier.CarrierSettings;
import org.patchbay.carrier.SimulatedCarrier;
import org.patchbay.config.ListenAddress;
import org.patchbay.loop.NioLoop;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.netty.NettyStreams;
import org.patchbay.proxy.transport.netty.StreamLimits;
import org.patchbay.server.config.SimulatedCarrierSettings;

/** A simulated carrier that runs: on a loop of its own, since nothing but SIP joins it to us. */
final class RunningCarrier implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(RunningCarrier.class);

  private final NioLoop loop = new NioLoop("carrier", RunningCarrier::failed);
  private final OnLoop onLoop = new OnLoop(loop);
  private final NettyStreams streams =
      new NettyStreams(loop, StreamLimits.defaults(), RunningCarrier::failed);
  private final SimulatedCarrier carrier;

  private RunningCarrier(CarrierSettings settings) throws IOException {
    carrier = onLoop.get(() -> new SimulatedCarrier(settings, loop, loop, streams));
  }

  /**
   * Starts one and opens its listeners.
   *
   * @throws BindException if an address is taken or not this machine's
   */
  static RunningCarrier start(SimulatedCarrierSettings settings) throws IOException {
    List<ListenPoint> points = settings.listen().stream().map(RunningCarrier::point).toList();
    RunningCarrier running = new RunningCarrier(CarrierSettings.at(points));
    try {
      running.onLoop.run(running.carrier::listen);
      return running;
    } catch (IOException | RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private static ListenPoint point(ListenAddress listener) {
    return ListenPoint.at(Transport.valueOf(listener.transport().name()), listener.address());
  }

  /** A port of an address at which nobody listens on UDP now; none if the address is not ours. */
  static Optional<Integer> freePort(InetAddress address) {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0))) {
      return Optional.of(socket.getLocalPort());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void failed(Throwable failure) {
    LOG.error("Something failed in the simulated carrier", failure);
  }

  /** Ends its calls and closes its sockets. */
  @Override
  public void close() throws IOException {
    onLoop.run(carrier::close);
    streams.close();
    loop.close();
  }
}
