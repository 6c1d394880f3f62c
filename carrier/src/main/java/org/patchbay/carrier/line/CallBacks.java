package org.patchbay.carrier.line;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.carrier.call.AudioSession;
import org.patchbay.carrier.call.Call;
import org.patchbay.carrier.call.Facilities;
import org.patchbay.carrier.call.Line;
import org.patchbay.carrier.sip.ClientInvite;
import org.patchbay.carrier.sip.Dialog;
import org.patchbay.carrier.sip.Way;
import org.patchbay.loop.Timer;
import org.patchbay.media.source.Echo;
import org.patchbay.media.source.Player;

/** The calls back that are promised or under way: one a caller at a time. */
final class CallBacks {
  private static final Logger LOG = LogManager.getLogger(CallBacks.class);
  private static final long DELAY_NANOS = Duration.ofSeconds(3).toNanos();
  private static final long RINGING_NANOS = Duration.ofSeconds(45).toNanos();
  private static final int HERTZ = 880;
  private static final int BEEP_MILLIS = 1000;

  private final Exchange exchange;
  private final Facilities facilities;
  private final int most;
  private final Map<String, Promise> promises = new HashMap<>();
  private boolean closed;

  CallBacks(Exchange exchange, Facilities facilities, int most) {
    this.exchange = exchange;
    this.facilities = facilities;
    this.most = most;
  }

  boolean isPromised(Caller caller) {
    return promises.containsKey(caller.number());
  }

  boolean hasRoom() {
    return promises.size() < most;
  }

  /**
   * Promises a caller a call.
   *
   * @param way that the caller's call came on
   */
  Promise promise(Caller caller, Way way) {
    Promise promise = new Promise(caller, way);
    promises.put(caller.number(), promise);
    return promise;
  }

  /** Calls nobody any more; those who are being called are given up. */
  void close() {
    closed = true;
    List.copyOf(promises.values()).forEach(Promise::giveUp);
  }

  /** One call back, from the promise to its end. */
  final class Promise extends Timer implements ClientInvite.User, Line {
    private final Caller caller;
    private final Way way;
    private boolean kept;
    private AudioSession audio;
    private Optional<ClientInvite> invite = Optional.empty();
    private Player player;

    Promise(Caller caller, Way way) {
      this.caller = caller;
      this.way = way;
    }

    /** The caller has heard that it will be called. */
    void keep() {
      kept = true;
    }

    /** The caller's call is over. */
    void due() {
      if (kept && !closed) {
        facilities.loop().timers().arm(this, facilities.loop().clock().nanos() + DELAY_NANOS);
      } else {
        promises.remove(caller.number());
      }
    }

    @Override
    protected void fired(long now) {
      audio = AudioSession.open(facilities.loop(), facilities.ports()).orElse(null);
      if (audio != null && exchange.hasRoom()) {
        invite =
            facilities
                .agent()
                .invite(
                    CarrierNumber.CALL_BACK.e164(),
                    caller.uri(),
                    way,
                    audio.offer(),
                    RINGING_NANOS,
                    this);
      }
      if (invite.isEmpty()) {
        failed(503);
      }
    }

    @Override
    public void answered(Dialog dialog, Optional<String> description) {
      if (description.map(audio::accept).orElse(false)) {
        exchange.made(dialog, audio, this);
      } else {
        facilities.agent().bye(dialog);
        failed(488);
      }
    }

    @Override
    public void failed(int status) {
      LOG.info("A call back came to nothing: {}", status);
      if (audio != null) {
        audio.close();
      }
      promises.remove(caller.number());
    }

    /** A beep, for who has no microphone, and then an echo. */
    @Override
    public void connected(Call call) {
      player = new Player(call.endpoint());
      player.whenDone(() -> call.endpoint().sink(new Echo(call.endpoint())));
      player.play(new Beep(HERTZ, BEEP_MILLIS));
    }

    @Override
    public void ended() {
      player.close();
      promises.remove(caller.number());
    }

    void giveUp() {
      facilities.loop().timers().cancel(this);
      invite.ifPresent(ClientInvite::cancel);
    }
  }
}
