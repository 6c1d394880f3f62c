package org.patchbay.media.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.media.MediaWorld;
import org.patchbay.media.Peer;
import org.patchbay.media.bridge.Bridge;
import org.patchbay.media.endpoint.RtpEndpoint;

/** Many calls a second over the ports that a server has by default: 20000 to 29999. */
class PortChurnTest {
  private static final int PAIRS = 5000;
  private static final int CALLS_A_SECOND = 200;
  private static final int HELD_MILLIS = 5000;
  private static final int STEP_MILLIS = 100;
  private static final int CALLS_A_STEP = CALLS_A_SECOND * STEP_MILLIS / 1000;
  private static final byte[] FRAME = new byte[160];

  private final MediaWorld w = new MediaWorld(1, PAIRS);
  private final Peer alice = w.peer("alice");
  private final Peer bob = w.peer("bob");
  private final ArrayDeque<Call> calls = new ArrayDeque<>();

  private record Call(RtpEndpoint a, RtpEndpoint b, long ends) {}

  @Test
  void has200CallsASecondOf5SecondsWithoutRefusingOneOrOpeningAllPairs() {
    for (int step = 0; step < 30_000 / STEP_MILLIS; step++) {
      for (int i = 0; i < CALLS_A_STEP; i++) {
        begin();
      }
      w.advance(STEP_MILLIS);
      endThoseDue();
    }
    PortPairs.Occupancy full = w.ports.occupancy();
    int pairs = full.taken() + full.resting();
    // 2 pairs a call, 5 s in use and 5 s at rest: 4000, and what the steps add.
    assertTrue(pairs <= 4200, pairs + " pairs");
    w.advance(HELD_MILLIS);
    endThoseDue();
    assertEquals(new PortPairs.Occupancy(PAIRS, 0, pairs, 0, 0), w.ports.occupancy());
    assertEquals(0, w.server.timers());
    w.ports.close();
    assertEquals(0, w.server.openSockets());
  }

  private void begin() {
    RtpEndpoint a = w.leg(alice, MediaWorld.PCMU);
    RtpEndpoint b = w.leg(bob, MediaWorld.PCMU);
    Bridge.between(a, b);
    calls.add(new Call(a, b, w.server.loop().clock().nanos() + HELD_MILLIS * 1_000_000L));
  }

  /** Ends calls; a packet that crossed the BYE still arrives on a port that is at rest. */
  private void endThoseDue() {
    long now = w.server.loop().clock().nanos();
    while (!calls.isEmpty() && calls.peek().ends() <= now) {
      Call call = calls.poll();
      for (RtpEndpoint leg : List.of(call.a, call.b)) {
        alice.server = leg.local();
        alice.send(0, FRAME, 160);
        leg.close();
      }
    }
  }
}
