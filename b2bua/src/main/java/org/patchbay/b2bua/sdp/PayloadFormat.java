package org.patchbay.b2bua.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One format of an RTP stream.
 *
 * @param payloadType 0 to 127
 * @param parameters what {@code a=fmtp} says of it
 */
public record PayloadFormat(int payloadType, RtpCodec codec, Optional<String> parameters) {

  /** The first of the payload types that are assigned as needed (RFC 3551 §6). */
  static final int FIRST_DYNAMIC = 96;

  static final int LAST = 127;

  /** Those that need no {@code a=rtpmap} (RFC 3551 §6, table 4, as far as it is audio). */
  private static final Map<Integer, RtpCodec> STATIC =
      new TreeMap<>(
          Map.of(
              0, RtpCodec.PCMU,
              3, new RtpCodec("GSM", 8000, 1),
              4, new RtpCodec("G723", 8000, 1),
              8, RtpCodec.PCMA,
              9, RtpCodec.G722,
              13, new RtpCodec("CN", 8000, 1),
              15, new RtpCodec("G728", 8000, 1),
              18, new RtpCodec("G729", 8000, 1)));

  /** The payload type that a codec has without being assigned one. */
  static Optional<Integer> staticTypeOf(RtpCodec codec) {
    return STATIC.entrySet().stream()
        .filter(entry -> entry.getValue().equals(codec))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * The formats of a stream that can be understood, in order: those with a mapping, and the static
   * ones.
   */
  static List<PayloadFormat> of(MediaDescription stream) {
    Map<String, String> mappings = byPayloadType(stream, "rtpmap");
    Map<String, String> parameters = byPayloadType(stream, "fmtp");
    List<PayloadFormat> formats = new ArrayList<>();
    for (String text : stream.formats()) {
      Optional<Integer> type = Numbers.parse(text, LAST);
      type.flatMap(
              number ->
                  Optional.ofNullable(mappings.get(text))
                      .flatMap(PayloadFormat::codec)
                      .or(() -> Optional.ofNullable(STATIC.get(number))))
          .ifPresent(
              codec ->
                  formats.add(
                      new PayloadFormat(
                          type.get(), codec, Optional.ofNullable(parameters.get(text)))));
    }
    return List.copyOf(formats);
  }

  /** What an attribute says of each payload type; what it says first holds. */
  private static Map<String, String> byPayloadType(MediaDescription stream, String attribute) {
    Map<String, String> values = new HashMap<>();
    stream
        .values(attribute)
        .map(value -> Words.of(value, 2))
        .filter(words -> words.length == 2)
        .forEach(words -> values.putIfAbsent(words[0], words[1].strip()));
    return values;
  }

  private static Optional<RtpCodec> codec(String encoding) {
    String[] parts = encoding.split("/");
    if (parts.length < 2 || parts[0].isBlank()) {
      return Optional.empty();
    }
    Optional<Integer> clockRate = Numbers.parse(parts[1].strip(), 999_999_999);
    int channels = parts.length < 3 ? 1 : Numbers.parse(parts[2].strip(), 255).orElse(1);
    return clockRate
        .filter(rate -> rate > 0)
        .map(rate -> normal(new RtpCodec(parts[0].strip(), rate, Math.max(1, channels))));
  }

  // Deviation: some user agents write opus/48000/1 or opus/48000, against RFC 7587 §7; they mean
  // the same codec.
  private static RtpCodec normal(RtpCodec codec) {
    return codec.name().equals("opus") && codec.clockRate() == 48_000 ? RtpCodec.OPUS : codec;
  }
}
