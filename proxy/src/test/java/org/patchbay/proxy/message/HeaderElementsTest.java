package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderElementsTest {

  @Test
  void walksOverLinesAndCommas() {
    assertEquals(
        List.of("<sip:a,b>", "<sip:c>", "<sip:d>", "<sip:e>"),
        routes("Route: <sip:a,b>, <sip:c>\r\nTo: x\r\nRoute: <sip:d>,<sip:e>\r\n"));
  }

  @Test
  void keepsAnEmptyElement() {
    assertEquals(List.of("<sip:a>", "", "<sip:b>", ""), routes("Route: <sip:a>,,<sip:b>,\r\n"));
  }

  @Test
  void hasNothingToWalkOverWithoutTheHeader() {
    assertEquals(List.of(), routes("To: x\r\n"));
  }

  private static List<String> routes(String headers) {
    byte[] octets =
        ("OPTIONS sip:a SIP/2.0\r\n" + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    SipMessage message = new SipMessage();
    SipParser.datagram(octets, octets.length, message);
    HeaderElements elements = new HeaderElements().of(message, HeaderName.ROUTE);
    List<String> found = new ArrayList<>();
    while (elements.advance()) {
      found.add(Octets.text(octets, elements.start(), elements.end()).strip());
    }
    return found;
  }
}
