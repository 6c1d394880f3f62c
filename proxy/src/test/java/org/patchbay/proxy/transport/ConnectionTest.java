package org.patchbay.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Stream;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

class ConnectionTest {
  private static final int ALL_THERE_IS = 64 << 20;

  @Test
  void holdsAnUnfinishedMessageWhileThereIsRoom() {
    play(
        (all, peer) -> {
          peer.sends(30_000);
          assertFalse(peer.closed);
        });
  }

  @Test
  void closesOnALargeUnfinishedMessageWhenOthersHoldAllThereIs() {
    play(
        (all, peer) -> {
          all.unfinished.change(0, ALL_THERE_IS);
          peer.sends(30_000);
          assertTrue(peer.closed);
        });
  }

  @Test
  void keepsASmallUnfinishedMessageWhenOthersHoldAllThereIs() {
    play(
        (all, peer) -> {
          all.unfinished.change(0, ALL_THERE_IS);
          peer.sends(300);
          assertFalse(peer.closed);
        });
  }

  @Test
  void givesBackWhatItHeld() {
    play(
        (all, peer) -> {
          all.unfinished.change(0, ALL_THERE_IS - 40_000);
          peer.sends(30_000);
          peer.connection.gone();
          Peer next = new Peer(all, peer.host);
          next.sends(30_000);
          assertFalse(next.closed);
          next.connection.gone();
        });
  }

  private static void play(BiConsumer<Connections, Peer> test) {
    World.test(
        world -> {
          Host host = world.host("proxy", "10.0.0.1");
          host.run(
              () -> {
                Connections all = new Connections(host.loop(), null, null);
                Peer peer = new Peer(all, host);
                test.accept(all, peer);
                peer.connection.gone();
              });
        });
  }

  /** The other end of a connection. */
  private static final class Peer implements Stream {
    private final Host host;
    private final Connection connection;
    private boolean closed;

    Peer(Connections all, Host host) {
      this.host = host;
      connection =
          new Connection(all, host.loop(), 1, ListenPoint.at(Transport.TCP, host.at(5060)));
      connection.attach(this, "");
    }

    /** Sends so much of a message that never ends. */
    void sends(int octets) {
      byte[] part = "x".repeat(octets).getBytes(StandardCharsets.US_ASCII);
      connection.received(part, 0, part.length);
    }

    @Override
    public InetSocketAddress local() {
      return host.at(5060);
    }

    @Override
    public InetSocketAddress remote() {
      return host.at(40_000);
    }

    @Override
    public void write(byte[] data, int offset, int length) {}

    @Override
    public long pendingBytes() {
      return 0;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
