package org.patchbay.server.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README.md speaks of every key of the configuration. */
class ConfigurationReferenceTest {
  private static final List<String> READERS =
      List.of(
          "SettingsReader",
          "SipReader",
          "RegistrarReader",
          "MediaReader",
          "TlsReader",
          "SimulatedCarrierReader",
          "DialPlanReader",
          "LinkReader");

  /** A key where it is read: {@code section.value("maxContacts", …)}, {@code notYet("srtp")}. */
  private static final Pattern READ =
      Pattern.compile(
          "(?:value|located|required|requiredLocated|list|nonEmptyList|requiredList|oneOrMore"
              + "|values|distinctList|section|items|notYet)\\((?<arguments>[^;{}]*?)[);]",
          Pattern.DOTALL);

  private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z]*)\"");

  @Test
  void theReadmeNamesEveryKey() {
    String readme = Project.text(Project.file("README.md"));
    List<String> keys = READERS.stream().flatMap(this::keys).distinct().sorted().toList();
    assertTrue(keys.contains("listen") && keys.contains("maxCalls"), "the keys are " + keys);
    assertEquals(List.of(), keys.stream().filter(key -> !isNamed(key, readme)).toList());
  }

  private Stream<String> keys(String reader) {
    String code = Project.text(Project.sourceOf(reader).orElseThrow());
    return READ.matcher(code)
        .results()
        .map(MatchResult::group)
        .flatMap(call -> KEY.matcher(call).results().map(key -> key.group(1)));
  }

  private static boolean isNamed(String key, String readme) {
    return Pattern.compile("`[^`\n]*\\b" + key + "\\b[^`\n]*`").matcher(readme).find();
  }
}
