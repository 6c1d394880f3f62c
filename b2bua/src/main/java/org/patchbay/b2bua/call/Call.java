package org.patchbay.b2bua.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.patchbay.b2bua.leg.Body;
import org.patchbay.b2bua.leg.HopNames;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.LegIdentity;
import org.patchbay.b2bua.leg.LegInput;
import org.patchbay.b2bua.leg.LegNotice;
import org.patchbay.b2bua.leg.OutgoingResponse;
import org.patchbay.b2bua.sdp.RemoteAudio;
import org.patchbay.b2bua.sdp.SessionDescription;
import org.patchbay.b2bua.trunk.AttemptOutcome;
import org.patchbay.b2bua.trunk.CallPlan;
import org.patchbay.b2bua.trunk.Hunt;
import org.patchbay.b2bua.trunk.Refusal;
import org.patchbay.b2bua.trunk.Target;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;

/**
 * One call: leg A, whose INVITE came, and leg B, whose INVITE went. Tries the targets of its plan
 * in turn; once one has answered, {@link Conversation} goes on.
 */
final class Call implements LegOwner {
  /** As a proxy's Timer C, which is longer than three minutes (RFC 3261 §16.6 step 11). */
  private static final Duration LONGEST_RINGING = Duration.ofSeconds(200);

  private final CallDirectory directory;
  private final EventLoop loop;
  private final CallMedia media;
  private final IncomingRequest invite;
  private final Queue<Target> targets = new ArrayDeque<>();
  private final ResponseTimer responseTimer = new ResponseTimer();
  private final RingTimer ringTimer = new RingTimer();
  private Optional<SessionDescription> offer = Optional.empty();
  private LiveLeg a;
  private LiveLeg b;
  private Target target;
  private Hunt.State hunt = Hunt.State.OVER;
  private Joining joining;
  private Conversation conversation;
  private boolean over;

  Call(CallDirectory directory, EventLoop loop, CallMedia media, IncomingRequest invite) {
    this.directory = directory;
    this.loop = loop;
    this.media = media;
    this.invite = invite;
  }

  void start(CallPlan plan) {
    if (plan instanceof CallPlan.Refused refused) {
      refuseUnseen(refused.refusal());
    } else if (plan instanceof CallPlan.Targets found) {
      offer = invite.body().flatMap(LegSession::read);
      Optional<RemoteAudio> audio = offer.flatMap(RemoteAudio::of);
      if (invite.body().isPresent() && audio.isEmpty()) {
        refuseUnseen(Refusal.ours(488, "the offer has no audio over RTP that can be read"));
        return;
      }
      Optional<MediaEndpoint> endpoint = media.open(this::silent);
      if (endpoint.isEmpty()) {
        refuseUnseen(Refusal.ours(503, "no port is left for media"));
        return;
      }
      LegSession session = directory.session(endpoint.get(), found.callerCodecs());
      audio.ifPresent(session::heard);
      a = directory.incoming(invite, session, this);
      targets.addAll(found.targets());
      loop.timers().arm(ringTimer, loop.clock().nanos() + LONGEST_RINGING.toNanos());
      tryNext(Refusal.ours(488, "no target shares a codec with the caller"));
    }
  }

  private void refuseUnseen(Refusal refusal) {
    directory.refuse(
        invite,
        OutgoingResponse.of(refusal.status(), directory.tag())
            .with(refusal.warning().name(), refusal.warning().value()));
    end();
  }

  // The targets in turn

  /**
   * Invites the next target.
   *
   * @param otherwise what the caller is told if there is none
   */
  private void tryNext(Refusal otherwise) {
    Refusal last = otherwise;
    for (Target next = targets.poll(); next != null; next = targets.poll()) {
      Optional<MediaEndpoint> endpoint = media.open(this::silent);
      if (endpoint.isEmpty()) {
        last = Refusal.ours(503, "no port is left for media");
        break;
      }
      LegSession session = directory.session(endpoint.get(), next.codecs());
      Optional<Body> body =
          offer.isEmpty()
              ? Optional.of(session.offerOfOurs())
              : a.session().remote().flatMap(session::offer);
      if (body.isPresent()) {
        dial(next, session, body.get());
        return;
      }
      session.close();
      last = Refusal.ours(488, next.name() + " shares no codec with the caller");
    }
    refuse(last);
  }

  private void dial(Target next, LegSession session, Body body) {
    String token = directory.legName();
    LegIdentity identity =
        new LegIdentity(
            token,
            true,
            directory.token(),
            next.from().tagged(directory.tag()),
            next.to(),
            next.requestUri(),
            next.routes(),
            HopNames.contact(token),
            next.byFlow(),
            invite.maxForwards() - 1); // RFC 7332 §4
    target = next;
    hunt = Hunt.State.SILENT;
    directory.joined(invite.callId(), identity.callId());
    b = directory.outgoing(identity, session, this);
    joining = new Joining(media, offer, a.session(), session);
    if (!targets.isEmpty()) {
      loop.timers().arm(responseTimer, loop.clock().nanos() + next.responseTimeout().toNanos());
    }
    b.handle(new LegInput.Invite(body, next.headers()));
  }

