package org.patchbay.b2bua.leg;

import java.util.List;
import java.util.Optional;

/** Handles the requests of the party. */
final class LegRequests {
  private final LegWork work;

  LegRequests(LegWork work) {
    this.work = work;
  }

  void handle(IncomingRequest request) {
    switch (request.method()) {
      case "ACK" -> acknowledged(request);
      case "CANCEL" -> cancelled();
      default -> {
        if (request.cseq() < work.leg.sequence().remote()) {
          work.reply(request, 500, List.of()); // RFC 3261 §12.2.2
        } else {
          work.leg = work.leg.with(work.leg.sequence().heard(request.cseq()));
          inSequence(request);
        }
      }
    }
  }

  private void inSequence(IncomingRequest request) {
    switch (request.method()) {
      case "BYE" -> hungUp(request);
      case "INVITE" -> reinvited(request);
      case "UPDATE" -> updated(request);
      default -> {
        switch (work.leg.state()) {
          case CALLING, PROCEEDING, INVITED, ANSWERED, CONFIRMED ->
              work.tell(new LegNotice.Asked(request));
          // The call has done with the leg, and would not answer.
          case ABANDONED, CANCELLING, ANSWERED_ENDING, HANGING_UP, ENDED ->
              work.reply(request, 481, List.of());
        }
      }
    }
  }

  private void acknowledged(IncomingRequest ack) {
    if (work.leg.accepted().filter(accepted -> accepted.cseq() == ack.cseq()).isEmpty()) {
      return; // one more of the same, or of nothing of ours
    }
    work.stopRepeating();
    switch (work.leg.state()) {
      case ANSWERED, ANSWERED_ENDING -> {
        if (work.setup(CallSetup.Input.ACK) == CallSetup.Step.SEND_BYE) {
          work.bye(Optional.empty());
        } else {
          work.tell(new LegNotice.Acknowledged(ack.body()));
        }
      }
      default -> {
        if (work.change(SessionChange.Input.ACK) == SessionChange.Step.TELL_ACK) {
          work.tell(new LegNotice.Acknowledged(ack.body()));
        }
      }
    }
  }

  private void cancelled() {
    if (work.setup(CallSetup.Input.CANCEL) == CallSetup.Step.REFUSE_AS_CANCELLED) {
      work.refuseInvite(487, List.of());
      work.tell(new LegNotice.Cancelled());
    } else if (work.leg.state() == LegState.CONFIRMED
        && work.change(SessionChange.Input.CANCEL) == SessionChange.Step.REFUSE_AS_CANCELLED) {
      work.refuseInvite(487, List.of());
    }
  }

  private void hungUp(IncomingRequest bye) {
    LegState before = work.leg.state();
    if (work.setup(CallSetup.Input.BYE) != CallSetup.Step.ANSWER_BYE) {
      work.reply(bye, 481, List.of());
      return;
    }
    work.reply(bye, 200, List.of());
    if (work.leg.invite().isPresent()) {
      work.refuseInvite(487, List.of());
    }
    work.stopRepeating();
    switch (before) {
      case INVITED, ANSWERED, CONFIRMED -> work.tell(new LegNotice.HungUp(bye.header("Reason")));
      case ANSWERED_ENDING -> work.tell(new LegNotice.Ended());
      default -> {}
    }
  }

  private void reinvited(IncomingRequest invite) {
    switch (work.leg.state()) {
      case ANSWERED, CONFIRMED -> changeOffered(invite, SessionChange.Input.INVITE);
      case ENDED, HANGING_UP, ANSWERED_ENDING -> work.reply(invite, 481, List.of());
      default -> work.reply(invite, 500, LegWork.retryAfter()); // RFC 3261 §14.2
    }
  }

  private void updated(IncomingRequest update) {
    if (work.leg.state() == LegState.ENDED) {
      work.reply(update, 481, List.of());
    } else if (update.body().isEmpty()) {
      retarget(update);
      work.reply(update, 200, List.of());
    } else if (work.leg.state() == LegState.ANSWERED || work.leg.state() == LegState.CONFIRMED) {
      changeOffered(update, SessionChange.Input.UPDATE);
    } else {
      work.reply(
          update, 500, LegWork.retryAfter()); // RFC 3311 §5.2: the first offer is not settled
    }
  }

  private void changeOffered(IncomingRequest request, SessionChange.Input input) {
    if (work.leg.accepted().filter(Accepted::answerDue).isPresent()) {
      work.reply(request, 500, LegWork.retryAfter()); // RFC 3264 §4: our own offer is not settled
      return;
    }
    if (work.leg.state() == LegState.ANSWERED) {
      // The ACK is lost or late: who goes on within the dialog has got our 2xx.
      work.stopRepeating();
      work.setup(CallSetup.Input.ACK);
      work.tell(new LegNotice.Acknowledged(Optional.empty()));
    }
    SessionChange.Step step = work.change(input);
    switch (step) {
      case REFUSE_AS_PENDING -> work.reply(request, 491, List.of());
      case REFUSE_AS_TOO_SOON -> work.reply(request, 500, LegWork.retryAfter());
      case TELL_OFFER, DROP_AND_TELL_OFFER -> {
        stopRepeatingBefore(input);
        retarget(request);
        if (step == SessionChange.Step.DROP_AND_TELL_OFFER) {
          work.act(new LegAction.Disarm(LegTimer.RETRY_OFFER));
          work.leg = work.leg.withOffer(Optional.empty());
          work.tell(new LegNotice.OfferRefused(491));
        }
        if (input == SessionChange.Input.INVITE) {
          work.leg = work.leg.withInvite(Optional.of(PendingInvite.of(request)));
        }
        work.tell(new LegNotice.Offered(request));
      }
      default -> {}
    }
  }

  private void stopRepeatingBefore(SessionChange.Input input) {
    if (input == SessionChange.Input.INVITE) {
      work.stopRepeating();
    }
  }

  private void retarget(IncomingRequest request) {
    work.leg
        .current() // RFC 3261 §12.2.2, RFC 3311 §5.2: a target refresh
        .map(dialog -> dialog.refreshed(request.contact(), request.header(HopNames.FLOW)))
        .ifPresent(dialog -> work.leg = work.leg.with(dialog));
  }
}
