package org.patchbay.b2bua.trunk;

import java.util.List;
import org.patchbay.b2bua.sdp.CodecPolicy;
import org.patchbay.b2bua.sdp.RtpCodec;
import org.patchbay.trunks.Codec;

/** A trunk's list of codecs as a policy: ordered and exhaustive. */
final class TrunkCodecs {

  private TrunkCodecs() {}

  static CodecPolicy policy(List<Codec> codecs, List<RtpCodec> convertible) {
    return CodecPolicy.only(codecs.stream().map(TrunkCodecs::rtp).toList(), convertible);
  }

  private static RtpCodec rtp(Codec codec) {
    return switch (codec) {
      case PCMU -> RtpCodec.PCMU;
      case PCMA -> RtpCodec.PCMA;
      case G722 -> RtpCodec.G722;
      case OPUS -> RtpCodec.OPUS;
    };
  }
}
