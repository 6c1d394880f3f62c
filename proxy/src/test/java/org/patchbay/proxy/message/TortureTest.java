package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.proxy.message.TortureRow.Accepted;
import org.patchbay.proxy.message.TortureRow.By;
import org.patchbay.proxy.message.TortureRow.Dropped;
import org.patchbay.proxy.message.TortureRow.Hop;
import org.patchbay.proxy.message.TortureRow.Line;
import org.patchbay.proxy.message.TortureRow.Party;
import org.patchbay.proxy.message.TortureRow.Refused;
import org.patchbay.proxy.message.TortureRow.Response;
import org.patchbay.proxy.message.TortureRow.Scalars;

/** Every message of RFC 4475 and RFC 5118 against its row. */
class TortureTest {
  private static final byte[] SOURCE = Octets.ascii("127.0.0.2");
  private static final byte[] BRANCH = Octets.ascii("branch");
  private static final byte[] RECEIVED = Octets.ascii("received");

  static Stream<Arguments> rows() {
    return TortureMessages.rows().stream()
        .map(row -> Arguments.argumentSet(row.file() + " (" + row.section() + ")", row));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void readsOrRefusesAsItsRowSays(TortureRow row) {
    if (row instanceof Accepted accepted) {
      checkAccepted(accepted);
    } else if (row instanceof Refused refused) {
      checkRefused(refused);
    } else if (row instanceof Response response) {
      checkResponse(response);
    } else {
      checkDropped((Dropped) row);
    }
  }

  @Test
  void everyMessageHasExactlyOneRow() {
    List<String> rows = TortureMessages.rows().stream().map(TortureRow::file).sorted().toList();
    assertEquals(TortureMessages.names(), rows);
    assertEquals(61, rows.size());
  }

  private static void checkAccepted(Accepted row) {
    RequestHead head = MessageText.request(TortureMessages.octets(row.file()));
    SipMessage message = head.message();
    SipUri uri = head.uri();
    assertEquals(
        row.line(),
        new Line(
            Octets.text(message.bytes(), 0, message.methodEnd()),
            uri.user(),
            uri.host(),
            uri.port(),
            Octets.text(message.bytes(), uri.parametersStart(), uri.parametersEnd())));
    assertEquals(row.from(), party(head.from()));
    assertEquals(row.to(), party(head.to()));
    assertEquals(
        row.scalars(),
        new Scalars(
            message.text(HeaderName.CALL_ID),
            head.cseq(),
            head.maxForwards(),
            message.headerCount(),
            message.bodyEnd() - message.bodyStart()));
    assertEquals(row.vias(), vias(message));
    row.details().forEach(detail -> detail.check(head));
  }

  private static void checkRefused(Refused row) {
    byte[] octets = TortureMessages.octets(row.file());
    assertEquals(row.refusal(), MessageText.refusal(octets));
    assertEquals(row.status(), row.refusal().status());

    SipMessage message = new SipMessage();
    SipParser.datagram(octets, octets.length, message);
    assertTrue(message.isRequest(), "so that it is answered");
    RequestHead head = new RequestHead();
    assertNull(head.readForReply(message));
    ResponseWriter writer = new ResponseWriter();
    writer.begin(head, SOURCE, 5060, row.status(), row.refusal().phrase(), null);
    String answer = MessageText.text(writer.end().toBytes());
    assertTrue(answer.startsWith("SIP/2.0 " + row.status() + " "), answer);
    int via = message.first(HeaderName.VIA);
    String sentBy =
        Octets.text(octets, message.valueStart(via), message.valueEnd(via)).split(";", 2)[0];
    assertTrue(answer.contains("\r\nVia: " + sentBy + ";"), answer);
  }

  private static void checkResponse(Response row) {
    SipMessage message = MessageText.message(TortureMessages.octets(row.file()));
    assertFalse(message.isRequest());
    assertEquals(row.status(), message.status());
    assertEquals(
        row.reason(), Octets.text(message.bytes(), message.reasonStart(), message.reasonEnd()));
    ResponseHead head = new ResponseHead();
    assertTrue(head.read(message));
    assertEquals(Method.INVITE, head.method());
    assertEquals(row.scalars().cseq() + " INVITE", message.text(HeaderName.CSEQ));
    assertEquals(row.scalars().callId(), message.text(HeaderName.CALL_ID));
    assertEquals(row.scalars().headers(), message.headerCount());
    assertEquals(row.scalars().body(), message.bodyEnd() - message.bodyStart());
    assertEquals(row.vias(), vias(message));
    assertEquals(row.vias().size() > 1, head.hasNextVia());
  }

  private static void checkDropped(Dropped row) {
    byte[] octets = TortureMessages.octets(row.file());
    SipMessage message = new SipMessage();
    Refusal fault = SipParser.datagram(octets, octets.length, message);
    assertFalse(message.isRequest(), "so that it is not answered");
    if (row.by() == By.PARSER) {
      assertNotNull(fault);
    } else {
      assertNull(fault);
      assertFalse(new ResponseHead().read(message));
    }
  }

  private static Party party(NameAddr address) {
    SipUri uri = address.uri();
    return new Party(
        address.display(), Octets.text(uri.bytes(), uri.start(), uri.end()), address.tag());
  }

  private static List<Hop> vias(SipMessage message) {
    return MessageText.elements(message, HeaderName.VIA).stream().map(TortureTest::hop).toList();
  }

  private static Hop hop(String value) {
    byte[] octets = MessageText.octets(value);
    Via via = new Via();
    assertTrue(via.read(octets, 0, octets.length), value);
    return new Hop(
        via.transport(), via.host(), via.port(), parameter(via, BRANCH), parameter(via, RECEIVED));
  }

  private static String parameter(Via via, byte[] name) {
    return via.parameters().find(name) ? via.parameters().value() : "";
  }
}
