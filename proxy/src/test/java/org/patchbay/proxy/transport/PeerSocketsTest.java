package org.patchbay.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Datagrams;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

/** A machine whose network is not up yet has its sockets for single peers later. */
class PeerSocketsTest {
  private static final InetSocketAddress PEER = new InetSocketAddress("10.0.0.2", 5060);

  private final World world = new World(1);
  private final Host host = world.host("proxy", "10.0.0.1");
  private final LateNetwork network = new LateNetwork(host.datagrams());
  private final PeerSockets sockets = new PeerSockets(host.loop(), network);

  @BeforeEach
  void openBeforeThereIsAWay() throws IOException {
    DatagramPort listener = network.open(host.at(5060), (port, data, length, source) -> {});
    sockets.open(listener, PEER, (port, data, length, source) -> {}, () -> {});
  }

  @Test
  void areOpenedAgainUntilThereIsAWay() {
    world.advance(Duration.ofSeconds(70));
    network.isUp = true;
    world.advance(Duration.ofSeconds(70));
    assertEquals(List.of(0L, 30L, 60L, 90L), network.attempts);
    assertEquals(2, host.openSockets());
  }

  @Test
  void areNotOpenedAgainOnceClosed() {
    sockets.close();
    world.advance(Duration.ofSeconds(70));
    assertEquals(List.of(0L), network.attempts);
    assertEquals(0, host.timers());
  }

  /** A network without a way to any peer, until it is up. */
  private final class LateNetwork implements Datagrams {
    private final Datagrams real;
    private final List<Long> attempts = new ArrayList<>();
    private final long start = world.timeline().nanos();
    private boolean isUp;

    LateNetwork(Datagrams real) {
      this.real = real;
    }

    @Override
    public DatagramPort open(InetSocketAddress local, int held, Receiver receiver)
        throws IOException {
      return real.open(local, held, receiver);
    }

    @Override
    public DatagramPort openConnected(
        DatagramPort listener, InetSocketAddress remote, Receiver receiver, Runnable refused)
        throws IOException {
      attempts.add(Duration.ofNanos(world.timeline().nanos() - start).toSeconds());
      if (!isUp) {
        throw new IOException("Network is unreachable");
      }
      return real.openConnected(listener, remote, receiver, refused);
    }
  }
}
