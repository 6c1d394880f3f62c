package org.patchbay.b2bua.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.patchbay.b2bua.leg.Body;
import org.patchbay.b2bua.sdp.AgreedAudio;
import org.patchbay.b2bua.sdp.AnswerToOurs;
import org.patchbay.b2bua.sdp.CodecPair;
import org.patchbay.b2bua.sdp.Direction;
import org.patchbay.b2bua.sdp.RemoteAudio;
import org.patchbay.b2bua.sdp.SessionDescription;

/**
 * Joins the media of two legs while the second is being set up: early media, several early dialogs,
 * the answer. The caller is answered once; what further dialogs of the callee answer is converted
 * to that.
 */
final class Joining {
  private static final int MOST_DIALOGS = 16;

  private final CallMedia media;
  private final Optional<SessionDescription> offer;
  private final LegSession caller;
  private final LegSession callee;
  private final Map<String, SessionDescription> early = new HashMap<>();
  private Optional<RemoteAudio> answered = Optional.empty();

  Joining(
      CallMedia media, Optional<SessionDescription> offer, LegSession caller, LegSession callee) {
    this.media = media;
    this.offer = offer;
    this.caller = caller;
    this.callee = callee;
  }

  /** The description that goes with a provisional response to the caller. */
  Optional<Body> early(String dialog, Optional<Body> body) {
    Optional<SessionDescription> answer = body.flatMap(LegSession::read);
    if (answer.isEmpty() || offer.isEmpty()) {
      return Optional.empty(); // only a reliable response could carry an offer (RFC 3262 §5)
    }
    if (early.size() < MOST_DIALOGS) {
      early.put(dialog, answer.get());
    }
    return join(answer.get());
  }

  /**
   * Whether the callee has said nothing of its session, neither with its answer nor before.
   *
   * @param body of its 2xx
   */
  boolean isSilent(Optional<Body> body) {
    return body.isEmpty() && early.isEmpty();
  }

  /** The description that goes with the answer to the caller; none if nothing was agreed. */
  Optional<Body> answered(String dialog, Optional<Body> body) {
    Optional<SessionDescription> answer =
        body.flatMap(LegSession::read).or(() -> Optional.ofNullable(early.get(dialog)));
    if (offer.isPresent()) {
      return answer.flatMap(this::join);
    }
    return answer
        .filter(found -> callee.answered(found) instanceof AnswerToOurs.Agreed)
        .flatMap(found -> callee.remote())
        .flatMap(caller::offer);
  }

  /**
   * The description for the caller of a callee who has given none.
   *
   * <p>Deviation: the callee's 2xx must have one (RFC 3261 §13.2.1). What signals without media, as
   * a paging gateway or a test, need not be refused for that: the caller is told that no media
   * flows.
   */
  Optional<Body> unanswered() {
    if (offer.isEmpty()) {
      return Optional.of(caller.offerOfOurs());
    }
    RemoteAudio open = caller.remote().orElseThrow();
    return open.audio().stream()
        .filter(format -> caller.policy().allows(format.codec()))
        .findFirst()
        .map(chosen -> caller.answer(offer.get(), open, chosen, Direction.INACTIVE));
  }

  private Optional<Body> join(SessionDescription answer) {
    if (!(callee.answered(answer) instanceof AnswerToOurs.Agreed agreed)) {
      return Optional.empty();
    }
    return answered.isPresent() ? joinAgain(agreed.audio()) : joinFirst(agreed.audio());
  }

  private Optional<Body> joinFirst(AgreedAudio agreed) {
    RemoteAudio open = caller.remote().orElseThrow();
    Optional<CodecPair> pair = CodecPair.choose(agreed, open, caller.policy());
    if (pair.isEmpty()) {
      return Optional.empty();
    }
    Body body =
        caller.answer(
            offer.orElseThrow(),
            open,
            pair.get().offered(),
            callee.remote().orElseThrow().direction());
    answered = Optional.of(open.narrowedTo(caller.agreed().orElseThrow().send()));
    bridge(pair.get());
    return Optional.of(body);
  }

  /** The caller has its answer already: the codec to it stands. */
  private Optional<Body> joinAgain(AgreedAudio agreed) {
    Optional<CodecPair> pair = CodecPair.choose(agreed, answered.orElseThrow(), caller.policy());
    pair.ifPresent(this::bridge);
    return pair.flatMap(any -> caller.again());
  }

  private void bridge(CodecPair pair) {
    media.bridge(caller.end(pair.offered()), callee.end(pair.answered()));
  }
}
