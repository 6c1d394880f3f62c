package org.patchbay.carrier.line;

import java.time.Duration;
import org.patchbay.carrier.call.Call;
import org.patchbay.carrier.call.Line;
import org.patchbay.loop.Timer;

/** Rings, and nobody answers. */
final class UnansweredLine implements Line {
  /** So that no proxy on the way takes the call for a dead one (RFC 3261 §13.3.1.1). */
  private static final long AGAIN_NANOS = Duration.ofMinutes(1).toNanos();

  private Call ringing;
  private final Timer again =
      new Timer() {
        @Override
        protected void fired(long now) {
          ring();
        }
      };

  @Override
  public void called(Call call) {
    ringing = call;
    ring();
  }

  private void ring() {
    ringing.ring();
    ringing.loop().timers().arm(again, ringing.loop().clock().nanos() + AGAIN_NANOS);
  }

  @Override
  public void ended() {
    ringing.loop().timers().cancel(again);
  }
}
