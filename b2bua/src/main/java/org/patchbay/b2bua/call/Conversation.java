package org.patchbay.b2bua.call;

import java.util.List;
import java.util.Optional;
import org.patchbay.b2bua.leg.Body;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.LegInput;
import org.patchbay.b2bua.leg.LegNotice;
import org.patchbay.b2bua.leg.OutgoingResponse;
import org.patchbay.b2bua.leg.ReasonPhrase;
import org.patchbay.b2bua.sdp.AnswerToOurs;
import org.patchbay.b2bua.sdp.CodecPair;
import org.patchbay.b2bua.sdp.Direction;
import org.patchbay.b2bua.sdp.RemoteAudio;
import org.patchbay.b2bua.sdp.SessionDescription;

/**
 * Two legs that have been joined. A change that one party offers is answered at once if the other
 * need not know of it (a new address, a codec that can be converted); hold, resumption and codecs
 * that cannot be converted are offered to the other, whose answer decides.
 */
final class Conversation {
  private final CallMedia media;
  private final LiveLeg a;
  private final LiveLeg b;
  private Optional<LiveLeg> answersInAck = Optional.empty();
  private Optional<PassedOn> passedOn = Optional.empty();

  /**
   * Begins.
   *
   * @param delayed whether A is made an offer with our 2xx, so that its ACK holds the answer
   */
  Conversation(CallMedia media, LiveLeg a, LiveLeg b, boolean delayed) {
    this.media = media;
    this.a = a;
    this.b = b;
    if (delayed) {
      answersInAck = Optional.of(a);
    }
  }

  void told(LiveLeg leg, LegNotice notice) {
    LiveLeg other = leg == a ? b : a;
    if (notice instanceof LegNotice.Acknowledged acknowledged) {
      acknowledged(leg, other, acknowledged.body());
    } else if (notice instanceof LegNotice.Offered offered) {
      offered(leg, other, offered.request());
    } else if (notice instanceof LegNotice.OfferAnswered answered) {
      offerAnswered(leg, other, answered.body());
    } else if (notice instanceof LegNotice.OfferRefused refused) {
      offerRefused(leg, refused.status());
    }
  }

  /** The answer to an offer that we made in a 2xx (RFC 3261 §13.2.1). */
  private void acknowledged(LiveLeg leg, LiveLeg other, Optional<Body> body) {
    if (answersInAck.filter(waiting -> waiting == leg).isEmpty()) {
      return;
    }
    answersInAck = Optional.empty();
    if (body.isEmpty()) {
      return; // Deviation: it owes us an answer (RFC 3264 §5); the call goes on without media
    }
    Optional<SessionDescription> answer = body.flatMap(LegSession::read);
    boolean agreed =
        answer
            .filter(found -> leg.session().answered(found) instanceof AnswerToOurs.Agreed)
            .isPresent();
    if (agreed && other.session().agreed().isEmpty()) {
      return; // the other has said nothing of media; when it does, it is joined
    }
    if (!agreed || !bridge(leg, other)) {
      leg.hangUp(488, "SIP;cause=488");
      other.hangUp(488, "SIP;cause=488");
    } else {
      passDirectionOn(leg, other);
    }
  }

  private void offered(LiveLeg leg, LiveLeg other, IncomingRequest request) {
    boolean update = request.method().equals("UPDATE");
    if (request.body().isEmpty()) {
      offerInAnswer(leg, other);
      return;
    }
    Optional<SessionDescription> offer = request.body().flatMap(LegSession::read);
    Optional<RemoteAudio> audio = offer.flatMap(RemoteAudio::of);
    if (audio.isEmpty()) {
      refuse(leg, request, 488);
      return;
    }
    Optional<CodecPair> pair =
        other
            .session()
            .agreed()
            .flatMap(agreed -> CodecPair.choose(agreed, audio.get(), leg.session().policy()));
    boolean hidden = other.session().told().equals(Optional.of(audio.get().direction()));
    if (pair.isPresent() && (update || hidden)) {
      answer(leg, other, request, offer.get(), audio.get(), pair.get());
      if (update) {
        passDirectionOn(leg, other); // RFC 3311 §5.2: an UPDATE cannot wait for the other party
      }
    } else if (update) {
      refuse(leg, request, 504);
    } else {
      passOn(leg, other, request, offer.get(), audio.get());
    }
  }

  /** A re-INVITE without an offer is answered with one (RFC 3261 §14.2). */
  private void offerInAnswer(LiveLeg leg, LiveLeg other) {
    if (answersInAck.isPresent()) {
      leg.handle(new LegInput.RefuseOffer(491, List.of())); // what the other can do is to come
      return;
    }
    Optional<Body> offer =
        other
            .session()
            .remote()
            .map(leg.session()::offer)
            .orElseGet(() -> Optional.of(leg.session().offerOfOurs()));
    if (offer.isEmpty()) {
      leg.handle(new LegInput.RefuseOffer(488, List.of()));
    } else {
      answersInAck = Optional.of(leg);
      leg.handle(new LegInput.AnswerOffer(offer.get()));
    }
  }

