package org.patchbay.carrier.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.carrier.call.Call;
import org.patchbay.carrier.call.Line;
import org.patchbay.codecs.tone.DtmfDigit;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;
import org.patchbay.media.source.AudioSources;
import org.patchbay.media.source.Player;

/**
 * Beeps, collects keys until the caller pauses or presses {@code #}, plays each once as the tones
 * of its key, and collects again. A {@code #} alone is played back as well.
 */
final class DigitsLine implements Line {
  private static final long PAUSE_NANOS = Duration.ofMillis(1500).toNanos();
  private static final int MOST_KEYS = 32;
  private static final int PROMPT_HERTZ = 440;
  private static final int PROMPT_MILLIS = 300;

  private final Voice voice = new Voice();
  private final List<DtmfDigit> pressed = new ArrayList<>();
  private final Timer pause =
      new Timer() {
        @Override
        protected void fired(long now) {
          readBack();
        }
      };

  private EventLoop loop;
  private Player player;
  private KeyListener listener;
  private boolean over;

  @Override
  public void called(Call call) {
    call.answer();
  }

  @Override
  public void connected(Call call) {
    loop = call.loop();
    player = new Player(call.endpoint());
    listener = new KeyListener(loop, voice, this::pressed);
    call.endpoint().sink(listener);
    voice.say(new Beep(PROMPT_HERTZ, PROMPT_MILLIS));
    player.play(voice);
  }

  private void pressed(DtmfDigit key) {
    if (over) {
      return;
    }
    boolean finished = key == DtmfDigit.POUND && !pressed.isEmpty();
    if (!finished) {
      pressed.add(key);
    }
    if (finished || key == DtmfDigit.POUND || pressed.size() == MOST_KEYS) {
      readBack();
    } else {
      loop.timers().arm(pause, loop.clock().nanos() + PAUSE_NANOS);
    }
  }

  private void readBack() {
    loop.timers().cancel(pause);
    voice.say(AudioSources.digits(List.copyOf(pressed), Player.SAMPLE_RATE));
    pressed.clear();
  }

  @Override
  public void ended() {
    over = true;
    if (player != null) {
      loop.timers().cancel(pause);
      listener.close();
      player.close();
    }
  }
}