  private void hunt(Hunt.Input input, Refusal refusal, Runnable progress, Runnable connect) {
    Hunt.Transition transition = Hunt.next(hunt, input);
    Hunt.State before = hunt;
    hunt = transition.next();
    if (isOpen(before) && !isOpen(hunt)) {
      directory.attempts().ended(target, AttemptOutcome.of(input));
    }
    if (hunt != Hunt.State.SILENT) {
      loop.timers().cancel(responseTimer);
    }
    switch (transition.step()) {
      case IGNORE, STOP_TIMER -> {}
      case PROGRESS -> progress.run();
      case CONNECT -> connect.run();
      case NEXT -> tryNext(refusal);
      case ABANDON_AND_NEXT -> {
        LiveLeg abandoned = b;
        tryNext(refusal);
        abandoned.hangUp(480, "SIP;cause=408");
      }
      case REFUSE -> refuse(refusal);
    }
  }

  /** Whether an attempt is under way. */
  private static boolean isOpen(Hunt.State state) {
    return switch (state) {
      case SILENT, TRYING, RINGING -> true;
      case ANSWERED, OVER -> false;
    };
  }

  private void hunt(Hunt.Input input, Refusal refusal) {
    hunt(input, refusal, () -> {}, () -> {});
  }

  private final class ResponseTimer extends Timer {
    @Override
    protected void fired(long now) {
      hunt(Hunt.Input.TIMEOUT, Refusal.ours(504, target.name() + " did not answer in time"));
    }
  }

  private final class RingTimer extends Timer {
    @Override
    protected void fired(long now) {
      refuse(Refusal.ours(480, "nobody answered"));
    }
  }

  // What the legs tell

  @Override
  public void told(LiveLeg leg, LegNotice notice) {
    if (over) {
      return;
    }
    if (leg != a && leg != b) {
      return; // a target that was given up: its leg ends by itself
    }
    if (notice instanceof LegNotice.HungUp
        || notice instanceof LegNotice.Cancelled
        || notice instanceof LegNotice.Broken
        || notice instanceof LegNotice.Ended) {
      end(leg);
    } else if (notice instanceof LegNotice.Asked asked) {
      leg.handle(
          new LegInput.Reply(
              asked.request().key(),
              CallRules.reply(asked.request(), leg.leg().identity().localTag())));
    } else if (conversation != null) {
      conversation.told(leg, notice);
    } else if (leg == b) {
      toldByCallee(notice);
    }
  }

  private void toldByCallee(LegNotice notice) {
    if (notice instanceof LegNotice.Trying) {
      hunt(Hunt.Input.TRYING, Refusal.ours(504, ""));
    } else if (notice instanceof LegNotice.Progressed progressed) {
      hunt(Hunt.Input.PROVISIONAL, Refusal.ours(480, ""), () -> progress(progressed), () -> {});
    } else if (notice instanceof LegNotice.Answered answered) {
      hunt(Hunt.Input.ANSWER, Refusal.ours(480, ""), () -> {}, () -> connect(answered));
    } else if (notice instanceof LegNotice.Refused refused) {
      hunt(Hunt.of(refused.status()), Refusal.of(target.name(), refused.status()));
    }
  }

  private void progress(LegNotice.Progressed progressed) {
    Optional<Body> early = joining.early(progressed.dialog(), progressed.body());
    a.handle(new LegInput.Progress(progressed.status(), early));
  }

  private void connect(LegNotice.Answered answered) {
    Optional<Body> answer =
        joining.isSilent(answered.body())
            ? joining.unanswered()
            : joining.answered(answered.dialog(), answered.body());
    if (answer.isEmpty()) {
      refuse(Refusal.ours(488, target.name() + " answered without a codec that can be used"));
    } else {
      loop.timers().cancel(ringTimer);
      conversation = new Conversation(media, a, b, offer.isEmpty());
      a.handle(new LegInput.Answer(answer.get()));
    }
  }

  /** The Call-IDs of its legs that are of any use now. */
  Set<String> callIds() {
    return b == null
        ? Set.of(invite.callId())
        : Set.of(invite.callId(), b.leg().identity().callId());
  }

  // The end

  private void refuse(Refusal refusal) {
    if (!over) {
      end();
      a.handle(new LegInput.Refuse(refusal.status(), List.of(refusal.warning())));
      if (b != null) {
        b.hangUp(480, "SIP;cause=" + refusal.status());
      }
    }
  }

  private void end(LiveLeg first) {
    end();
    LiveLeg other = first == a ? b : a;
    first.hangUp(480, "SIP;cause=480");
    if (other != null) {
      other.hangUp(480, "SIP;cause=200");
    }
  }

  private void silent() {
    if (conversation != null) {
      hangUp("SIP;cause=408;text=\"no media\"");
    }
  }

  /** Ends both legs. */
  void hangUp(String reason) {
    if (!over) {
      end();
      a.hangUp(503, reason);
      if (b != null) {
        b.hangUp(503, reason);
      }
    }
  }

  private void end() {
    over = true;
    if (isOpen(hunt)) {
      hunt = Hunt.State.OVER;
      directory.attempts().ended(target, AttemptOutcome.ABANDONED);
    }
    loop.timers().cancel(responseTimer);
    loop.timers().cancel(ringTimer);
    directory.over(this);
  }
}
