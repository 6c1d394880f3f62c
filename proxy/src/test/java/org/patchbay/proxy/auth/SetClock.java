package org.patchbay.proxy.auth;

import java.util.concurrent.TimeUnit;
import org.patchbay.loop.Clock;

/** A clock that stands still until it is told otherwise. */
final class SetClock implements Clock {
  private long millis = 1_800_000_000_000L;

  void advance(long byMillis) {
    millis += byMillis;
  }

  @Override
  public long nanos() {
    return TimeUnit.MILLISECONDS.toNanos(millis - 1_799_999_000_000L);
  }

  @Override
  public long epochMillis() {
    return millis;
  }
}
