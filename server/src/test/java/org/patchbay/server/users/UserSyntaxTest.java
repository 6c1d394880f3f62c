package org.patchbay.server.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSyntaxTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "alice", "Alice.B-2_x", "1001", "*97", "o'brien"})
  void acceptsAName(String name) {
    assertEquals(Optional.empty(), UserSyntax.problemOfName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+1425", "-x", ".x", "a b", "a:b", "a@b", "a;b", "é", "a\nb", "a%41"})
  void refusesANameThatWouldNeedEscapesOrReadsAsANumber(String name) {
    assertTrue(UserSyntax.problemOfName(name).isPresent());
  }

  @Test
  void refusesANameOfMoreThan64Characters() {
    assertTrue(UserSyntax.problemOfName("a".repeat(65)).isPresent());
  }

  @Test
  void showsNoControlCharactersBack() {
    assertFalse(UserSyntax.problemOfName("a\u001b[2J").orElseThrow().contains("\u001b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+14255550100", "+12"})
  void acceptsANumber(String number) {
    assertEquals(Optional.empty(), UserSyntax.problemOfNumber(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "14255550100", "+04255550100", "+1", "+1234567890123456", "+1 425"})
  void refusesWhatIsNotE164(String number) {
    assertTrue(UserSyntax.problemOfNumber(number).isPresent());
  }
}