  private void answer(
      LiveLeg leg,
      LiveLeg other,
      IncomingRequest request,
      SessionDescription offer,
      RemoteAudio audio,
      CodecPair pair) {
    Direction direction =
        other.session().remote().map(RemoteAudio::direction).orElse(Direction.SENDRECV);
    Body body = leg.session().answer(offer, audio, pair.offered(), allowing(direction, audio));
    media.bridge(leg.session().end(pair.offered()), other.session().end(pair.answered()));
    if (request.method().equals("UPDATE")) {
      leg.handle(
          new LegInput.Reply(
              request.key(),
              new OutgoingResponse(
                  200,
                  ReasonPhrase.of(200),
                  leg.leg().identity().localTag(),
                  Optional.of(leg.leg().identity().contact()),
                  Optional.of(body),
                  List.of())));
    } else {
      leg.handle(new LegInput.AnswerOffer(body));
    }
  }

  /**
   * The direction to answer with. The other party's last word may itself have been the answer to a
   * hold: it does not speak for a resumption.
   */
  private static Direction allowing(Direction others, RemoteAudio audio) {
    return others.within(audio.direction().reversed());
  }

  private void passOn(
      LiveLeg leg,
      LiveLeg other,
      IncomingRequest request,
      SessionDescription offer,
      RemoteAudio audio) {
    if (passedOn.isPresent()) {
      refuse(leg, request, 491);
      return;
    }
    Optional<Body> body = other.session().offer(audio);
    if (body.isEmpty()) {
      refuse(leg, request, 488);
      return;
    }
    passedOn = Optional.of(new PassedOn(leg, request, offer, audio));
    other.handle(new LegInput.Offer(body.get()));
  }

  /** Tells the other party of a direction that it does not know yet, without waiting for it. */
  private void passDirectionOn(LiveLeg leg, LiveLeg other) {
    Optional<RemoteAudio> audio = leg.session().remote();
    boolean known = audio.map(RemoteAudio::direction).equals(other.session().told());
    if (!known && passedOn.isEmpty()) {
      audio
          .flatMap(other.session()::offer)
          .ifPresent(body -> other.handle(new LegInput.Offer(body)));
    }
  }

  private void offerAnswered(LiveLeg leg, LiveLeg other, Optional<Body> body) {
    boolean agreed =
        body.flatMap(LegSession::read)
            .filter(answer -> leg.session().answered(answer) instanceof AnswerToOurs.Agreed)
            .isPresent();
    Optional<PassedOn> waiting = passedOn.filter(open -> open.by() == other);
    if (waiting.isEmpty()) {
      if (agreed) {
        bridge(other, leg);
      }
      return;
    }
    passedOn = Optional.empty();
    PassedOn open = waiting.get();
    Optional<CodecPair> pair =
        agreed
            ? CodecPair.choose(
                leg.session().agreed().orElseThrow(), open.audio(), other.session().policy())
            : Optional.empty();
    if (pair.isEmpty()) {
      refuse(other, open.request(), 488);
    } else {
      answer(other, leg, open.request(), open.offer(), open.audio(), pair.get());
    }
  }

  private void offerRefused(LiveLeg leg, int status) {
    leg.session().offerRefused();
    passedOn
        .filter(open -> open.by() != leg)
        .ifPresent(
            open -> {
              passedOn = Optional.empty();
              refuse(open.by(), open.request(), status >= 300 && status != 401 ? status : 488);
            });
  }

  private static void refuse(LiveLeg leg, IncomingRequest request, int status) {
    if (request.method().equals("UPDATE")) {
      leg.handle(
          new LegInput.Reply(
              request.key(), OutgoingResponse.of(status, leg.leg().identity().localTag())));
    } else {
      leg.handle(new LegInput.RefuseOffer(status, List.of()));
    }
  }

  /** Joins a leg whose party has just answered us to the other, whose last word stands. */
  private boolean bridge(LiveLeg answered, LiveLeg other) {
    Optional<CodecPair> pair =
        answered
            .session()
            .agreed()
            .flatMap(
                agreed ->
                    other
                        .session()
                        .agreedRemote()
                        .flatMap(
                            audio -> CodecPair.choose(agreed, audio, other.session().policy())));
    pair.ifPresent(
        found ->
            media.bridge(
                answered.session().end(found.answered()), other.session().end(found.offered())));
    return pair.isPresent();
  }

  /**
   * A party's offer that waits for the other's answer.
   *
   * @param by whose it is
   */
  private record PassedOn(
      LiveLeg by, IncomingRequest request, SessionDescription offer, RemoteAudio audio) {}
}
