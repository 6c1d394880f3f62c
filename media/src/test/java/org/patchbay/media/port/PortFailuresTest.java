package org.patchbay.media.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Datagrams;
import org.patchbay.media.MediaWorld;
import org.patchbay.testkit.Host;

/** What becomes of a pool whose sockets cannot be opened. */
class PortFailuresTest {
  private static final int PAIRS = 40;

  private final Host server = new MediaWorld().server;
  private final Moody datagrams = new Moody(server.datagrams());
  private final PortPairs ports =
      new PortPairs(
          server.loop(),
          datagrams,
          new PortRange(server.address(), 40_000, 40_000 + 2 * PAIRS - 1),
          PortPairs.DEFAULT_QUARANTINE);

  @Test
  void leavesNothingOpenAndNothingTakenWhenTheOddPortIsHeld() {
    datagrams.refuse(port -> port % 2 == 1, new BindException("in use"));
    assertEquals(Optional.empty(), ports.take());
    assertEquals(0, server.openSockets());
    assertEquals(0, ports.occupancy().taken());
  }

  @Test
  void triesAFewPortsForACallAndNotAll() {
    datagrams.refuse(port -> true, new BindException("no such address"));
    assertEquals(Optional.empty(), ports.take());
    assertEquals(PortPairs.MOST_TRIES, datagrams.refusals);
    assertEquals(PortPairs.MOST_TRIES, ports.occupancy().unusable());
  }

  @Test
  void losesNoPairToAWantOfDescriptors() {
    datagrams.refuse(port -> port % 2 == 1, new SocketException("Too many open files"));
    for (int i = 0; i < 3 * PAIRS; i++) {
      assertEquals(Optional.empty(), ports.take());
    }
    assertEquals(new PortPairs.Occupancy(PAIRS, 0, 0, 0, 3 * PAIRS), ports.occupancy());
    assertEquals(0, server.openSockets());
    datagrams.refuse(port -> false, null);
    assertTakesAll();
  }

  @Test
  void losesNoPairToALoopThatThrows() {
    datagrams.broken = true;
    for (int i = 0; i < 3 * PAIRS; i++) {
      assertThrows(IllegalStateException.class, ports::take);
    }
    datagrams.broken = false;
    assertTakesAll();
  }

  @Test
  void givesNothingAfterItsClosingAndTakesNothingBack() {
    PortPair pair = ports.take().orElseThrow();
    ports.close();
    pair.release();
    assertEquals(Optional.empty(), ports.take());
    assertEquals(0, ports.occupancy().taken());
    assertEquals(0, ports.occupancy().resting());
    assertEquals(0, server.openSockets());
  }

  private void assertTakesAll() {
    for (int i = 0; i < PAIRS; i++) {
      assertTrue(ports.take().isPresent(), "pair " + i);
    }
    assertEquals(PAIRS, ports.occupancy().taken());
  }

  /** Refuses some ports. */
  private static final class Moody implements Datagrams {
    private final Datagrams datagrams;
    private Predicate<Integer> refused = port -> false;
    private IOException reason;
    boolean broken;
    int refusals;

    Moody(Datagrams datagrams) {
      this.datagrams = datagrams;
    }

    void refuse(Predicate<Integer> which, IOException why) {
      refused = which;
      reason = why;
    }

    @Override
    public DatagramPort open(InetSocketAddress local, int held, Receiver receiver)
        throws IOException {
      if (broken) {
        throw new IllegalStateException("the loop has ended");
      }
      if (refused.test(local.getPort())) {
        refusals++;
        throw reason;
      }
      return datagrams.open(local, held, receiver);
    }
  }
}
