package org.patchbay.carrier.line;

import java.time.Duration;
import org.patchbay.carrier.call.Call;
import org.patchbay.carrier.call.Line;
import org.patchbay.carrier.call.Rejection;
import org.patchbay.loop.Timer;
import org.patchbay.media.source.AudioSources;
import org.patchbay.media.source.Player;

/**
 * Announces before it is answered that the call will not be: the special information tone of ITU-T
 * E.180, §7, twice; then it refuses.
 */
final class AnnouncementLine implements Line {
  /** As long as the two announcements with their pauses. */
  private static final long REFUSAL_NANOS = Duration.ofSeconds(4).toNanos();

  private static final int[] HERTZ = {950, 1400, 1800};
  private static final int TONE_MILLIS = 330;
  private static final int PAUSE_MILLIS = 1000;

  private Player player;
  private Call waiting;
  private final Timer refusal =
      new Timer() {
        @Override
        protected void fired(long now) {
          waiting.refuse(Rejection.ABSENT);
        }
      };

  @Override
  public void called(Call call) {
    waiting = call;
    call.loop().timers().arm(refusal, call.loop().clock().nanos() + REFUSAL_NANOS);
    if (call.progress()) {
      player = new Player(call.endpoint());
      announce();
      announce();
    }
  }

  private void announce() {
    for (int hertz : HERTZ) {
      player.play(new Beep(hertz, TONE_MILLIS));
    }
    player.play(AudioSources.silence(PAUSE_MILLIS, Player.SAMPLE_RATE));
  }

  @Override
  public void ended() {
    waiting.loop().timers().cancel(refusal);
    if (player != null) {
      player.close();
    }
  }
}
