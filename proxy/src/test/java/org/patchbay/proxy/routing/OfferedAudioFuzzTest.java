package org.patchbay.proxy.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;

/** Bodies that a fuzzer makes up (docs/fuzzing.md). */
class OfferedAudioFuzzTest {
  private static final byte[] HEAD =
      "INVITE sip:b SIP/2.0\r\nc: application/sdp\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private static final byte[] BEHIND =
      "\r\nc=IN IP4 10.9.9.9\r\nm=audio 1 x\r\na=candidate:".getBytes(StandardCharsets.ISO_8859_1);

  private final SipMessage message = new SipMessage();
  private final OfferedAudio offer = new OfferedAudio();

  @MethodSource("bodies")
  @FuzzTest
  void readsTheOfferAloneAndNothingBehindIt(byte[] body) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.writeBytes(HEAD);
    octets.writeBytes(body);
    int length = octets.size();
    octets.writeBytes(BEHIND);
    InetAddress alone = read(octets.toByteArray(), length);
    boolean ice = offer.hasIce();
    byte[] exact = Arrays.copyOf(octets.toByteArray(), length);
    assertEquals(read(exact, length), alone);
    assertEquals(offer.hasIce(), ice);
    assertFalse(alone != null && alone.isAnyLocalAddress());
  }

  private InetAddress read(byte[] octets, int length) {
    SipParser.datagram(octets, length, message);
    offer.read(message);
    return offer.address();
  }

  static Stream<byte[]> bodies() {
    return Stream.of(
            "v=0\r\nc=IN IP4 192.0.2.1/127/2\r\nt=0 0\r\nm=video 4 RTP/AVP 31\r\nc=IN IP4 10.0.0.9"
                + "\r\nm=audio 40000/2 RTP/AVP 0\r\nc=IN IP6 2001:db8::7\r\na=ice-ufrag:x",
            "m=audio 0 RTP/AVP 0\nc=IN IP4 0.0.0.0\na=candidate:1",
            "c=IN IP6 ::\r\nm=audio 65536 RTP/AVP 0\r\n")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
