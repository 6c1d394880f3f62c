package org.patchbay.b2bua.leg;

import java.util.List;
import java.util.Optional;

/** Something that the call which owns a leg must know. */
public sealed interface LegNotice {

  /**
   * A provisional response above 100.
   *
   * @param dialog the early dialog's remote tag; several are told apart by it
   */
  record Progressed(int status, String dialog, Optional<Body> body) implements LegNotice {}

  /** 100: the request has arrived somewhere. */
  record Trying() implements LegNotice {}

  /**
   * The party answered.
   *
   * @param dialog the remote tag of the dialog that won
   */
  record Answered(String dialog, Optional<Body> body) implements LegNotice {}

  /** The party refused, or could not be reached; the leg has ended. */
  record Refused(int status, String reason, List<Header> headers) implements LegNotice {
    public Refused {
      headers = List.copyOf(headers);
    }
  }

  /** The party gave up its INVITE; the leg has ended. */
  record Cancelled() implements LegNotice {}

  /** Our answer was acknowledged. An answer to a delayed offer is in the body. */
  record Acknowledged(Optional<Body> body) implements LegNotice {}

  /** The party hung up; the leg has ended. */
  record HungUp(Optional<String> reason) implements LegNotice {}

  /** The leg is broken (no ACK came, or the party knows of no dialog), and is being ended. */
  record Broken(String why) implements LegNotice {}

  /**
   * The party offers a change of the session, or asks for an offer if there is no body. By
   * re-INVITE it is answered with {@link LegInput.AnswerOffer} or {@link LegInput.RefuseOffer}; by
   * UPDATE with {@link LegInput.Reply}.
   */
  record Offered(IncomingRequest request) implements LegNotice {}

  /** Our offer was answered. */
  record OfferAnswered(Optional<Body> body) implements LegNotice {}

  /** Our offer was refused; the session stays as it was. */
  record OfferRefused(int status) implements LegNotice {}

  /** Another request within the dialog, to be answered with {@link LegInput.Reply}. */
  record Asked(IncomingRequest request) implements LegNotice {}

  /** The leg that the call wanted to end has ended. */
  record Ended() implements LegNotice {}
}
