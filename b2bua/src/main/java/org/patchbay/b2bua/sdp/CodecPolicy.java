package org.patchbay.b2bua.sdp;

import java.util.List;
import java.util.Optional;

/**
 * Which codecs one party may be spoken to in.
 *
 * @param only those alone, in this order; none: whatever it and the other party understand, in the
 *     other party's order. Telephone events are implied
 * @param convertible those that this server can convert into one another, in its order of
 *     preference
 */
public record CodecPolicy(Optional<List<RtpCodec>> only, List<RtpCodec> convertible) {

  public CodecPolicy {
    only = only.map(List::copyOf);
    convertible = List.copyOf(convertible);
  }

  /** Any codec, converting among some. */
  public static CodecPolicy any(List<RtpCodec> convertible) {
    return new CodecPolicy(Optional.empty(), convertible);
  }

  /** Some codecs alone, converting among others. */
  public static CodecPolicy only(List<RtpCodec> codecs, List<RtpCodec> convertible) {
    return new CodecPolicy(Optional.of(codecs), convertible);
  }

  /** Whether the party may be spoken to in a codec. */
  public boolean allows(RtpCodec codec) {
    return only.map(codecs -> codecs.contains(codec)).orElse(true);
  }

  /** Whether a codec can be converted into the other convertible ones. */
  public boolean converts(RtpCodec codec) {
    return convertible.contains(codec);
  }
}
