package org.patchbay.b2bua.leg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A leg while one input is handled: the record as far as it has come, and what is to be done. */
final class LegWork {
  LegRecord leg;
  private final List<LegAction> actions = new ArrayList<>();

  LegWork(LegRecord leg) {
    this.leg = leg;
  }

  LegResult result() {
    return new LegResult(leg, actions);
  }

  void act(LegAction action) {
    actions.add(action);
  }

  CallSetup.Step setup(CallSetup.Input input) {
    CallSetup.Transition transition = CallSetup.next(leg.state(), input);
    leg = leg.with(transition.next());
    return transition.step();
  }

  SessionChange.Step change(SessionChange.Input input) {
    SessionChange.Transition transition = SessionChange.next(leg.change(), input);
    leg = leg.with(transition.next());
    return transition.step();
  }

  void reinvite(Body body) {
    leg = leg.with(leg.sequence().nextReinvite()).withOffer(Optional.of(body));
    leg.current()
        .ifPresent(
            dialog ->
                send(
                    LegMessages.within(
                        dialog,
                        leg.identity(),
                        "INVITE",
                        leg.sequence().reinvite(),
                        Optional.of(body),
                        List.of())));
  }

  void cancel() {
    actions.add(
        new LegAction.Cancel(LegMessages.first("CANCEL", leg, Optional.empty(), List.of())));
    actions.add(new LegAction.Arm(LegTimer.CANCEL_OVERDUE, SipTimes.SIXTY_FOUR_T1));
  }

  void bye(Optional<String> reason) {
    if (leg.invite().isPresent()) {
      refuseInvite(487, List.of()); // a re-INVITE that the call did not answer
    }
    stopRepeating();
    actions.add(new LegAction.Disarm(LegTimer.RETRY_OFFER));
    leg = leg.with(leg.sequence().nextBye());
    List<Header> headers =
        reason.map(text -> List.of(new Header("Reason", text))).orElse(List.of());
    leg.current().ifPresent(dialog -> send(bye(dialog, headers)));
  }

  OutgoingRequest bye(Dialog dialog, List<Header> headers) {
    return LegMessages.within(
        dialog, leg.identity(), "BYE", leg.sequence().local(), Optional.empty(), headers);
  }

  void byeDone() {
    if (setup(CallSetup.Input.BYE_DONE) == CallSetup.Step.TELL_END) {
      tell(new LegNotice.Ended());
    }
  }

  void breakOff(String why) {
    if (setup(CallSetup.Input.DO_HANG_UP) == CallSetup.Step.SEND_BYE) {
      bye(Optional.empty());
    }
    tell(new LegNotice.Broken(why));
  }

  void accept(Body body) {
    leg.invite()
        .ifPresent(
            invite -> {
              OutgoingResponse response =
                  LegMessages.response(
                      leg.identity(), 200, Optional.of(body), List.of(AllowedMethods.ALLOW));
              actions.add(new LegAction.Respond(invite.key(), response));
              leg =
                  leg.withInvite(Optional.empty())
                      .withAccepted(Optional.of(Accepted.now(invite, response)));
              actions.add(new LegAction.Arm(LegTimer.REPEAT_2XX, SipTimes.T1));
              actions.add(new LegAction.Arm(LegTimer.ACK_OVERDUE, SipTimes.SIXTY_FOUR_T1));
            });
  }

  void stopRepeating() {
    leg.accepted()
        .ifPresent(
            accepted -> {
              actions.add(new LegAction.Release(accepted.key()));
              actions.add(new LegAction.Disarm(LegTimer.REPEAT_2XX));
              actions.add(new LegAction.Disarm(LegTimer.ACK_OVERDUE));
              leg = leg.withAccepted(Optional.empty());
            });
  }

  void refuseInvite(int status, List<Header> headers) {
    leg.invite().ifPresent(invite -> respond(invite.key(), status, Optional.empty(), headers));
    leg = leg.withInvite(Optional.empty());
  }

  void reply(IncomingRequest request, int status, List<Header> headers) {
    respond(request.key(), status, Optional.empty(), headers);
  }

  void respond(TransactionKey key, int status, Optional<Body> body, List<Header> headers) {
    actions.add(
        new LegAction.Respond(key, LegMessages.response(leg.identity(), status, body, headers)));
  }

  static List<Header> retryAfter() {
    return List.of(new Header("Retry-After", "2")); // RFC 3261 §14.2: 0 to 10 s
  }

  void send(OutgoingRequest request) {
    actions.add(new LegAction.Send(request));
  }

  void tell(LegNotice notice) {
    actions.add(new LegAction.Tell(notice));
  }
}
