package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  private final Parameters parameters = new Parameters();

  private boolean read(String text) {
    byte[] octets = MessageText.octets("x" + text + ";beyond=1");
    return parameters.read(octets, 1, 1 + text.length());
  }

  @Test
  void goesThroughThemInOrder() {
    byte[] octets = MessageText.octets(" ;a = 1;B ;c=\"x;y\\\"\" ; d=[::1]:5");
    assertTrue(parameters.read(octets, 0, octets.length));
    List<String> seen = new ArrayList<>();
    parameters.rewind();
    while (parameters.advance()) {
      String name = Octets.text(octets, parameters.nameStart(), parameters.nameEnd());
      seen.add(name + "|" + parameters.value());
    }
    assertEquals(List.of("a|1", "B|", "c|\"x;y\\\"\"", "d|[::1]:5"), seen);
  }

  @Test
  void findsOneByNameCaseAside() {
    assertTrue(read(";first=1;TaG=a1;tag=a2"));
    assertTrue(parameters.find(Octets.ascii("tag")));
    assertEquals("a1", parameters.value());
  }

  @Test
  void findsNoneByValueOrPrefixOrBeyondItsEnd() {
    assertTrue(read(";x=tag;tagged;ta"));
    assertFalse(parameters.find(Octets.ascii("tag")));
    assertFalse(parameters.find(Octets.ascii("beyond")));
  }

  @Test
  void isSoundWithoutAny() {
    assertTrue(read(""));
    assertTrue(read("  \r\n "));
    assertFalse(parameters.advance());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";",
        ";;",
        "; ;a",
        ";=1",
        ";a=",
        ";a= ;b",
        ";a==\"",
        ";a=\"x",
        ";a b",
        ";a=1 2",
        ";a=\"x\"y",
        ",a",
        "a",
        ";a,b",
        ";a=1,2",
        ";a=<x>",
        ";a\0"
      })
  void refusesWhatIsNone(String text) {
    assertFalse(read(text));
  }
}
