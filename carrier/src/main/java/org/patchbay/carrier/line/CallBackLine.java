package org.patchbay.carrier.line;

import java.util.Optional;
import org.patchbay.carrier.call.Call;
import org.patchbay.carrier.call.Line;
import org.patchbay.carrier.call.Rejection;
import org.patchbay.media.source.AudioSources;
import org.patchbay.media.source.Player;

/** Answers, beeps twice, hangs up, and has the caller called back. */
final class CallBackLine implements Line {
  private static final int HERTZ = 880;
  private static final int BEEP_MILLIS = 150;

  private final CallBacks callBacks;
  private CallBacks.Promise promise;
  private Player player;

  CallBackLine(CallBacks callBacks) {
    this.callBacks = callBacks;
  }

  @Override
  public void called(Call call) {
    Optional<Caller> caller = Caller.of(call.invite().request());
    if (caller.isEmpty()) {
      call.refuse(Rejection.ANONYMOUS);
    } else if (callBacks.isPromised(caller.get())) {
      call.refuse(Rejection.BUSY);
    } else if (!callBacks.hasRoom()) {
      call.refuse(Rejection.CONGESTED);
    } else {
      promise = callBacks.promise(caller.get(), call.invite().way());
      call.answer();
    }
  }

  @Override
  public void connected(Call call) {
    promise.keep();
    player = new Player(call.endpoint());
    player.whenDone(call::hangUp);
    player.play(new Beep(HERTZ, BEEP_MILLIS));
    player.play(AudioSources.silence(BEEP_MILLIS, Player.SAMPLE_RATE));
    player.play(new Beep(HERTZ, BEEP_MILLIS));
  }

  @Override
  public void ended() {
    if (player != null) {
      player.close();
    }
    if (promise != null) {
      promise.due();
    }
  }
}
