package org.patchbay.server.wire;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes offers and answers for one audio stream (RFC 4566, RFC 3264). */
final class AudioSdp {
  private AudioSdp() {}

  /**
   * A session.
   *
   * @param address where RTP is wanted
   * @param formats payload type and encoding each, such as {@code 8 PCMA/8000}, preferred ones
   *     first
   */
  static String of(String address, int port, String... formats) {
    String types =
        Arrays.stream(formats).map(f -> f.split(" ")[0]).collect(Collectors.joining(" "));
    String maps =
        Arrays.stream(formats).map("a=rtpmap:%s\r\n"::formatted).collect(Collectors.joining());
    return "v=0\r\no=- 1 1 IN IP4 %1$s\r\ns=-\r\nc=IN IP4 %1$s\r\nt=0 0\r\nm=audio %2$d RTP/AVP %3$s\r\n%4$s"
        .formatted(address, port, types, maps);
  }
}
