package org.patchbay.codecs;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A codec as SDP names it: what stands in {@code a=rtpmap}, and where its encoders and decoders
 * come from. RFC 3551 §6 for the static payload types, RFC 7587 §7 for Opus.
 */
public enum Codec {
  /** ITU-T G.711 µ-law: one octet a sample, 8000 Hz, payload type 0. */
  PCMU("PCMU", 8000, 1, 0),
  /** ITU-T G.711 A-law: one octet a sample, 8000 Hz, payload type 8. */
  PCMA("PCMA", 8000, 1, 8),
  /** RFC 6716; always {@code opus/48000/2} in SDP, whatever it carries (RFC 7587 §7). */
  OPUS("opus", 48000, 2, -1);

  /** Bytes that are enough for any payload an encoder of this package makes. */
  public static final int MAX_PAYLOAD = 1600;

  private final String encodingName;
  private final int clockRate;
  private final int channels;
  private final int payloadType;

  Codec(String encodingName, int clockRate, int channels, int payloadType) {
    this.encodingName = encodingName;
    this.clockRate = clockRate;
    this.channels = channels;
    this.payloadType = payloadType;
  }

  /** The codec of an {@code a=rtpmap}; the name is compared without case (RFC 4855 §3). */
  public static Optional<Codec> named(String encodingName, int clockRate) {
    for (Codec codec : values()) {
      if (codec.clockRate == clockRate && codec.encodingName.equalsIgnoreCase(encodingName)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  /** The codec that a payload type means when no {@code a=rtpmap} says otherwise. */
  public static Optional<Codec> ofStaticPayloadType(int payloadType) {
    for (Codec codec : values()) {
      if (payloadType >= 0 && codec.payloadType == payloadType) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  /** The name in {@code a=rtpmap}. */
  public String encodingName() {
    return encodingName;
  }

  /** RTP timestamp units a second. */
  public int clockRate() {
    return clockRate;
  }

  /** The channel count in {@code a=rtpmap}; what is encoded here is mono nevertheless. */
  public int channels() {
    return channels;
  }

  /** The payload type of RFC 3551, or empty if it has to be a dynamic one. */
  public OptionalInt staticPayloadType() {
    return payloadType < 0 ? OptionalInt.empty() : OptionalInt.of(payloadType);
  }

  /**
   * What to write in {@code a=fmtp} of our own SDP when decoding and encoding at this rate.
   *
   * @return the parameters, or an empty string if there is nothing to say
   */
  public String formatParameters(int sampleRate) {
    checkRate(sampleRate);
    return this == OPUS ? OpusFormat.ofSampleRate(sampleRate).parameters() : "";
  }

  /** An encoder with no wishes of the peer: {@link #encoder(int, String)} with none. */
  public AudioEncoder encoder(int sampleRate) {
    return encoder(sampleRate, "");
  }

  /**
   * A new encoder.
   *
   * @param sampleRate of the PCM it takes: 8000, 16000 or 48000 Hz
   * @param peersParameters {@code a=fmtp} of the peer that is to hear it, or an empty string
   * @throws IllegalArgumentException if the sample rate is another one
   */
  public AudioEncoder encoder(int sampleRate, String peersParameters) {
    checkRate(sampleRate);
    return switch (this) {
      case PCMU -> g711Encoder(G711Law.MU, sampleRate);
      case PCMA -> g711Encoder(G711Law.A, sampleRate);
      case OPUS -> new OpusPacketEncoder(sampleRate, OpusFormat.parse(peersParameters));
    };
  }

  /**
   * A new decoder.
   *
   * @param sampleRate of the PCM it gives: 8000, 16000 or 48000 Hz
   * @throws IllegalArgumentException if the sample rate is another one
   */
  public AudioDecoder decoder(int sampleRate) {
    checkRate(sampleRate);
    return switch (this) {
      case PCMU -> g711Decoder(G711Law.MU, sampleRate);
      case PCMA -> g711Decoder(G711Law.A, sampleRate);
      case OPUS -> new OpusPacketDecoder(sampleRate);
    };
  }

  private static AudioEncoder g711Encoder(G711Law law, int sampleRate) {
    AudioEncoder encoder = new G711Encoder(law);
    return sampleRate == encoder.sampleRate()
        ? encoder
        : new ResamplingEncoder(encoder, sampleRate);
  }

  private static AudioDecoder g711Decoder(G711Law law, int sampleRate) {
    AudioDecoder decoder = new G711Decoder(law);
    return sampleRate == decoder.sampleRate()
        ? decoder
        : new ResamplingDecoder(decoder, sampleRate);
  }

  private static void checkRate(int sampleRate) {
    if (sampleRate != 8000 && sampleRate != 16000 && sampleRate != 48000) {
      throw new IllegalArgumentException(
          "sample rate " + sampleRate + " is not 8000, 16000, 48000");
    }
  }
}
