package org.patchbay.b2bua.leg;

import java.util.List;
import java.util.Optional;

/** Something that happens to a leg. */
public sealed interface LegInput {

  /** The party sent a request within the dialog, an ACK or a CANCEL. */
  record Requested(IncomingRequest request) implements LegInput {}

  /** The party answered a request of ours. */
  record Responded(IncomingResponse response) implements LegInput {}

  /**
   * A request of ours got no final response.
   *
   * @param status what stands for it: 408 after a timeout, 503 if it could not be sent (RFC 3261
   *     §8.1.3.1)
   */
  record Failed(String method, long cseq, int status) implements LegInput {}

  /** A timer fired. */
  record Fired(LegTimer timer) implements LegInput {}

  /** The call sends its INVITE. Once, before anything else. */
  record Invite(Body offer, List<Header> headers) implements LegInput {}

  /** The call sends a provisional response. */
  record Progress(int status, Optional<Body> body) implements LegInput {}

  /** The call answers the party's INVITE. */
  record Answer(Body body) implements LegInput {}

  /** The call refuses the party's INVITE. */
  record Refuse(int status, List<Header> headers) implements LegInput {}

  /**
   * The call wants the leg to end, whatever it takes: CANCEL, BYE or a refusal.
   *
   * @param status for an INVITE that is not answered
   * @param reason the value of a Reason header field (RFC 3326)
   */
  record HangUp(int status, Optional<String> reason) implements LegInput {}

  /** The call offers a change of the session. */
  record Offer(Body body) implements LegInput {}

  /** The call answers the party's re-INVITE. */
  record AnswerOffer(Body body) implements LegInput {}

  /** The call refuses the party's re-INVITE. */
  record RefuseOffer(int status, List<Header> headers) implements LegInput {}

  /** The call answers another request of the party. */
  record Reply(TransactionKey key, OutgoingResponse response) implements LegInput {}
}
