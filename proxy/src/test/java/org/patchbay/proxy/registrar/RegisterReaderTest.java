package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.registrar.RegisterRequest.Contact;

class RegisterReaderTest {
  private final RegisterReader reader = new RegisterReader();

  private RegisterRequest request(RequestHead head) {
    assertNull(reader.read(head));
    return reader.request();
  }

  private RegisterRequest with(String... lines) {
    return request(Registering.register("c1", 7, lines));
  }

  private Refusal refusalOf(String... lines) {
    Refusal refusal = reader.read(Registering.register("c1", 7, lines));
    assertNull(reader.request());
    return refusal;
  }

  private static RequestHead torture(String name) throws IOException {
    try (InputStream in =
        RegisterReaderTest.class.getResourceAsStream("/rfc4475/" + name + ".dat")) {
      assertNotNull(in, name);
      return Registering.read(in.readAllBytes());
    }
  }

  private static Contact plain(String uri) {
    return new Contact(uri, 1000, RegisterRequest.NONE, "", 0);
  }

  @Test
  void readsAContactWithAllThatIsSaidOfIt() {
    RegisterRequest request =
        with(
            "Contact: \"Desk, left\" <sip:alice@h;transport=tcp>;q=0.5;expires=120"
                + ";+sip.instance=\"<urn:uuid:1>\";reg-id=2",
            "Expires: 600",
            "User-Agent: phone 1");
    assertEquals(
        List.of(new Contact("sip:alice@h;transport=tcp", 500, 120, "<urn:uuid:1>", 2)),
        request.contacts());
    assertEquals(600, request.expires());
    assertEquals("c1", request.callId());
    assertEquals(7, request.cseq());
    assertEquals("phone 1", request.userAgent());
  }

  @Test
  void readsTheContactsOfAllLinesInTheirOrder() {
    RegisterRequest request = with("Contact: <sip:a@h>, sip:b@h", "m: <sip:c@h>");
    assertEquals(List.of(plain("sip:a@h"), plain("sip:b@h"), plain("sip:c@h")), request.contacts());
  }

  @Test
  void readsAQueryAsNoContacts() {
    assertEquals(List.of(), with().contacts());
    assertEquals(RegisterRequest.NONE, with().expires());
  }

  @Test
  void readsTheWildcard() {
    assertTrue(with("Contact: *", "Expires: 0").wildcard());
  }

  @Test
  void refusesTheWildcardWithoutExpiresZero() {
    assertEquals(Refusal.BAD_REGISTER, refusalOf("Contact: *"));
    assertEquals(Refusal.BAD_REGISTER, refusalOf("Contact: *", "Expires: 60"));
  }

  @Test
  void refusesTheWildcardBesideAContact() {
    assertEquals(Refusal.BAD_REGISTER, refusalOf("Contact: *, <sip:a@h>", "Expires: 0"));
    assertEquals(Refusal.BAD_REGISTER, refusalOf("Contact: *, *", "Expires: 0"));
  }

  @Test
  void takesAnIntervalThatIsNoNumberForAnHour() {
    assertEquals(3600, with("Contact: <sip:a@h>;expires=soon").contacts().get(0).expires());
    assertEquals(3600, with("Contact: <sip:a@h>", "Expires: Thu").expires());
  }

  @Test
  void cutsAnIntervalThatIsTooLargeForThirtyTwoBits() {
    RegisterRequest request =
        with("Contact: <sip:a@h>;expires=280297596632815", "Expires: 1" + "0".repeat(80));
    assertEquals(0xffff_ffffL, request.contacts().get(0).expires());
    assertEquals(0xffff_ffffL, request.expires());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<sip:a@h>;q=1.5", "<sip:a@h>;q", "<sip:a@>", "<sip:a@h", "", "*;q=1"})
  void refusesAContactThatIsNotWellFormed(String contact) {
    assertEquals(Refusal.BAD_CONTACT, refusalOf("Contact: " + contact));
  }

  @Test
  void refusesAContactThatIsNoSipUri() {
    assertEquals(Refusal.BAD_REGISTER, refusalOf("Contact: <mailto:alice@example.com>"));
  }

  @Test
  void refusesTextsThatAreTooLongToKeep() {
    String longUser = "a".repeat(RegisterReader.MOST_URI);
    assertEquals(Refusal.BAD_CONTACT, refusalOf("Contact: <sip:" + longUser + "@h>"));
    String longCallId = "c".repeat(RegisterReader.MOST_CALL_ID + 1);
    assertEquals(Refusal.BAD_CALL_ID, reader.read(Registering.register(longCallId, 1)));
  }

  @Test
  void cutsALongUserAgent() {
    RegisterRequest request = with("User-Agent: " + "x".repeat(1000));
    assertEquals(RegisterReader.MOST_USER_AGENT, request.userAgent().length());
  }

  @Test
  void refusesMoreContactsThanAnybodyHas() {
    String many = "<sip:a@h>,".repeat(RegisterReader.MOST_CONTACTS) + "<sip:a@h>";
    assertEquals(Refusal.TOO_MANY_CONTACTS, refusalOf("Contact: " + many));
  }

  @Test
  void ignoresARegIdThatHasNoInstance() {
    assertEquals(0, with("Contact: <sip:a@h>;reg-id=3").contacts().get(0).regId());
  }

  @Test
  void leavesAHeaderParameterOutOfTheUri() throws IOException {
    RegisterRequest request = request(torture("cparam01"));
    assertEquals(List.of(plain("sip:+19725552222@gw1.example.net")), request.contacts());
  }

  @Test
  void keepsAUriParameterInTheUri() throws IOException {
    RegisterRequest request = request(torture("cparam02"));
    assertEquals(
        List.of(plain("sip:+19725552222@gw1.example.net;unknownparam")), request.contacts());
  }

  @Test
  void keepsEscapedHeadersInTheUri() throws IOException {
    RegisterRequest request = request(torture("regescrt"));
    assertEquals(
        List.of(plain("sip:user@example.com?Route=%3Csip:sip.example.com%3E")), request.contacts());
  }

  @Test
  void keepsEscapedNullsApart() throws IOException {
    RegisterRequest request = request(torture("escnull"));
    assertEquals(
        List.of(plain("sip:%00@host5.example.com"), plain("sip:%00%00@host5.example.com")),
        request.contacts());
  }

  @Test
  void refusesEscapedHeadersOutsideOfBrackets() throws IOException {
    assertEquals(Refusal.BAD_CONTACT, reader.read(torture("regbadct")));
  }
}
