package org.patchbay.b2bua.sdp;

import java.util.List;

/** What became of an offer of ours (RFC 3264 §7). */
public sealed interface AnswerToOurs {

  /** The party takes part. */
  record Agreed(AgreedAudio audio) implements AnswerToOurs {}

  /**
   * The answer leaves nothing to speak in, or is none.
   *
   * @param reason for an operator, and for a Reason header
   */
  record Useless(String reason) implements AnswerToOurs {}

  /** Reads an answer beside the offer that it answers. */
  static AnswerToOurs read(SessionDescription offer, SessionDescription answer) {
    int index = audioIndex(offer);
    if (index >= answer.media().size()) {
      return new Useless("the answer has fewer streams than the offer");
    }
    if (answer.media().get(index).port() == 0) {
      return new Useless("the answer refuses the audio stream");
    }
    return RemoteAudio.at(answer, index)
        .map(audio -> agreement(offer, offer.media().get(index), audio))
        .orElseGet(() -> new Useless("the answer's audio stream is not RTP"));
  }

  private static int audioIndex(SessionDescription offer) {
    int index = 0;
    while (index < offer.media().size() - 1 && offer.media().get(index).port() == 0) {
      index++;
    }
    return index;
  }

  private static AnswerToOurs agreement(
      SessionDescription offer, MediaDescription ours, RemoteAudio theirs) {
    List<PayloadFormat> offered = PayloadFormat.of(ours);
    List<PayloadFormat> send = theirs.formats().stream().filter(f -> has(offered, f)).toList();
    List<PayloadFormat> receive = offered.stream().filter(f -> has(theirs.formats(), f)).toList();
    if (send.stream().noneMatch(format -> format.codec().isAudio())) {
      // Deviation: an answer has to keep to the offer (RFC 3264 §6.1), but some servers answer
      // every offer with the G.711 that they speak. They are spoken to in it.
      send = theirs.formats().stream().filter(AnswerToOurs::isG711).toList();
      receive = send;
    }
    if (send.isEmpty()) {
      return new Useless("the answer names no codec of the offer");
    }
    return new Agreed(
        new AgreedAudio(
            theirs.address(),
            theirs.port(),
            theirs.rtcpPort(),
            send,
            receive,
            theirs.direction().reversed().within(Direction.of(offer, ours)),
            theirs.packetTime()));
  }

  private static boolean isG711(PayloadFormat format) {
    return format.codec().equals(RtpCodec.PCMU) || format.codec().equals(RtpCodec.PCMA);
  }

  private static boolean has(List<PayloadFormat> formats, PayloadFormat wanted) {
    return formats.stream().anyMatch(format -> format.codec().equals(wanted.codec()));
  }
}
