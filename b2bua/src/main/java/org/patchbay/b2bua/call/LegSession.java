package org.patchbay.b2bua.call;

import java.util.Optional;
import org.patchbay.b2bua.leg.Body;
import org.patchbay.b2bua.sdp.AgreedAudio;
import org.patchbay.b2bua.sdp.Answer;
import org.patchbay.b2bua.sdp.AnswerToOurs;
import org.patchbay.b2bua.sdp.CodecPolicy;
import org.patchbay.b2bua.sdp.Direction;
import org.patchbay.b2bua.sdp.LocalSession;
import org.patchbay.b2bua.sdp.Offer;
import org.patchbay.b2bua.sdp.PayloadFormat;
import org.patchbay.b2bua.sdp.RemoteAudio;
import org.patchbay.b2bua.sdp.SdpReader;
import org.patchbay.b2bua.sdp.SdpReading;
import org.patchbay.b2bua.sdp.SessionDescription;

/** The session with one party: what was said, and what was agreed. */
final class LegSession {
  private final MediaEndpoint endpoint;
  private final CodecPolicy policy;
  private LocalSession local;
  private Optional<SessionDescription> before = Optional.empty();
  private Optional<RemoteAudio> remote = Optional.empty();
  private Optional<AgreedAudio> agreed = Optional.empty();
  private boolean closed;

  LegSession(MediaEndpoint endpoint, CodecPolicy policy, String sessionId) {
    this.endpoint = endpoint;
    this.policy = policy;
    this.local = LocalSession.starting(sessionId, endpoint.local());
  }

  /** The description in a body, if it is one. */
  static Optional<SessionDescription> read(Body body) {
    return body.isSdp() && SdpReader.read(body.text()) instanceof SdpReading.Read read
        ? Optional.of(read.description())
        : Optional.empty();
  }

  CodecPolicy policy() {
    return policy;
  }

  /** What the party last said of its audio. */
  Optional<RemoteAudio> remote() {
    return remote;
  }

  /** The same, but with the formats alone that were agreed on. */
  Optional<RemoteAudio> agreedRemote() {
    return remote.flatMap(audio -> agreed.map(ours -> audio.narrowedTo(ours.send())));
  }

  Optional<AgreedAudio> agreed() {
    return agreed;
  }

  /** The direction that the party was last told, as we see it. */
  Optional<Direction> told() {
    return local.previous().flatMap(RemoteAudio::of).map(RemoteAudio::direction);
  }

  void heard(RemoteAudio audio) {
    remote = Optional.of(audio);
  }

  /** The offer to the party that follows from the other's audio; none without a common codec. */
  Optional<Body> offer(RemoteAudio other) {
    Optional<SessionDescription> offer = Offer.following(other, policy, local);
    offer.ifPresent(this::tell);
    return offer.map(LegSession::body);
  }

  /** An offer to the party that follows from nothing. */
  Body offerOfOurs() {
    SessionDescription offer = Offer.ofOurs(policy, Direction.SENDRECV, local);
    tell(offer);
    return body(offer);
  }

  /** Reads the party's answer to our last offer. */
  AnswerToOurs answered(SessionDescription answer) {
    AnswerToOurs result = AnswerToOurs.read(local.previous().orElseThrow(), answer);
    if (result instanceof AnswerToOurs.Agreed ours) {
      agreed = Optional.of(ours.audio());
      RemoteAudio.of(answer).ifPresent(this::heard);
    }
    return result;
  }

  /** Answers the party's offer. */
  Body answer(
      SessionDescription offer, RemoteAudio audio, PayloadFormat chosen, Direction direction) {
    Answer answer = Answer.to(offer, audio, chosen, direction, local);
    tell(answer.description());
    heard(audio);
    agreed = Optional.of(answer.audio());
    return body(answer.description());
  }

  /** What we last said, again. */
  Optional<Body> again() {
    return local.previous().map(LegSession::body);
  }

  BridgeEnd end(PayloadFormat send) {
    return new BridgeEnd(endpoint, agreed.orElseThrow(), send);
  }

  void close() {
    if (!closed) {
      closed = true;
      endpoint.close();
    }
  }

  /** Our last offer was refused: what was said before it holds, but its version is used up. */
  void offerRefused() {
    local
        .previous()
        .ifPresent(
            refused ->
                before.ifPresent(
                    earlier -> local = local.told(earlier.withOrigin(refused.origin()))));
  }

  private void tell(SessionDescription description) {
    before = local.previous();
    local = local.told(description);
  }

  private static Body body(SessionDescription description) {
    return Body.sdp(description.toString());
  }
}
