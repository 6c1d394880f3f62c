package org.patchbay.codecs.tone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DtmfDigitTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 941, 1336",
    "1, 1, 697, 1209",
    "5, 5, 770, 1336",
    "9, 9, 852, 1477",
    "*, 10, 941, 1209",
    "'#', 11, 941, 1477",
    "A, 12, 697, 1633",
    "d, 15, 941, 1633"
  })
  void hasTheEventOfRfc4733AndTheFrequenciesOfQ23(char symbol, int event, int low, int high) {
    DtmfDigit digit = DtmfDigit.ofSymbol(symbol).orElseThrow();
    assertEquals(event, digit.event());
    assertEquals(low, digit.lowHertz());
    assertEquals(high, digit.highHertz());
    assertEquals(Optional.of(digit), DtmfDigit.ofEvent(event));
  }

  @Test
  void hasNoDigitForOtherEventsAndSymbols() {
    assertEquals(Optional.empty(), DtmfDigit.ofEvent(16));
    assertEquals(Optional.empty(), DtmfDigit.ofEvent(-1));
    assertEquals(Optional.empty(), DtmfDigit.ofSymbol('E'));
  }
}
