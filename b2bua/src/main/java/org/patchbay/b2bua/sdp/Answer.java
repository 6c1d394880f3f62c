package org.patchbay.b2bua.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer of ours, and what was agreed by it (RFC 3264 §6).
 *
 * @param description to be sent
 */
public record Answer(SessionDescription description, AgreedAudio audio) {

  /**
   * Answers an offer: its audio stream with one codec and the telephone events beside it, every
   * other stream refused.
   *
   * @param theirs the offer's audio stream
   * @param chosen one of its formats, with our parameters
   * @param direction as we would have it; what the offer does not allow is left out
   * @param session our side of the session with that party
   */
  public static Answer to(
      SessionDescription offer,
      RemoteAudio theirs,
      PayloadFormat chosen,
      Direction direction,
      LocalSession session) {
    List<PayloadFormat> ours = new ArrayList<>(List.of(chosen));
    Optional<PayloadFormat> events = theirs.events(chosen.codec().clockRate());
    // Deviation: RFC 4733 §2.5.1.1 wants the audio's clock rate, but many user agents offer events
    // at 8000 Hz alone beside Opus; a digit at the wrong rate is better than none.
    events = events.or(() -> theirs.events(8000));
    events.ifPresent(
        format ->
            ours.add(new PayloadFormat(format.payloadType(), format.codec(), Optional.of("0-15"))));
    Direction allowed = direction.within(theirs.direction().reversed());
    List<MediaDescription> streams = new ArrayList<>();
    for (int i = 0; i < offer.media().size(); i++) {
      streams.add(
          i == theirs.index()
              ? session.audio(theirs.protocol(), ours, allowed, theirs.packetTime())
              : offer.media().get(i).refused());
    }
    List<PayloadFormat> send = new ArrayList<>();
    theirs.find(chosen.codec()).ifPresent(send::add);
    events.ifPresent(send::add);
    return new Answer(
        session.describe(streams),
        new AgreedAudio(
            theirs.address(),
            theirs.port(),
            theirs.rtcpPort(),
            send,
            ours,
            allowed,
            theirs.packetTime()));
  }
}
