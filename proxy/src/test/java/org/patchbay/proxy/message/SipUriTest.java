package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriTest {
  private final SipUri uri = new SipUri();

  private boolean read(String text) {
    // Octets around the range, so that a look beyond it is noticed.
    byte[] octets = MessageText.octets("@;lr>" + text + ";lr@[::1]:5060?");
    return uri.read(octets, 5, 5 + text.length());
  }

  private static InetAddress literal(String text) {
    byte[] octets = MessageText.octets("9" + text + "9");
    return LiteralAddress.of(octets, 1, 1 + text.length());
  }

  @Test
  void readsUserHostPortAndParameters() {
    assertTrue(read("sip:alice@example.com:5070;transport=tcp;lr"));
    assertEquals(SipUri.Scheme.SIP, uri.scheme());
    assertEquals("alice", uri.user());
    assertEquals("example.com", uri.host());
    assertEquals(5070, uri.port());
    assertEquals("tcp", uri.transport());
    assertTrue(uri.isLooseRouter());
    assertFalse(uri.hasHeaders());
  }

  @Test
  void readsAHostAlone() {
    assertTrue(read("SIPS:example.com"));
    assertEquals(SipUri.Scheme.SIPS, uri.scheme());
    assertFalse(uri.hasUser());
    assertEquals("", uri.user());
    assertEquals(-1, uri.port());
    assertEquals("", uri.transport());
  }

  @Test
  void undoesTheEscapesOfTheUserOnce() {
    assertTrue(read("sip:%61lice%2541%00@example.com"));
    assertEquals("alice%41\0", uri.user());
  }

  @Test
  void keepsThePasswordOutOfTheUser() {
    assertTrue(read("sip:alice:secret@example.com"));
    assertEquals("alice", uri.user());
    assertEquals("example.com", uri.host());
  }

  @Test
  void keepsWhatFollowsASemicolonInTheUser() {
    assertTrue(read("sip:+15551234;ext=5@example.com;user=phone"));
    assertEquals("+15551234;ext=5", uri.user());
    assertFalse(uri.find(Octets.ascii("ext")));
    assertTrue(uri.find(Octets.ascii("user")));
    assertEquals("phone", uri.value());
  }

  @Test
  void readsAnIpv6HostInItsBrackets() {
    assertTrue(read("sip:alice@[2001:db8::10]:5070"));
    assertEquals("[2001:db8::10]", uri.host());
    assertEquals(5070, uri.port());
  }

  @Test
  void looksAtNoOtherSchemesContent() {
    assertTrue(read("urn:service:sos;lr?x=y"));
    assertEquals(SipUri.Scheme.OTHER, uri.scheme());
    assertFalse(uri.isSip());
    assertFalse(uri.isLooseRouter());
    assertFalse(uri.hasHeaders());
  }

  @Test
  void knowsATelephoneNumber() {
    assertTrue(read("TEL:+15551234;phone-context=example.com"));
    assertEquals(SipUri.Scheme.TEL, uri.scheme());
    assertFalse(uri.isSip());
    assertFalse(uri.hasHeaders());
  }

  @Test
  void seesEscapedHeaders() {
    assertTrue(read("sip:alice@example.com;lr?Route=%3Csip:evil%3E&Subject=x"));
    assertTrue(uri.hasHeaders());
    assertTrue(uri.isLooseRouter());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip:h;LR", "sip:h;lr=on", "sip:h;x=y;%6c%52", "sip:h;x;lr"})
  void findsAParameterHoweverItIsWritten(String text) {
    assertTrue(read(text));
    assertTrue(uri.isLooseRouter());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip:lr@h", "sip:;lr@h", "sip:h;lrx", "sip:h;xlr", "sip:h;x=lr", "sip:h"})
  void findsNoParameterWhereNoneIs(String text) {
    assertTrue(read(text));
    assertFalse(uri.isLooseRouter());
  }

  @Test
  void undoesTheEscapesOfAParametersValueOnce() {
    assertTrue(read("sip:h;transport=%54C%50;x=%2541"));
    assertEquals("tcp", uri.transport());
    assertTrue(uri.find(Octets.ascii("x")));
    assertEquals("%41", uri.value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sip",
        "sip:",
        ":h",
        "1sip:h",
        "si p:h",
        " sip:h",
        "<sip:h>",
        "sip:@h",
        "sip::pw@h",
        "sip:a:b:c@h",
        "sip:a@b@h",
        "sip:a%@h",
        "sip:a%4@h",
        "sip:a%4g@h",
        "sip:a b@h",
        "sip:a\"b@h",
        "sip:a\0b@h",
        "sip:a<b@h",
        "sip:h h",
        "sip:a@",
        "sip:a@h:",
        "sip:a@h:65536",
        "sip:a@h:5o60",
        "sip:a@h:-1",
        "sip:2001:db8::10",
        "sip:[2001:db8::10",
        "sip:[]",
        "sip:[::1]5060",
        "sip:[fe80::1%eth0]",
        "sip:[::g]",
        "sip:h;",
        "sip:h;;lr",
        "sip:h;=x",
        "sip:h; lr",
        "sip:h;x=%4",
        "sip:h;x=\"y\"",
        "sip:h,lr",
        "sip:h?a=<b>",
        "sip:h?a=%zz"
      })
  void refusesWhatIsNoUri(String text) {
    assertFalse(read(text));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "[2001:db8::1], 2001:db8:0:0:0:0:0:1",
    "2001:db8::1, 2001:db8:0:0:0:0:0:1",
    "[::ffff:192.0.2.1], 192.0.2.1"
  })
  void readsALiteralAddress(String text, String address) {
    assertEquals(address, literal(text).getHostAddress());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "localhost",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1..2.3",
        ".1.2.3",
        "1.2.3.",
        "0001.2.3.4",
        "1.2.3.4x",
        "[abc]",
        "[dead.beef]",
        "[1.2.3.4]",
        "g:1",
        "localhost:1",
        ".:1",
        ":",
        "[]",
        "[:",
        "fe80::1%lo",
        "2001:db8:::192.0.2.1"
      })
  void takesNothingElseForAnAddressAndAsksNobody(String text) {
    assertNull(literal(text));
  }

  @ParameterizedTest
  @CsvSource({
    "sip:h, false",
    "sip:h;lr;transport=udp;lrx, false",
    "sip:u;a;a@h;a, false",
    "sip:h;lr;x;LR, true",
    "sip:h;a=1;b;a=2, true",
    "tel:+1;a;a, false"
  })
  void saysWhetherAParameterStandsThereTwice(String text, boolean repeated) {
    assertTrue(read(text));
    assertEquals(repeated, uri.repeatsParameter());
  }

  @Test
  void doesNotLookThroughMoreParametersThanAnyUriHas() {
    assertTrue(read("sip:h" + ";a".repeat(20_000)));
    assertTrue(uri.repeatsParameter());
  }
}
