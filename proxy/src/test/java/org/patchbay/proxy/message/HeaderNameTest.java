package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderNameTest {

  @ParameterizedTest
  @CsvSource({
    "Via, VIA",
    "vIA, VIA",
    "v, VIA",
    "V, VIA",
    "f, FROM",
    "t, TO",
    "i, CALL_ID",
    "m, CONTACT",
    "l, CONTENT_LENGTH",
    "c, CONTENT_TYPE",
    "CALL-ID, CALL_ID",
    "cseq, CSEQ",
    "Max-Forwards, MAX_FORWARDS",
    "Record-Route, RECORD_ROUTE",
    "Route, ROUTE",
    "Content-Length, CONTENT_LENGTH",
    "P-Asserted-Identity, P_ASSERTED_IDENTITY",
    "Proxy-Authorization, PROXY_AUTHORIZATION",
    "X-Patchbay-Trunk, INTERNAL",
    "x-PATCHBAY-, INTERNAL",
    "X-Patchbay-A-Name-Longer-Than-Any-Other, INTERNAL",
    "X-Patchbay, OTHER",
    "s, OTHER",
    "V2, OTHER",
    "Vi, OTHER",
    "Call_ID, OTHER",
    "C%6Fntact, OTHER",
    "Unknown-Name-That-Is-Longer-Than-All, OTHER"
  })
  void namesAHeaderInFullOrCompactFormCaseAside(String text, HeaderName name) {
    byte[] octets = Octets.ascii("-" + text + ":");
    assertEquals(name, HeaderName.of(octets, 1, 1 + text.length()));
  }

  @ParameterizedTest
  @CsvSource({
    "INVITE, INVITE",
    "ACK, ACK",
    "MESSAGE, MESSAGE",
    "invite, OTHER",
    "INVIT, OTHER",
    "INVITES, OTHER",
    "OTHER, OTHER",
    "RE%47ISTER, OTHER"
  })
  void namesAMethodWithRespectToCase(String text, Method method) {
    byte[] octets = Octets.ascii("-" + text + " ");
    assertEquals(method, Method.of(octets, 1, 1 + text.length()));
  }
}
