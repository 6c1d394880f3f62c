package org.patchbay.b2bua.leg;

import static org.patchbay.b2bua.leg.LegState.ABANDONED;
import static org.patchbay.b2bua.leg.LegState.ANSWERED;
import static org.patchbay.b2bua.leg.LegState.ANSWERED_ENDING;
import static org.patchbay.b2bua.leg.LegState.CANCELLING;
import static org.patchbay.b2bua.leg.LegState.CONFIRMED;
import static org.patchbay.b2bua.leg.LegState.ENDED;
import static org.patchbay.b2bua.leg.LegState.HANGING_UP;
import static org.patchbay.b2bua.leg.LegState.INVITED;
import static org.patchbay.b2bua.leg.LegState.PROCEEDING;

/** The state machine from the first INVITE to the last BYE (RFC 3261 §9, §13, §15). */
public final class CallSetup {

  private CallSetup() {}

  /** What happens. */
  public enum Input {
    /** A provisional response to our INVITE. */
    PROVISIONAL,
    /** A 2xx to our INVITE, of a dialog that has not been acknowledged. */
    SUCCESS,
    /** A 2xx to our INVITE that has been acknowledged. */
    SUCCESS_AGAIN,
    /** A final response to our INVITE that is no 2xx, or its transaction's failure. */
    REFUSAL,
    /** CANCEL has been out for 64*T1. */
    CANCEL_TIMEOUT,
    /** A CANCEL of the party's INVITE. */
    CANCEL,
    /** An ACK of our 2xx. */
    ACK,
    /** Our 2xx has been out for 64*T1 without an ACK. */
    ACK_TIMEOUT,
    /** A BYE. */
    BYE,
    /** Our BYE was answered, or its transaction failed. */
    BYE_DONE,
    /** The call wants a provisional response sent. */
    DO_PROGRESS,
    /** The call answers. */
    DO_ANSWER,
    /** The call refuses. */
    DO_REFUSE,
    /** The call wants the leg to end. */
    DO_HANG_UP
  }

  /** What is done about it. */
  public enum Step {
    /** Nothing. */
    IGNORE,
    /** Tell the call of the provisional response. */
    TELL_PROGRESS,
    /** Send the ACK, and tell the call of the answer. */
    ACK_AND_TELL,
    /** Send the ACK again. */
    ACK_AGAIN,
    /** Send the ACK, and hang up at once. */
    ACK_AND_BYE,
    /** Tell the call that the party refused. */
    TELL_REFUSAL,
    /** Send a CANCEL. */
    SEND_CANCEL,
    /** The leg is of no use to the call from here on, though it has not ended. */
    WAIT,
    /** Send the call's provisional response. */
    SEND_PROGRESS,
    /** Send the call's 2xx. */
    SEND_ANSWER,
    /** Send the call's refusal. */
    SEND_REFUSAL,
    /** 200 to the CANCEL is the transaction's; 487 to the INVITE (RFC 3261 §9.2). */
    REFUSE_AS_CANCELLED,
    /** Tell the call that its answer has arrived. */
    TELL_ACK,
    /** Tell the call that its answer was never acknowledged, and hang up. */
    TELL_NO_ACK,
    /** 200 to the BYE, and 487 to an INVITE that waits (RFC 3261 §15.1.2). */
    ANSWER_BYE,
    /** Send a BYE. */
    SEND_BYE,
    /** Tell the call that the leg has ended. */
    TELL_END
  }

  /** Where a state leads to, and what is done on the way. */
  public record Transition(LegState next, Step step) {}

