package org.patchbay.proxy.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;

class UndoStrictRoutingTest {
  private static final String OURS = "sip:token@example.com;lr";

  @Test
  void takesTheOnlyEntryForTheRequestUri() {
    undoes("Route: <sip:bob@192.0.2.9>\n", "sip:bob@192.0.2.9", "Route: <" + OURS + ">\n");
  }

  @Test
  void takesTheLastEntryOfALine() {
    undoes(
        "Route: <sip:p;lr>, <sip:bob@192.0.2.9>\n",
        "sip:bob@192.0.2.9",
        "Route: <" + OURS + ">\nRoute: <sip:p;lr>\n");
  }

  @Test
  void takesTheLastEntryOfSeveralLines() {
    undoes(
        "Route: <sip:p;lr>\nX: y\nroute: <sip:bob@192.0.2.9>\n",
        "sip:bob@192.0.2.9",
        "Route: <" + OURS + ">\nRoute: <sip:p;lr>\nX: y\n");
  }

  @Test
  void leavesARequestWithoutARouteAlone() {
    assertNull(undone(OURS, ""));
  }

  @Test
  void leavesARequestToAnotherAlone() {
    assertNull(undone("sip:bob@192.0.2.9;lr", "Route: <sip:example.com;lr>\n"));
  }

  @Test
  void leavesARequestToAUserOfOursAlone() {
    assertNull(undone("sip:bob@example.com", "Route: <sip:example.com;lr>\n"));
  }

  @Test
  void leavesAnEntryThatIsNoUriAlone() {
    assertNull(undone(OURS, "Route: <sip:p;lr>, nothing\n"));
  }

  private static void undoes(String routes, String uri, String expected) {
    assertEquals(text(uri, expected), undone(OURS, routes));
  }

  private static String undone(String uri, String routes) {
    byte[] octets = text(uri, routes).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    SipMessage message = new SipMessage();
    assertNull(SipParser.datagram(octets, octets.length, message));
    RequestHead head = new RequestHead();
    assertNull(head.read(message));
    SipMessage undone =
        new UndoStrictRouting(new OwnDomain("example.com", List.of(), Set.of(5060))).undone(head);
    return undone == null
        ? null
        : new String(undone.bytes(), 0, undone.bodyEnd(), StandardCharsets.ISO_8859_1)
            .replace("\r\n", "\n");
  }

  private static String text(String uri, String routes) {
    return "INFO "
        + uri
        + " SIP/2.0\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKa\n"
        + routes
        + """
        From: <sip:alice@example.com>;tag=a
        To: <sip:bob@example.com>;tag=b
        Call-ID: c
        CSeq: 1 INFO
        Content-Length: 4

        body""";
  }
}
