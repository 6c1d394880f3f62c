package org.patchbay.b2bua.sdp;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Descriptions for tests: written as lines, without CRLF. */
final class Texts {
  static final List<RtpCodec> CONVERTIBLE = List.of(RtpCodec.OPUS, RtpCodec.PCMU, RtpCodec.PCMA);
  static final CodecPolicy ANY = CodecPolicy.any(CONVERTIBLE);
  static final CodecPolicy TRUNK =
      CodecPolicy.only(List.of(RtpCodec.PCMA, RtpCodec.PCMU), CONVERTIBLE);

  private Texts() {}

  static LocalSession ours() {
    return LocalSession.starting("7", new InetSocketAddress("198.51.100.1", 30_000));
  }

  static SessionDescription sdp(String... lines) {
    SdpReading reading = SdpReader.read(String.join("\r\n", lines) + "\r\n");
    if (reading instanceof SdpReading.Read read) {
      return read.description();
    }
    throw new AssertionError(reading);
  }

  /** A description of a party at 192.0.2.10 with one audio stream at port 4000. */
  static SessionDescription party(String formats, String... attributes) {
    StringBuilder text =
        new StringBuilder("v=0\r\no=- 1 1 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\n")
            .append("t=0 0\r\nm=audio 4000 RTP/AVP ")
            .append(formats)
            .append("\r\n");
    for (String attribute : attributes) {
      text.append("a=").append(attribute).append("\r\n");
    }
    return sdp(text.toString().split("\r\n"));
  }

  static RemoteAudio audio(SessionDescription description) {
    return RemoteAudio.of(description).orElseThrow();
  }

  static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  static SessionDescription offered(SessionDescription other, CodecPolicy policy) {
    return Offer.following(audio(other), policy, ours()).orElseThrow();
  }

  static AgreedAudio agreed(SessionDescription offer, SessionDescription answer) {
    AnswerToOurs read = AnswerToOurs.read(offer, answer);
    if (read instanceof AnswerToOurs.Agreed agreed) {
      return agreed.audio();
    }
    throw new AssertionError(read);
  }

  static Optional<String> formats(SessionDescription description) {
    return description.media().stream().findFirst().map(m -> String.join(" ", m.formats()));
  }
}
