package org.patchbay.b2bua.sdp;

import java.util.List;
import java.util.Optional;

/**
 * The two codecs of a bridge between a party that has answered and one that is still to be
 * answered.
 *
 * @param answered how we send to the party that has answered
 * @param offered how we send to the other, with the parameters to answer it with
 */
public record CodecPair(PayloadFormat answered, PayloadFormat offered) {

  /**
   * Chooses by preference of the side that has answered: its best codec which the other shares or
   * can be converted to. Where both share it, nothing is converted.
   *
   * @param answered what was agreed with the one
   * @param offer what the other offers
   * @param policy for the other
   * @return none if nothing fits: 488
   */
  public static Optional<CodecPair> choose(
      AgreedAudio answered, RemoteAudio offer, CodecPolicy policy) {
    List<PayloadFormat> open =
        offer.audio().stream().filter(format -> policy.allows(format.codec())).toList();
    for (PayloadFormat wanted : answered.audio()) {
      Optional<CodecPair> pair = shared(wanted, open).or(() -> converted(wanted, open, policy));
      if (pair.isPresent()) {
        return pair;
      }
    }
    return Optional.empty();
  }

  /** Whether packets can pass with nothing but their headers changed. */
  public boolean relays() {
    return answered.codec().equals(offered.codec());
  }

  private static Optional<CodecPair> shared(PayloadFormat wanted, List<PayloadFormat> open) {
    return open.stream()
        .filter(format -> format.codec().equals(wanted.codec()))
        .findFirst()
        .map(
            format ->
                new CodecPair(
                    wanted,
                    new PayloadFormat(format.payloadType(), format.codec(), wanted.parameters())));
  }

  private static Optional<CodecPair> converted(
      PayloadFormat wanted, List<PayloadFormat> open, CodecPolicy policy) {
    return open.stream()
        .filter(format -> policy.converts(wanted.codec()) && policy.converts(format.codec()))
        .findFirst()
        .map(
            format ->
                new CodecPair(
                    wanted,
                    new PayloadFormat(format.payloadType(), format.codec(), Optional.empty())));
  }
}