  /** The transition for an input. */
  public static Transition next(LegState state, Input input) {
    return switch (state) {
      case CALLING ->
          switch (input) {
            case PROVISIONAL -> to(PROCEEDING, Step.TELL_PROGRESS); // §13.2.2.1
            case SUCCESS -> to(CONFIRMED, Step.ACK_AND_TELL); // §13.2.2.4
            case REFUSAL -> to(ENDED, Step.TELL_REFUSAL); // §13.2.2.2, §13.2.2.3
            case DO_HANG_UP -> to(ABANDONED, Step.WAIT); // §9.1: no CANCEL before a response
            default -> stay(state);
          };
      case PROCEEDING ->
          switch (input) {
            case PROVISIONAL -> to(PROCEEDING, Step.TELL_PROGRESS); // §13.2.2.1
            case SUCCESS -> to(CONFIRMED, Step.ACK_AND_TELL); // §13.2.2.4
            case REFUSAL -> to(ENDED, Step.TELL_REFUSAL); // §13.2.2.3
            case DO_HANG_UP -> to(CANCELLING, Step.SEND_CANCEL); // §9.1
            default -> stay(state);
          };
      case ABANDONED ->
          switch (input) {
            case PROVISIONAL -> to(CANCELLING, Step.SEND_CANCEL); // §9.1
            case SUCCESS -> to(HANGING_UP, Step.ACK_AND_BYE); // §13.2.2.4, §15
            case REFUSAL -> to(ENDED, Step.TELL_END);
            default -> stay(state);
          };
      case CANCELLING ->
          switch (input) {
            case SUCCESS -> to(HANGING_UP, Step.ACK_AND_BYE); // the 2xx crossed our CANCEL: §9.1
            case REFUSAL -> to(ENDED, Step.TELL_END); // 487, most often
            case CANCEL_TIMEOUT -> to(ENDED, Step.TELL_END); // §9.1: taken as cancelled
            default -> stay(state);
          };
      case INVITED ->
          switch (input) {
            case DO_PROGRESS -> to(INVITED, Step.SEND_PROGRESS); // §13.3.1.1
            case DO_ANSWER -> to(ANSWERED, Step.SEND_ANSWER); // §13.3.1.4
            case DO_REFUSE -> to(ENDED, Step.SEND_REFUSAL); // §13.3.1.3
            case DO_HANG_UP -> to(ENDED, Step.SEND_REFUSAL);
            case CANCEL -> to(ENDED, Step.REFUSE_AS_CANCELLED); // §9.2
            case BYE -> to(ENDED, Step.ANSWER_BYE); // §15: a caller may end an early dialog so
            default -> stay(state);
          };
      case ANSWERED ->
          switch (input) {
            case ACK -> to(CONFIRMED, Step.TELL_ACK); // §13.3.1.4
            case ACK_TIMEOUT -> to(HANGING_UP, Step.TELL_NO_ACK); // §13.3.1.4: a BYE
            case BYE -> to(ENDED, Step.ANSWER_BYE); // the ACK is lost or late
            case DO_HANG_UP -> to(ANSWERED_ENDING, Step.WAIT); // §15: no BYE before the ACK
            default -> stay(state); // CANCEL has no effect any more: §9.2
          };
      case ANSWERED_ENDING ->
          switch (input) {
            case ACK -> to(HANGING_UP, Step.SEND_BYE); // §15
            case ACK_TIMEOUT -> to(HANGING_UP, Step.SEND_BYE); // §15
            case BYE -> to(ENDED, Step.ANSWER_BYE);
            default -> stay(state);
          };
      case CONFIRMED ->
          switch (input) {
            case SUCCESS -> to(CONFIRMED, Step.ACK_AND_BYE); // another branch's: §13.2.2.4
            case SUCCESS_AGAIN -> to(CONFIRMED, Step.ACK_AGAIN); // §13.2.2.4
            case ACK_TIMEOUT -> to(HANGING_UP, Step.TELL_NO_ACK); // of a re-INVITE: §14.2
            case BYE -> to(ENDED, Step.ANSWER_BYE); // §15.1.2
            case DO_HANG_UP -> to(HANGING_UP, Step.SEND_BYE); // §15.1.1
            default -> stay(state);
          };
      case HANGING_UP ->
          switch (input) {
            case SUCCESS -> to(HANGING_UP, Step.ACK_AND_BYE);
            case SUCCESS_AGAIN -> to(HANGING_UP, Step.ACK_AGAIN);
            case BYE -> to(HANGING_UP, Step.ANSWER_BYE); // they crossed
            case BYE_DONE -> to(ENDED, Step.TELL_END); // §15.1.1
            default -> stay(state);
          };
      case ENDED ->
          switch (input) {
            case SUCCESS -> to(ENDED, Step.ACK_AND_BYE); // after a CANCEL taken as done
            case SUCCESS_AGAIN -> to(ENDED, Step.ACK_AGAIN);
            case BYE -> to(ENDED, Step.ANSWER_BYE); // a lost 200
            default -> stay(state);
          };
    };
  }

  private static Transition to(LegState next, Step step) {
    return new Transition(next, step);
  }

  private static Transition stay(LegState state) {
    return new Transition(state, Step.IGNORE);
  }
}
