package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.message.OctetWriter;

class ContactListTest {
  private static String written(long now, Binding... bindings) {
    OctetWriter out = new OctetWriter();
    ContactList.write(out, List.of(bindings), now);
    return new String(out.toBytes(), StandardCharsets.ISO_8859_1);
  }

  private static Binding binding(String contact, int q, String instance, int regId) {
    return new Binding(contact, q, 100_000, "c", 1, Registering.UDP, instance, regId, "");
  }

  @Test
  void putsTheUriInBracketsSoThatParametersStayApart() {
    assertEquals(
        "Contact: <sip:a@h;x>;expires=100\r\n", written(0, binding("sip:a@h;x", 1000, "", 0)));
  }

  @Test
  void writesALineForEachBinding() {
    assertEquals(
        "Contact: <sip:a@h>;expires=100;q=0.5\r\nContact: <sip:b@h>;expires=100;q=0\r\n",
        written(0, binding("sip:a@h", 500, "", 0), binding("sip:b@h", 0, "", 0)));
  }

  @Test
  void echoesTheInstanceAndTheRegId() {
    assertEquals(
        "Contact: <sip:a@h>;expires=100;+sip.instance=\"<urn:uuid:1>\";reg-id=2\r\n",
        written(0, binding("sip:a@h", 1000, "<urn:uuid:1>", 2)));
  }

  @Test
  void countsABegunSecondAsLeft() {
    assertEquals("Contact: <sip:a@h>;expires=100\r\n", written(1, binding("sip:a@h", 1000, "", 0)));
    assertEquals(
        "Contact: <sip:a@h>;expires=0\r\n", written(200_000, binding("sip:a@h", 1000, "", 0)));
  }
}
