package org.patchbay.carrier.line;

import org.patchbay.carrier.call.Call;
import org.patchbay.carrier.call.Line;
import org.patchbay.codecs.tone.Tone;
import org.patchbay.media.source.AudioSources;
import org.patchbay.media.source.Player;

/** Answers, and plays 1000 Hz without end. */
final class ToneLine implements Line {
  private static final Tone TONE = Tone.sine(1000, -10);

  private Player player;

  @Override
  public void called(Call call) {
    call.answer();
  }

  @Override
  public void connected(Call call) {
    player = new Player(call.endpoint());
    player.play(AudioSources.tone(TONE, Player.SAMPLE_RATE));
  }

  @Override
  public void ended() {
    if (player != null) {
      player.close();
    }
  }
}
