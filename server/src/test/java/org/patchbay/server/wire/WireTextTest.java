package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the peers of the wire tests say is read as they mean it. */
class WireTextTest {
  @Test
  void readsANetstringAsItWasWritten() throws IOException {
    assertEquals("tone ♪", Netstrings.read(new ByteArrayInputStream(Netstrings.encode("tone ♪"))));
  }

  @Test
  void refusesAFrameWithoutComma() {
    byte[] frame = "2:ab;".getBytes(StandardCharsets.US_ASCII);
    assertThrows(IOException.class, () -> Netstrings.read(new ByteArrayInputStream(frame)));
  }

  @Test
  void readsAnEventOfBaresip() {
    assertEquals(
        Optional.of(new BaresipEvent("CALL_CLOSED", "486 Busy Here")),
        BaresipEvent.parse(
            "{\"event\":true,\"type\":\"CALL_CLOSED\",\"class\":\"call\",\"param\":\"486 Busy Here\"}"));
  }

  @Test
  void aResponseToACommandIsNoEvent() {
    assertEquals(
        Optional.empty(), BaresipEvent.parse("{\"response\":true,\"ok\":true,\"data\":\"\"}"));
  }

  @Test
  void readsADatagramOfTcpdump() {
    assertEquals(
        Optional.of(new UdpPacket("127.0.0.11", 31_106, "127.0.0.12", 31_200)),
        UdpPacket.parse("12:03:59.1 IP 127.0.0.11.31106 > 127.0.0.12.31200: UDP, length 172"));
  }

  @Test
  void readsHeadersOfAnySpellingInTheirOrder() {
    SipText text =
        new SipText(
            "SIP/2.0 407 No\r\nv: SIP/2.0/UDP a\r\nVIA : SIP/2.0/UDP b\r\nCSeq: 7 BYE\r\n\r\n");
    assertEquals(407, text.status());
    assertEquals("BYE", text.method());
    assertEquals(List.of("SIP/2.0/UDP a", "SIP/2.0/UDP b"), text.headers("Via"));
  }

  /** The example of RFC 2617 §3.5, whose client nonce is its own: only its shape is compared. */
  @Test
  void answersAChallengeWithEveryParameterThatItAskedFor() {
    SipText challenge =
        new SipText(
            "SIP/2.0 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\nCSeq: 1 REGISTER\r\n\r\n");
    String header =
        DigestAnswer.header(challenge, SipRequest.of("REGISTER", "sip:r", "sip:a@r"), "a", "p");
    assertEquals("Authorization", header.substring(0, header.indexOf(':')));
    for (String part : List.of("username=\"a\"", "realm=\"r\"", "nonce=\"n\"", "nc=00000001")) {
      assertEquals(true, header.contains(part), header);
    }
  }
}
