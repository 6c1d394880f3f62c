package org.patchbay.proxy.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.config.IpAddresses;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;

/** Bodies are written with {@code |} for each line's end. */
class OfferedAudioTest {
  private static final String SESSION = "v=0|o=- 1 1 IN IP4 192.0.2.7|s=-|";
  private static final String AUDIO = "m=audio 40000 RTP/AVP 0|";

  private final OfferedAudio offer = new OfferedAudio();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c=IN IP4 192.0.2.1|t=0 0|m=audio 40000 RTP/AVP 0|",
        "c=IN IP4 10.9.9.9|t=0 0|m=audio 40000 RTP/AVP 0|c=IN IP4 192.0.2.1|",
        "t=0 0|m=audio 40000/2 RTP/AVP 0|i=voice|c=IN IP4 192.0.2.1",
        "t=0 0|m=video 4 RTP/AVP 31|c=IN IP4 10.9.9.9|m=audio 4 RTP/AVP 0|c=IN IP4 192.0.2.1|",
        "t=0 0|m=audio 0 RTP/AVP 0|c=IN IP4 10.9.9.9|m=audio 4 RTP/AVP 0|c=IN IP4 192.0.2.1|",
        "c=IN IP4 192.0.2.1|m=audio 4 RTP/AVP 0|m=audio 6 RTP/AVP 0|c=IN IP4 10.9.9.9|",
        "c=IN IP4 192.0.2.1/127/2|m=audio 40000 RTP/AVP 0|"
      })
  void findsTheAddressOfTheFirstAudio(String lines) {
    assertEquals(IpAddresses.parse("192.0.2.1").orElseThrow(), addressIn(SESSION + lines));
  }

  @Test
  void findsAnIpv6Address() {
    assertEquals(
        IpAddresses.parse("2001:db8::7").orElseThrow(),
        addressIn(SESSION + "c=IN IP6 2001:db8:0::7|" + AUDIO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c",
        "m",
        "m=audio",
        "m=audio |c=IN IP4 192.0.2.1|",
        "c=IN IP4 192.0.2.1|",
        "c=IN IP4 192.0.2.1|m=audio x RTP/AVP 0|",
        "c=IN IP4 192.0.2.1|m=audio 99999999999 RTP/AVP 0|",
        "c=IN IP4 192.0.2.1|m=audio 0 RTP/AVP 0|",
        "c=IN IP4 192.0.2.1|m=video 40000 RTP/AVP 31|",
        "c=IN IP4 0.0.0.0|m=audio 40000 RTP/AVP 0|",
        "c=IN IP6 ::|m=audio 40000 RTP/AVP 0|",
        "c=IN IP4 |m=audio 40000 RTP/AVP 0|",
        "c=IN IP4 192.0.2.256|m=audio 40000 RTP/AVP 0|",
        "c=IN IP4 phone.example.com|m=audio 40000 RTP/AVP 0|",
        "c=IN IP4 192.0.2.1|m=audio 40000 RTP/AVP 0|c=IN IP4 phone.example.com|",
        "m=audio 40000 RTP/AVP 0|",
        "||\u0000\u00ff||m=audio 40000 RTP/AVP 0|"
      })
  void makesNothingOfAnOfferThatDoesNotSay(String body) {
    assertNull(addressIn(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type: text/plain\r\n",
        "Content-Type: multipart/mixed;boundary=b\r\n"
      })
  void makesNothingOfOtherBodies(String header) {
    assertNull(address(invite(header, SESSION + "c=IN IP4 192.0.2.1|" + AUDIO)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"c: Application/SDP\r\n", "Content-Type: application/sdp ;charset=utf-8\r\n"})
  void knowsSdpInEverySpelling(String header) {
    assertEquals(
        IpAddresses.parse("192.0.2.1").orElseThrow(),
        address(invite(header, SESSION + "c=IN IP4 192.0.2.1|" + AUDIO)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=ice-ufrag:8hhY|m=audio 40000 RTP/AVP 0|",
        "m=audio 40000 RTP/AVP 0|a=ice-ufrag:8hhY|",
        "m=audio 40000 RTP/AVP 0|a=candidate:1 1 UDP 2130706431 192.0.2.1 40000 typ host|"
      })
  void seesCandidates(String lines) {
    addressIn(SESSION + lines);
    assertTrue(offer.hasIce());
  }

  @Test
  void seesNoCandidatesOfOtherMedia() {
    addressIn(
        SESSION
            + "m=video 4 RTP/AVP 31|a=ice-ufrag:8hhY|"
            + AUDIO
            + "m=video 4 X 1|a=ice-ufrag:a|");
    assertFalse(offer.hasIce());
  }

  @Test
  void forgetsTheOfferBefore() {
    addressIn(SESSION + "c=IN IP4 192.0.2.1|a=ice-ufrag:8hhY|" + AUDIO);
    assertNull(address(invite("", "")));
    assertFalse(offer.hasIce());
  }

  private InetAddress addressIn(String body) {
    return address(invite("Content-Type: application/sdp\r\n", body));
  }

  private InetAddress address(SipMessage request) {
    offer.read(request);
    return offer.address();
  }

  private static SipMessage invite(String header, String body) {
    String lines = body.replace("|", "\r\n");
    String text =
        "INVITE sip:bob@example.com SIP/2.0\r\n"
            + header
            + "Content-Length: "
            + lines.length()
            + "\r\n\r\n"
            + lines;
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    SipMessage message = new SipMessage();
    assertNull(SipParser.datagram(octets, octets.length, message));
    return message;
  }
}
