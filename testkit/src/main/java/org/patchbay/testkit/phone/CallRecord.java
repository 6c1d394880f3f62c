package org.patchbay.testkit.phone;

/**
 * How a call went, as one phone saw it.
 *
 * @param phone the phone's name
 * @param role which side it was
 * @param callId the Call-ID
 * @param dialled the Request-URI of the INVITE
 * @param outcome how it ended
 * @param status the final status of the INVITE; 0 when none came
 */
public record CallRecord(
    String phone, Role role, String callId, String dialled, Outcome outcome, int status) {

  /** The two sides. */
  public enum Role {
    CALLER,
    CALLEE
  }

  /** The ways that a call ends in. */
  public enum Outcome {
    /** It was answered, acknowledged and hung up. */
    ANSWERED,
    /** It was answered when it was no longer wanted, and hung up at once. */
    ANSWERED_TOO_LATE,
    /** It was refused by a final response. */
    REJECTED,
    /** The caller gave it up before it was answered. */
    CANCELLED,
    /** No final response came in time. */
    TIMED_OUT,
    /** It was answered and the ACK never came. */
    UNACKNOWLEDGED
  }
}
