package org.patchbay.b2bua.trunk;

import java.util.Set;

/**
 * The state machine of one attempt among several targets. The next one is tried only while this one
 * has rung nobody: after a provisional response above 100 a second would ring a second telephone.
 */
public final class Hunt {
  /** A server that is overloaded, or behind which nobody answered (RFC 3261 §21.5.4, §21.5.5). */
  private static final Set<Integer> UNAVAILABLE = Set.of(408, 503, 504);

  private Hunt() {}

  /** How far an attempt has come. */
  public enum State {
    /** Nothing has come back. */
    SILENT,
    /** 100 has come back. */
    TRYING,
    /** A provisional response above 100 has come back. */
    RINGING,
    /** It was answered. */
    ANSWERED,
    /** It is over. */
    OVER
  }

  /** What happens. */
  public enum Input {
    /** 100. */
    TRYING,
    /** Another provisional response. */
    PROVISIONAL,
    /** A 2xx. */
    ANSWER,
    /** A final response, or a failure, that says nothing of the callee. */
    UNAVAILABLE,
    /** Another final response: the callee's, or about the call. */
    REFUSAL,
    /** {@code responseTimeout} is over. */
    TIMEOUT
  }

  /** What is done about it. */
  public enum Step {
    /** Nothing. */
    IGNORE,
    /** The target is there: stop the response timer. */
    STOP_TIMER,
    /** The same, and tell the caller. */
    PROGRESS,
    /** Join it with the caller. */
    CONNECT,
    /** Try the next target; if there is none, refuse. */
    NEXT,
    /**
     * The same, and give this one up: a late 1xx is answered with CANCEL, a late 2xx with ACK and
     * BYE (RFC 3261 §9.1, §15).
     */
    ABANDON_AND_NEXT,
    /** Refuse the caller. */
    REFUSE
  }

  /** Where a state leads to, and what is done on the way. */
  public record Transition(State next, Step step) {}

  /** Whether a final status is {@link Input#UNAVAILABLE} or {@link Input#REFUSAL}. */
  public static Input of(int status) {
    return UNAVAILABLE.contains(status) ? Input.UNAVAILABLE : Input.REFUSAL;
  }

  /** The transition for an input. */
  public static Transition next(State state, Input input) {
    return switch (state) {
      case SILENT ->
          switch (input) {
            case TRYING -> to(State.TRYING, Step.STOP_TIMER);
            case PROVISIONAL -> to(State.RINGING, Step.PROGRESS);
            case ANSWER -> to(State.ANSWERED, Step.CONNECT);
            case UNAVAILABLE -> to(State.OVER, Step.NEXT);
            case TIMEOUT -> to(State.OVER, Step.ABANDON_AND_NEXT);
            case REFUSAL -> to(State.OVER, Step.REFUSE); // 486, 600, 603 among them
          };
      case TRYING ->
          switch (input) {
            case PROVISIONAL -> to(State.RINGING, Step.PROGRESS);
            case ANSWER -> to(State.ANSWERED, Step.CONNECT);
            case UNAVAILABLE -> to(State.OVER, Step.NEXT);
            case REFUSAL -> to(State.OVER, Step.REFUSE);
            case TRYING, TIMEOUT -> to(State.TRYING, Step.IGNORE);
          };
      case RINGING ->
          switch (input) {
            case PROVISIONAL -> to(State.RINGING, Step.PROGRESS);
            case ANSWER -> to(State.ANSWERED, Step.CONNECT);
            case UNAVAILABLE, REFUSAL -> to(State.OVER, Step.REFUSE);
            case TRYING, TIMEOUT -> to(State.RINGING, Step.IGNORE);
          };
      case ANSWERED, OVER -> to(state, Step.IGNORE);
    };
  }

  private static Transition to(State next, Step step) {
    return new Transition(next, step);
  }
}
