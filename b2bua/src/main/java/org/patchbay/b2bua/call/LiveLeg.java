package org.patchbay.b2bua.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.b2bua.leg.LegAction;
import org.patchbay.b2bua.leg.LegInput;
import org.patchbay.b2bua.leg.LegMachine;
import org.patchbay.b2bua.leg.LegNotice;
import org.patchbay.b2bua.leg.LegRecord;
import org.patchbay.b2bua.leg.LegResult;
import org.patchbay.b2bua.leg.LegState;
import org.patchbay.b2bua.leg.LegTimer;
import org.patchbay.b2bua.leg.TransactionKey;
import org.patchbay.b2bua.signaling.SignalingStack;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;

/** A leg with its timers: does what the state machine says. */
final class LiveLeg {
  private final EventLoop loop;
  private final SignalingStack signaling;
  private final CallDirectory directory;
  private final LegOwner owner;
  private final LegSession session;
  private final Map<LegTimer, Timer> timers = new EnumMap<>(LegTimer.class);
  private LegRecord leg;
  private Optional<TransactionKey> lastInvite = Optional.empty();

  LiveLeg(
      LegRecord leg,
      LegSession session,
      LegOwner owner,
      CallDirectory directory,
      SignalingStack signaling,
      EventLoop loop) {
    this.leg = leg;
    this.session = session;
    this.owner = owner;
    this.directory = directory;
    this.signaling = signaling;
    this.loop = loop;
  }

  LegRecord leg() {
    return leg;
  }

  /** The party's last INVITE that waited for an answer. */
  Optional<TransactionKey> lastInvite() {
    return lastInvite;
  }

  void lastInvite(TransactionKey key) {
    lastInvite = Optional.of(key);
  }

  /** What is agreed with the party about media. */
  LegSession session() {
    return session;
  }

  void handle(LegInput input) {
    LegResult result = LegMachine.handle(leg, input);
    leg = result.leg();
    List<LegNotice> notices = new ArrayList<>();
    for (LegAction action : result.actions()) {
      if (action instanceof LegAction.Tell tell) {
        notices.add(tell.notice());
      } else {
        perform(action);
      }
    }
    directory.changed(this);
    if (leg.state() == LegState.ENDED) {
      timers.values().forEach(loop.timers()::cancel);
      session.close();
    }
    notices.forEach(notice -> owner.told(this, notice));
  }

  /** Ends the leg, whatever it takes, and gives its ports back. */
  void hangUp(int status, String reason) {
    session.close();
    handle(new LegInput.HangUp(status, Optional.of(reason)));
  }

  private void perform(LegAction action) {
    if (action instanceof LegAction.Send send) {
      signaling.send(send.request());
    } else if (action instanceof LegAction.Cancel cancel) {
      signaling.cancel(cancel.cancel());
    } else if (action instanceof LegAction.Respond respond) {
      signaling.respond(respond.key(), respond.response());
    } else if (action instanceof LegAction.Release release) {
      signaling.release(release.key());
    } else if (action instanceof LegAction.Arm arm) {
      Timer timer = timers.computeIfAbsent(arm.timer(), LegTimerOnWheel::new);
      loop.timers().arm(timer, loop.clock().nanos() + between(arm.least(), arm.most()));
    } else if (action instanceof LegAction.Disarm disarm) {
      Timer timer = timers.get(disarm.timer());
      if (timer != null) {
        loop.timers().cancel(timer);
      }
    }
  }

  private long between(Duration least, Duration most) {
    int steps = (int) (most.minus(least).toMillis() / 10); // in units of 10 ms: RFC 3261 §14.1
    long more = steps == 0 ? 0 : loop.ids().nextInt(steps + 1) * 10L;
    return least.plusMillis(more).toNanos();
  }

  private final class LegTimerOnWheel extends Timer {
    private final LegTimer timer;

    LegTimerOnWheel(LegTimer timer) {
      this.timer = timer;
    }

    @Override
    protected void fired(long now) {
      handle(new LegInput.Fired(timer));
    }
  }
}
