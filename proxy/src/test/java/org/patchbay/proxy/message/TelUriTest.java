package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelUriTest {

  @ParameterizedTest
  @CsvSource({
    "tel:+12065550123, +12065550123",
    "TEL:+1-206-555-0123, +12065550123",
    "tel:+1(206)555.0123;ext=7, +12065550123",
    "tel:+12065550123;phone-context=ignored.example, +12065550123"
  })
  void readsAGlobalNumberWithoutItsVisualSeparators(String uri, String number) {
    assertEquals(new TelUri(number, ""), read(uri));
    assertTrue(read(uri).isGlobal());
  }

  @ParameterizedTest
  @CsvSource({
    "tel:7042;phone-context=example.com, 7042, example.com",
    "tel:863-1234;Phone-Context=+1-914-555, 8631234, +1-914-555",
    "tel:*21#;isub=1;phone-context=example.com, *21#, example.com"
  })
  void readsALocalNumberWithItsContext(String uri, String number, String context) {
    assertEquals(new TelUri(number, context), read(uri));
    assertFalse(read(uri).isGlobal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tel:7042",
        "tel:7042;phone-context",
        "tel:7042;phone-context=",
        "tel:+",
        "tel:-",
        "tel:;phone-context=example.com",
        "tel:+1206x",
        "tel:+1*",
        "tel:bob;phone-context=example.com"
      })
  void refusesWhatIsNoNumber(String uri) {
    assertNull(read(uri));
  }

  @Test
  void isAUserOfADomainAsWell() {
    assertEquals(
        "sip:+12065550123@example.com;user=phone",
        MessageText.text(read("tel:+1-206-555-0123").at("example.com")));
    assertEquals(
        "sip:*21%23@example.com;user=phone",
        MessageText.text(read("tel:*21#;phone-context=example.com").at("example.com")));
  }

  private static TelUri read(String uri) {
    byte[] octets = MessageText.octets(uri);
    return TelUri.read(octets, 0, octets.length);
  }
}
