package org.patchbay.carrier.call;

import java.util.Optional;
import java.util.function.Consumer;
import org.patchbay.carrier.sip.Dialog;
import org.patchbay.carrier.sip.DialogUser;
import org.patchbay.carrier.sip.ServerInvite;
import org.patchbay.carrier.sip.SipRequest;
import org.patchbay.carrier.sip.UserAgent;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.media.port.PortPairs;

/**
 * One call from its INVITE to its BYE. What a line asks for and the call can no longer do is not
 * done, so that a line need not know how far the other end is.
 */
public final class Call implements DialogUser, ServerInvite.User {
  private final UserAgent agent;
  private final EventLoop loop;
  private final PortPairs ports;
  private final Line line;
  private final Consumer<Call> whenOver;
  private final Timer limit =
      new Timer() {
        @Override
        protected void fired(long now) {
          refuse(Rejection.NOT_ANSWERED);
          hangUp();
        }
      };

  private Dialog dialog;
  private Phase phase;

  /** The latest INVITE of the other end; null before the first one of a call that we made. */
  private ServerInvite invite;

  private AudioSession audio;

  /** What our latest provisional response answered to the offer. */
  private Optional<String> earlyAnswer = Optional.empty();

  private boolean leaving;

  /** How far a call is. */
  private enum Phase {
    /** Its INVITE is not answered. */
    CALLED,
    /** Answered with 200, which is not acknowledged. */
    ANSWERED,
    UP,
    OVER
  }

  private Call(Facilities facilities, Line line, Consumer<Call> whenOver) {
    this.agent = facilities.agent();
    this.loop = facilities.loop();
    this.ports = facilities.ports();
    this.line = line;
    this.whenOver = whenOver;
    loop.timers().arm(limit, loop.clock().nanos() + facilities.longest().toNanos());
  }

  /**
   * A call that arrives; {@link #begin} tells its line.
   *
   * @param whenOver told once
   */
  public static Call arriving(
      Facilities facilities, ServerInvite invite, Line line, Consumer<Call> whenOver) {
    Call call = new Call(facilities, line, whenOver);
    call.phase = Phase.CALLED;
    call.invite = invite;
    call.dialog = invite.begin(call);
    invite.tell(call);
    return call;
  }

  /**
   * A call that we made and that was answered; {@link #begin} tells its line.
   *
   * @param whenOver told once
   */
  public static Call made(
      Facilities facilities,
      Dialog dialog,
      AudioSession audio,
      Line line,
      Consumer<Call> whenOver) {
    Call call = new Call(facilities, line, whenOver);
    call.phase = Phase.UP;
    call.dialog = dialog;
    call.audio = audio;
    call.agent.open(dialog, call);
    return call;
  }

  /** Tells the line that it is called, or connected if we made the call. */
  public void begin() {
    if (phase == Phase.CALLED) {
      line.called(this);
    } else {
      line.connected(this);
    }
  }

  /** The INVITE of a call that arrived. */
  public ServerInvite invite() {
    return invite;
  }

  /** The loop that it happens on. */
  public EventLoop loop() {
    return loop;
  }

  /** Where its packets come and go; there is one once it was answered or has early media. */
  public RtpEndpoint endpoint() {
    return audio.endpoint();
  }

  /** Rings: 180. */
  public void ring() {
    if (phase == Phase.CALLED) {
      invite.provisional(180, "Ringing", earlyAnswer);
    }
  }

  /**
   * Speaks before it answers: 183 with the answer to the offer.
   *
   * @return false if nothing can be heard: it was refused for want of a codec or of ports, or came
   *     without an offer, which only a 200 of ours could make (RFC 3261 §13.2.1)
   */
  public boolean progress() {
    if (phase != Phase.CALLED || !open()) {
      return false;
    }
    earlyAnswer = invite.request().description().flatMap(audio::answer);
    if (earlyAnswer.isEmpty() && invite.request().description().isPresent()) {
      refuse(Rejection.NO_CODEC);
      return false;
    }
    invite.provisional(183, "Session Progress", earlyAnswer);
    return earlyAnswer.isPresent();
  }

  /** Answers; refuses for want of a codec or of ports. */
  public void answer() {
    if (phase != Phase.CALLED || !open()) {
      return;
    }
    Optional<String> description = describe(invite.request());
    if (description.isEmpty()) {
      refuse(Rejection.NO_CODEC);
    } else {
      phase = Phase.ANSWERED;
      invite.accept(description.get());
    }
  }

  /** The answer to an INVITE's offer, none if it does not fit; an offer if it has none. */
  private Optional<String> describe(SipRequest request) {
    return request.description().isPresent()
        ? request.description().flatMap(audio::answer)
        : Optional.of(audio.offer());
  }

  private boolean open() {
    if (audio == null) {
      audio = AudioSession.open(loop, ports).orElse(null);
    }
    if (audio == null) {
      refuse(Rejection.CONGESTED);
    }
    return audio != null;
  }

  /** Refuses a call that is not answered. */
  public void refuse(Rejection why) {
    if (phase == Phase.CALLED) {
      invite.refuse(why.status(), why.phrase(), why.reason());
      over();
    }
  }

  /** Hangs up: at once, or when the ACK of our 200 has come (RFC 3261 §15). */
  public void hangUp() {
    if (phase == Phase.UP) {
      agent.bye(dialog);
      over();
    } else if (phase == Phase.ANSWERED) {
      leaving = true;
    }
  }

  @Override
  public void reinvited(ServerInvite reinvite) {
    if (phase != Phase.UP || !audio.isSettled()) {
      // RFC 3261 §14.2, RFC 6337 §2.3: an offer is under way, or the first INVITE is.
      reinvite.refuse(500, "Server Internal Error", "Retry-After: 2\r\n");
      return;
    }
    if (invite != null) {
      invite.settled();
    }
    invite = reinvite;
    reinvite.tell(this);
    Optional<String> description = describe(reinvite.request());
    if (description.isPresent()) {
      reinvite.accept(description.get());
    } else {
      Rejection why = Rejection.NO_CODEC; // the call goes on as it was
      reinvite.refuse(why.status(), why.phrase(), why.reason());
    }
  }

  @Override
  public void acknowledged(SipRequest ack) {
    if (invite == null
        || !invite.isUnacknowledged()
        || invite.request().cseq() != ack.cseq()
        || phase == Phase.OVER) {
      return;
    }
    invite.settled();
    boolean answered =
        invite.request().description().isPresent()
            || ack.description().map(audio::accept).orElse(false);
    if (phase == Phase.ANSWERED) {
      phase = Phase.UP;
      if (leaving || !answered) {
        hangUp();
      } else {
        line.connected(this);
      }
    } else if (!answered) {
      hangUp(); // our offer came back without an answer that could be used
    }
  }

  /** A caller may also hang up before it is answered (RFC 3261 §15.1.2). */
  @Override
  public void hungUp() {
    if (phase == Phase.CALLED) {
      invite.refuse(487, "Request Terminated", "");
    }
    over();
  }

  @Override
  public void cancelled() {
    over();
  }

  /** RFC 3261 §13.3.1.4: the dialog is confirmed all the same, and ended with BYE. */
  @Override
  public void unacknowledged() {
    if (phase != Phase.OVER) {
      phase = Phase.UP;
      hangUp();
    }
  }

  private void over() {
    if (phase == Phase.OVER) {
      return;
    }
    phase = Phase.OVER;
    loop.timers().cancel(limit);
    agent.forget(dialog);
    if (invite != null) {
      invite.settled();
    }
    line.ended();
    if (audio != null) {
      audio.close();
    }
    whenOver.accept(this);
  }
}
