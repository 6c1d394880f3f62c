package org.patchbay.media.bridge;

import java.util.Optional;
import org.patchbay.media.endpoint.LegMedia;
import org.patchbay.media.endpoint.PayloadFormat;

/**
 * What is done with one payload type of a leg on its way to the other.
 *
 * @param how the way
 * @param to the other leg's format; null when nothing leaves
 */
record Treatment(How how, PayloadFormat to) {
  static final Treatment NOTHING = new Treatment(How.DROP, null);

  enum How {
    RELAY,
    TRANSCODE,
    /** Made anew for the other leg (RFC 4733). */
    EVENT,
    /** Passed on as it is (RFC 3389). */
    NOISE,
    /** Left out: the other leg has nothing like it. */
    DROP
  }

  static Treatment of(PayloadFormat from, LegMedia other) {
    return switch (from.kind()) {
      case AUDIO -> audio(from, other);
      case TELEPHONE_EVENT -> events(other);
      case COMFORT_NOISE -> noise(from, other);
    };
  }

  private static Treatment audio(PayloadFormat from, LegMedia other) {
    Optional<PayloadFormat> same =
        other.send().stream()
            .filter(to -> to.kind() == PayloadFormat.Kind.AUDIO && to.sameEncoding(from))
            .findFirst();
    if (same.isPresent()) {
      return new Treatment(How.RELAY, same.get());
    }
    return other
        .sendAudio()
        .filter(to -> Transcoder.knows(from) && Transcoder.knows(to))
        .map(to -> new Treatment(How.TRANSCODE, to))
        .orElse(NOTHING);
  }

  private static Treatment events(LegMedia other) {
    return other
        .sendAudio()
        .flatMap(audio -> other.sendEvents(audio.clockRate()))
        .map(to -> new Treatment(How.EVENT, to))
        .orElse(NOTHING);
  }

  /** Noise has the audio's clock: 8000 Hz, unless SDP says otherwise (RFC 3389 §5). */
  private static Treatment noise(PayloadFormat from, LegMedia other) {
    return other
        .sendAudio()
        .filter(audio -> audio.clockRate() == from.clockRate())
        .flatMap(audio -> other.sendComfortNoise(audio.clockRate()))
        .map(to -> new Treatment(How.NOISE, to))
        .orElse(NOTHING);
  }
}
