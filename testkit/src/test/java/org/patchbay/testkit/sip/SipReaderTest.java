package org.patchbay.testkit.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SipReaderTest {
  private static final String INVITE =
      """
      INVITE sip:bob@example.com SIP/2.0\r
      v: SIP/2.0/UDP [2001:db8::9]:5070;branch=z9hG4bK1;rport, SIP/2.0/TCP a.example.com;branch=z9\r
      Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK3\r
      f: "Doe, Jane" <sip:jane@example.com;x=1>;tag=a1\r
      To: sip:bob@example.com;tag=b2\r
      Call-ID: abc@host\r
      CSeq: 17 INVITE\r
      Subject: folded\r
       line\r
      l: 4\r
      \r
      body""";

  private final SipMessage message = SipReader.read(INVITE).orElseThrow();

  @Test
  void readsHeadersInAnyForm() {
    assertEquals("INVITE", message.method());
    assertEquals("sip:bob@example.com", message.requestUri());
    assertEquals(17, message.cseq());
    assertEquals("a1", message.from().tag());
    assertEquals("sip:jane@example.com;x=1", message.from().uri());
    assertEquals("b2", message.to().tag());
    assertEquals("folded line", message.header("s"));
    assertEquals("body", message.body());
  }

  @Test
  void readsAllViaValuesTopmostFirst() {
    assertEquals(3, message.vias().size());
    assertEquals("[2001:db8::9]:5070", message.via().sentBy());
    assertEquals("UDP", message.via().transport());
    assertEquals("z9hG4bK1", message.via().branch());
    assertEquals("", message.via().parameter("rport"));
    assertEquals("10.0.0.1", message.vias().get(2).sentBy());
  }

  @Test
  void seesTheSameHopWhateverTheNextOneAddedToIt() {
    Via observed = message.via().observedAt("192.0.2.7", 4444);
    assertEquals("4444", observed.parameter("rport"));
    assertEquals("192.0.2.7", observed.parameter("received"));
    assertEquals(message.via().identity(), observed.identity());
  }

  @Test
  void writesWhatItRead() {
    SipMessage again = SipReader.read(message.toString()).orElseThrow();
    assertEquals(message, again);
  }

  @Test
  void refusesWhatIsNoMessage() {
    assertTrue(SipReader.read("hello\r\n\r\n").isEmpty());
    assertTrue(SipReader.read("").isEmpty());
    assertTrue(SipReader.read("INVITE sip:a SIP/2.0\r\nno colon\r\n\r\n").isEmpty());
  }

  @Test
  void framesAStreamOctetByOctet() {
    List<String> framed = new ArrayList<>();
    SipFramer framer = new SipFramer(o -> framed.add(new String(o, StandardCharsets.UTF_8)));
    byte[] stream = ("\r\n\r\n" + INVITE + INVITE).getBytes(StandardCharsets.UTF_8);
    for (byte octet : stream) {
      framer.take(new byte[] {octet}, 0, 1);
    }
    assertEquals(List.of(INVITE, INVITE), framed);
  }

  @Test
  void readsTheHostAndPortOfAUri() {
    assertEquals("2001:db8::1", new SipUri("sip:bob@[2001:db8::1]:5080;lr").host());
    assertEquals(5080, new SipUri("sip:bob@[2001:db8::1]:5080;lr").port());
    assertEquals("", new SipUri("sip:10.0.0.1;lr").parameter("lr"));
    assertEquals(5060, new SipUri("sip:10.0.0.1;lr").port());
  }
}
