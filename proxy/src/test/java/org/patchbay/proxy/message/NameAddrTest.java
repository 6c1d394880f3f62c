package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameAddrTest {
  private final NameAddr address = new NameAddr();

  private boolean read(String text) {
    byte[] octets = MessageText.octets("\"<;" + text + ";tag=beyond>\"");
    return address.read(octets, 3, 3 + text.length());
  }

  private String uri() {
    SipUri uri = address.uri();
    return Octets.text(uri.bytes(), uri.start(), uri.end());
  }

  @Test
  void readsAQuotedNameABracketedUriAndATag() {
    assertTrue(read("\"Alice, \\\"A.\\\" <x>\" <sip:alice@example.com;lr> ; tag = a1 ;x"));
    assertEquals("\"Alice, \\\"A.\\\" <x>\"", address.display());
    assertEquals("sip:alice@example.com;lr", uri());
    assertTrue(address.bracketed());
    assertEquals("a1", address.tag());
    assertTrue(address.uri().isLooseRouter());
  }

  @Test
  void readsANameOfTokens() {
    assertTrue(read("A. Bell the 1st<sip:bell@example.com>"));
    assertEquals("A. Bell the 1st", address.display());
    assertFalse(address.hasTag());
    assertEquals("", address.tag());
  }

  @Test
  void letsAnUnquotedNameInUtf8Pass() {
    String name = MessageText.utf8("Zoë");
    assertTrue(read(name + " <sip:zoe@example.com>"));
    assertEquals(name, address.display());
  }

  @Test
  void givesTheParametersOfABareUriToTheHeader() {
    assertTrue(read("sip:alice@example.com ;tag=a1;lr"));
    assertEquals("", address.display());
    assertFalse(address.bracketed());
    assertEquals("sip:alice@example.com", uri());
    assertEquals("a1", address.tag());
    assertFalse(address.uri().isLooseRouter());
  }

  @Test
  void doesNotTakeATagOfTheUriForItsOwn() {
    assertTrue(read("<sip:alice@example.com;tag=uri>"));
    assertFalse(address.hasTag());
  }

  @ParameterizedTest
  @CsvSource({
    "<sip:alice@example.com>, true",
    "<sip:alice@example.com>;tag=a.b-c!%*_+`'~, true",
    "<sip:alice@example.com;tag=uri>;tag=1;x=\";tag=2\", true",
    "<sip:alice@example.com>;tag=1;tag=2, false",
    "<sip:alice@example.com>;tag=1;TAG=1, false",
    "<sip:alice@example.com>;tag, false",
    "<sip:alice@example.com>;tag=\"1\", false",
    "<sip:alice@example.com>;tag=a:b, false"
  })
  void wantsOneTagThatIsAToken(String text, boolean sound) {
    assertTrue(read(text));
    assertEquals(sound, address.isTagSound());
  }

  @Test
  void readsAFoldedValue() {
    assertTrue(read("\r\n  Alice\r\n <sip:alice@example.com>\r\n ;\r\n tag\r\n =\r\n a1"));
    assertEquals("Alice", address.display());
    assertEquals("a1", address.tag());
  }

  @Test
  void readsABracketedUriWithHeadersButNoBareOne() {
    assertTrue(read("<sip:alice@example.com?Route=x>"));
    assertTrue(address.uri().hasHeaders());
    assertFalse(read("sip:alice@example.com?Route=x"));
  }

  @Test
  void readsACommaInBracketsButNoBareOne() {
    assertTrue(read("<sip:a,lice@example.com>"));
    assertFalse(read("sip:a,lice@example.com;tag=1"));
  }

  @Test
  void forgetsWhatItReadBefore() {
    assertTrue(read("\"Alice\" <sip:alice@example.com>;tag=a1"));
    assertTrue(read("sip:bob@example.com"));
    assertEquals("", address.display());
    assertEquals("", address.tag());
    assertEquals("bob", address.uri().user());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "*",
        "\"",
        "\"Alice",
        "\"Alice\\\"",
        "\"Mr. J. User <sip:j.user@example.com>",
        "\"Alice\"",
        "\"Alice\" sip:alice@example.com",
        "Bell, Alexander <sip:a.g.bell@example.com>",
        "Alice <sip:alice@example.com",
        "<>",
        "< sip:alice@example.com>",
        "<sip:alice@example.com >",
        "<sip:alice@example.com> x",
        "<sip:alice@example.com>;",
        "<sip:alice@example.com>;;tag=a1",
        "<sip:alice@example.com>;tag=",
        "<sip:alice@example.com>,",
        "<<sip:alice@example.com>>",
        "sip:alice@example.com>",
        "sip:alice@example.com, sip:bob@example.com",
        "sip:al ice@example.com",
        "sip:alice;tag=1@example.com",
        "<tel:+1 425>",
        "<tel:<sip:alice@example.com>>",
        "<tel:>",
        "alice"
      })
  void refusesWhatIsNoAddress(String text) {
    assertFalse(read(text));
  }
}
