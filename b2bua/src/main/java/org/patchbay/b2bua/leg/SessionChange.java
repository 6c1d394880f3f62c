package org.patchbay.b2bua.leg;

import static org.patchbay.b2bua.leg.ChangeState.ACCEPTED;
import static org.patchbay.b2bua.leg.ChangeState.BACKING_OFF;
import static org.patchbay.b2bua.leg.ChangeState.OFFERED;
import static org.patchbay.b2bua.leg.ChangeState.OFFERING;
import static org.patchbay.b2bua.leg.ChangeState.STABLE;

/** The state machine of re-INVITE within a confirmed dialog (RFC 3261 §14). */
public final class SessionChange {

  private SessionChange() {}

  /** What happens. */
  public enum Input {
    /** A re-INVITE of the party. */
    INVITE,
    /** An UPDATE of the party, with an offer. */
    UPDATE,
    /** A 2xx to our re-INVITE. */
    SUCCESS,
    /** 491 to our re-INVITE. */
    PENDING,
    /** Another final response to our re-INVITE, or its transaction's failure. */
    REFUSAL,
    /** The time to back off is over. */
    RETRY,
    /** An ACK of our 2xx. */
    ACK,
    /** A CANCEL of the party's re-INVITE. */
    CANCEL,
    /** The call has an offer. */
    DO_OFFER,
    /** The call answers the party's offer. */
    DO_ANSWER,
    /** The call refuses the party's offer. */
    DO_REFUSE
  }

  /** What is done about it. */
  public enum Step {
    /** Nothing. */
    IGNORE,
    /** Ask the call to answer. */
    TELL_OFFER,
    /** 491: ours is out (RFC 3261 §14.2). */
    REFUSE_AS_PENDING,
    /** 500 with Retry-After: theirs is not answered yet (RFC 3261 §14.2). */
    REFUSE_AS_TOO_SOON,
    /** Send the call's offer. */
    SEND_OFFER,
    /** Tell the call that its offer cannot be made now. */
    TELL_NOT_NOW,
    /** Ask the call to answer, and tell it that its own offer was dropped. */
    DROP_AND_TELL_OFFER,
    /** Send the ACK, and tell the call of the answer. */
    ACK_AND_TELL,
    /** Only acknowledge: a 2xx that comes again. */
    ACK_AGAIN,
    /** Tell the call that its offer was refused. */
    TELL_REFUSAL,
    /** Wait for a random time and send the offer again (RFC 3261 §14.1). */
    BACK_OFF,
    /** Send the call's answer. */
    SEND_ANSWER,
    /** Send the call's refusal. */
    SEND_REFUSAL,
    /** 487 to the re-INVITE; the session stays as it was. */
    REFUSE_AS_CANCELLED,
    /** Tell the call that its answer has arrived. */
    TELL_ACK
  }

  /** Where a state leads to, and what is done on the way. */
  public record Transition(ChangeState next, Step step) {}

  /** The transition for an input. */
  public static Transition next(ChangeState state, Input input) {
    return switch (state) {
      case STABLE ->
          switch (input) {
            case INVITE -> to(OFFERED, Step.TELL_OFFER); // §14.2
            case UPDATE -> to(STABLE, Step.TELL_OFFER); // RFC 3311 §5.2: answered at once
            case DO_OFFER -> to(OFFERING, Step.SEND_OFFER); // §14.1
            case SUCCESS -> to(STABLE, Step.ACK_AGAIN); // §13.2.2.4
            default -> stay(state);
          };
      case OFFERING ->
          switch (input) {
            case INVITE, UPDATE -> to(OFFERING, Step.REFUSE_AS_PENDING); // §14.2, RFC 3311 §5.2
            case SUCCESS -> to(STABLE, Step.ACK_AND_TELL); // §14.1
            case PENDING -> to(BACKING_OFF, Step.BACK_OFF); // §14.1
            case REFUSAL -> to(STABLE, Step.TELL_REFUSAL); // §14.1: the session stays as it was
            case DO_OFFER -> to(OFFERING, Step.TELL_NOT_NOW); // §14.1: one at a time
            default -> stay(state);
          };
      case BACKING_OFF ->
          switch (input) {
            case INVITE -> to(OFFERED, Step.DROP_AND_TELL_OFFER); // the party was quicker
            case UPDATE -> to(STABLE, Step.DROP_AND_TELL_OFFER);
            case RETRY -> to(OFFERING, Step.SEND_OFFER); // §14.1
            case DO_OFFER -> to(BACKING_OFF, Step.TELL_NOT_NOW);
            default -> stay(state);
          };
      case OFFERED ->
          switch (input) {
            case INVITE -> to(OFFERED, Step.REFUSE_AS_TOO_SOON); // §14.2
            case UPDATE -> to(OFFERED, Step.REFUSE_AS_TOO_SOON); // RFC 3311 §5.2
            case DO_ANSWER -> to(ACCEPTED, Step.SEND_ANSWER); // §14.2
            case DO_REFUSE -> to(STABLE, Step.SEND_REFUSAL); // §14.2
            case CANCEL -> to(STABLE, Step.REFUSE_AS_CANCELLED); // §9.2
            case DO_OFFER -> to(OFFERED, Step.TELL_NOT_NOW); // §14.1: not while one is in progress
            default -> stay(state);
          };
      case ACCEPTED ->
          switch (input) {
            case ACK -> to(STABLE, Step.TELL_ACK); // §13.3.1.4
            // The ACK is lost or late, and the party goes on: what it says now counts.
            case INVITE -> to(OFFERED, Step.TELL_OFFER);
            case UPDATE -> to(ACCEPTED, Step.TELL_OFFER);
            case DO_OFFER -> to(ACCEPTED, Step.TELL_NOT_NOW); // §14.1
            default -> stay(state);
          };
    };
  }

  private static Transition to(ChangeState next, Step step) {
    return new Transition(next, step);
  }

  private static Transition stay(ChangeState state) {
    return new Transition(state, Step.IGNORE);
  }
}
