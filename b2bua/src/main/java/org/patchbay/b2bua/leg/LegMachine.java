package org.patchbay.b2bua.leg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.b2bua.leg.LegInput.HangUp;
import org.patchbay.b2bua.leg.LegInput.Refuse;

/**
 * Makes of a leg and an input the next leg and what is to be done. {@link CallSetup} and {@link
 * SessionChange} decide; this does what they say.
 */
public final class LegMachine {
  private final LegWork work;

  private LegMachine(LegWork work) {
    this.work = work;
  }

  /** Handles an input. */
  public static LegResult handle(LegRecord leg, LegInput input) {
    LegWork work = new LegWork(leg);
    new LegMachine(work).handle(input);
    return work.result();
  }

  private void handle(LegInput input) {
    if (input instanceof LegInput.Requested requested) {
      new LegRequests(work).handle(requested.request());
    } else if (input instanceof LegInput.Responded responded) {
      new LegResponses(work).handle(responded.response());
    } else if (input instanceof LegInput.Failed failed) {
      new LegResponses(work).handle(failed);
    } else if (input instanceof LegInput.Fired fired) {
      fired(fired.timer());
    } else if (input instanceof LegInput.Invite invite) {
      work.leg = work.leg.with(work.leg.sequence().nextInvite());
      work.send(
          LegMessages.first(
              "INVITE", work.leg, Optional.of(invite.offer()), allowing(invite.headers())));
    } else if (input instanceof LegInput.Progress progress) {
      if (work.setup(CallSetup.Input.DO_PROGRESS) == CallSetup.Step.SEND_PROGRESS) {
        work.leg
            .invite()
            .ifPresent(
                invite ->
                    work.respond(invite.key(), progress.status(), progress.body(), List.of()));
      }
    } else if (input instanceof LegInput.Answer answer) {
      if (work.setup(CallSetup.Input.DO_ANSWER) == CallSetup.Step.SEND_ANSWER) {
        work.accept(answer.body());
      }
    } else if (input instanceof Refuse refuse) {
      if (work.setup(CallSetup.Input.DO_REFUSE) == CallSetup.Step.SEND_REFUSAL) {
        work.refuseInvite(refuse.status(), refuse.headers());
      }
    } else if (input instanceof HangUp hangUp) {
      hangUp(hangUp);
    } else if (input instanceof LegInput.Offer offer) {
      offer(offer.body());
    } else if (input instanceof LegInput.AnswerOffer answer) {
      if (work.change(SessionChange.Input.DO_ANSWER) == SessionChange.Step.SEND_ANSWER) {
        work.accept(answer.body());
      }
    } else if (input instanceof LegInput.RefuseOffer refuse) {
      if (work.change(SessionChange.Input.DO_REFUSE) == SessionChange.Step.SEND_REFUSAL) {
        work.refuseInvite(refuse.status(), refuse.headers());
      }
    } else if (input instanceof LegInput.Reply reply) {
      work.act(new LegAction.Respond(reply.key(), reply.response()));
    }
  }

  // Timers

  private void fired(LegTimer timer) {
    switch (timer) {
      case REPEAT_2XX ->
          work.leg
              .accepted()
              .ifPresent(
                  accepted -> {
                    work.act(new LegAction.Respond(accepted.key(), accepted.response()));
                    Accepted slower = accepted.slower();
                    work.leg = work.leg.withAccepted(Optional.of(slower));
                    work.act(new LegAction.Arm(timer, slower.interval()));
                  });
      case ACK_OVERDUE -> {
        work.stopRepeating();
        switch (work.setup(CallSetup.Input.ACK_TIMEOUT)) {
          case TELL_NO_ACK -> {
            work.bye(Optional.empty());
            work.tell(new LegNotice.Broken("no ACK came"));
          }
          case SEND_BYE -> work.bye(Optional.empty());
          default -> {}
        }
      }
      case CANCEL_OVERDUE -> {
        if (work.setup(CallSetup.Input.CANCEL_TIMEOUT) == CallSetup.Step.TELL_END) {
          work.tell(new LegNotice.Ended());
        }
      }
      case RETRY_OFFER -> {
        if (work.leg.state() == LegState.CONFIRMED
            && work.change(SessionChange.Input.RETRY) == SessionChange.Step.SEND_OFFER) {
          work.leg.offer().ifPresent(work::reinvite);
        }
      }
    }
  }

  // Commands of the call

  private void offer(Body body) {
    if (work.leg.state() != LegState.CONFIRMED
        || work.change(SessionChange.Input.DO_OFFER) != SessionChange.Step.SEND_OFFER) {
      work.tell(new LegNotice.OfferRefused(491));
    } else {
      work.reinvite(body);
    }
  }

  private void hangUp(HangUp hangUp) {
    switch (work.setup(CallSetup.Input.DO_HANG_UP)) {
      case SEND_CANCEL -> work.cancel();
      case SEND_REFUSAL -> {
        work.refuseInvite(hangUp.status(), List.of());
        work.tell(new LegNotice.Ended());
      }
      case SEND_BYE -> work.bye(hangUp.reason());
      default -> {}
    }
  }

  private static List<Header> allowing(List<Header> headers) {
    List<Header> all = new ArrayList<>(headers);
    all.add(AllowedMethods.ALLOW); // RFC 3261 §13.2.1
    return all;
  }
}
