package org.patchbay.b2bua.leg;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Handles the responses of the party, and their failure to come. */
final class LegResponses {
  private static final Duration GLARE_STEP = Duration.ofMillis(10);

  private final LegWork work;

  LegResponses(LegWork work) {
    this.work = work;
  }

  void handle(IncomingResponse response) {
    if (response.method().equals("BYE")
        && response.status() >= 200
        && response.cseq() == work.leg.sequence().bye()) {
      work.byeDone();
    } else if (response.method().equals("INVITE")) {
      if (response.cseq() == work.leg.sequence().invite()) {
        inviteAnswered(response);
      } else if (response.cseq() == work.leg.sequence().reinvite()) {
        reinviteAnswered(response);
      }
    }
  }

  private void inviteAnswered(IncomingResponse response) {
    if (response.status() < 200) {
      boolean abandoned = work.leg.state() == LegState.ABANDONED;
      remember(response);
      CallSetup.Step step = work.setup(CallSetup.Input.PROVISIONAL);
      if (abandoned) {
        work.cancel();
      } else if (step == CallSetup.Step.TELL_PROGRESS) {
        work.tell(
            response.status() == 100
                ? new LegNotice.Trying()
                : new LegNotice.Progressed(
                    response.status(), response.remoteTag().orElse(""), response.body()));
      }
    } else if (response.status() < 300) {
      success(response);
    } else {
      refused(response.status(), response.reason(), response.headers());
    }
  }

  private void remember(IncomingResponse response) {
    Optional<String> tag = response.remoteTag();
    if (response.status() > 100 && tag.isPresent() && work.leg.dialog(tag.get()).isEmpty()) {
      if (work.leg.dialogs().size() < LegRecord.MOST_DIALOGS) {
        work.leg = work.leg.with(dialog(tag.get(), response, work.leg.identity().requestUri()));
      }
    }
  }

  private void success(IncomingResponse response) {
    String tag = response.remoteTag().orElse("");
    Optional<Dialog> known = work.leg.dialog(tag);
    Optional<OutgoingRequest> ack = known.flatMap(dialog -> dialog.ackOf(response.cseq()));
    CallSetup.Step step =
        work.setup(ack.isPresent() ? CallSetup.Input.SUCCESS_AGAIN : CallSetup.Input.SUCCESS);
    switch (step) {
      case ACK_AGAIN -> ack.ifPresent(work::send);
      case ACK_AND_TELL -> {
        acknowledge(tag, response);
        work.leg = work.leg.confirming(tag);
        work.tell(new LegNotice.Answered(tag, response.body()));
      }
      case ACK_AND_BYE -> {
        acknowledge(tag, response);
        if (work.leg.confirmed().isEmpty()) {
          work.leg = work.leg.confirming(tag);
          work.act(new LegAction.Disarm(LegTimer.CANCEL_OVERDUE));
          work.bye(Optional.empty());
        } else {
          work.leg = work.leg.with(work.leg.sequence().nextOther());
          work.leg.dialog(tag).ifPresent(dialog -> work.send(work.bye(dialog, List.of())));
        }
      }
      default -> {}
    }
  }

  /** The route set and the target are those of the 2xx (RFC 3261 §13.2.2.4). */
  private void acknowledge(String tag, IncomingResponse response) {
    Dialog dialog =
        dialog(
            tag,
            response,
            work.leg.dialog(tag).map(Dialog::target).orElse(work.leg.identity().requestUri()));
    acknowledge(dialog, response.cseq());
  }

  private Dialog dialog(String tag, IncomingResponse response, String target) {
    return Dialog.ofResponse(tag, response, target, work.leg.identity().byFlow());
  }

  private void acknowledge(Dialog dialog, long cseq) {
    OutgoingRequest ack =
        LegMessages.within(dialog, work.leg.identity(), "ACK", cseq, Optional.empty(), List.of());
    work.leg = work.leg.with(dialog.withAck(ack));
    work.send(ack);
  }

  private void reinviteAnswered(IncomingResponse response) {
    if (response.status() < 200) {
      return;
    }
    if (response.status() >= 300) {
      reinviteRefused(response.status());
      return;
    }
    Optional<Dialog> dialog = work.leg.current();
    Optional<OutgoingRequest> ack = dialog.flatMap(known -> known.ackOf(response.cseq()));
    if (ack.isPresent()) {
      work.send(ack.get()); // RFC 3261 §13.2.2.4
    } else if (dialog.isPresent()) {
      SessionChange.Step step = work.change(SessionChange.Input.SUCCESS);
      acknowledge(
          dialog.get().refreshed(response.contact(), response.header(HopNames.FLOW)),
          response.cseq());
      work.leg = work.leg.withOffer(Optional.empty());
      if (step == SessionChange.Step.ACK_AND_TELL && work.leg.state() == LegState.CONFIRMED) {
        work.tell(new LegNotice.OfferAnswered(response.body()));
      }
    }
  }

  private void reinviteRefused(int status) {
    SessionChange.Step step =
        work.change(status == 491 ? SessionChange.Input.PENDING : SessionChange.Input.REFUSAL);
    if (step == SessionChange.Step.BACK_OFF) {
      // RFC 3261 §14.1: whoever made the Call-ID waits for longer.
      boolean ours = work.leg.identity().outgoing();
      work.act(
          new LegAction.Arm(
              LegTimer.RETRY_OFFER,
              ours ? Duration.ofMillis(2100) : GLARE_STEP,
              ours ? Duration.ofSeconds(4) : Duration.ofSeconds(2)));
    } else if (step == SessionChange.Step.TELL_REFUSAL) {
      work.leg = work.leg.withOffer(Optional.empty());
      if (status == 408 || status == 481) {
        work.breakOff("the party knows of no dialog (" + status + ")"); // RFC 3261 §12.2.1.2
      } else {
        work.tell(new LegNotice.OfferRefused(status));
      }
    }
  }

  private void refused(int status, String reason, List<Header> headers) {
    work.act(new LegAction.Disarm(LegTimer.CANCEL_OVERDUE));
    switch (work.setup(CallSetup.Input.REFUSAL)) {
      case TELL_REFUSAL -> work.tell(new LegNotice.Refused(status, reason, headers));
      case TELL_END -> work.tell(new LegNotice.Ended());
      default -> {}
    }
  }

  void handle(LegInput.Failed failed) {
    if (failed.method().equals("BYE") && failed.cseq() == work.leg.sequence().bye()) {
      work.byeDone();
    } else if (failed.method().equals("INVITE")) {
      if (failed.cseq() == work.leg.sequence().invite()) {
        refused(failed.status(), ReasonPhrase.of(failed.status()), List.of());
      } else if (failed.cseq() == work.leg.sequence().reinvite()) {
        reinviteRefused(failed.status());
      }
    }
  }
}
