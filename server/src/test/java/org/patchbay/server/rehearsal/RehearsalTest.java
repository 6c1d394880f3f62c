package org.patchbay.server.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The calls that are played before the first one comes. */
class RehearsalTest {

  @Test
  void playsAsManyCallsAsItIsToldAndEnds() throws Exception {
    assertEquals(3, Rehearsal.begin(3, Duration.ofMinutes(1)).get(1, TimeUnit.MINUTES));
  }

  /** Cold code takes its time, which the proxy must not take for overload. */
  @Test
  void servesEachOfItsCalls() throws Exception {
    assertEquals(150, Rehearsal.begin(150, Duration.ofMinutes(1)).get(1, TimeUnit.MINUTES));
  }

  @Test
  void endsWhenItsTimeIsUp() throws Exception {
    assertEquals(1, Rehearsal.begin(1_000_000, Duration.ZERO).get(1, TimeUnit.MINUTES));
  }
}
