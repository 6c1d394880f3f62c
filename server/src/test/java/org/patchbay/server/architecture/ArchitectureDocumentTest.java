package org.patchbay.server.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md names classes, and all of them exist. */
class ArchitectureDocumentTest {
  private static final String DOCUMENT = Project.text(Project.file("ARCHITECTURE.md"));

  /** `Forwarder`, `Verdict.Forward`, `ProxySteps.chain()`. */
  private static final Pattern CLASS_NAME =
      Pattern.compile(
          "`(?<type>[A-Z][a-z]\\w*)(?:\\.(?<inner>[A-Z][a-z]\\w*))?"
              + "(?:\\.(?<method>[a-z]\\w*)(?:\\(\\))?)?`");

  private static final Pattern CHAIN =
      Pattern.compile("RoutingChain\\.of\\((?<steps>.*?)\\);", Pattern.DOTALL);

  @Test
  void namesOnlyClassesThatExist() {
    List<String> unknown =
        CLASS_NAME
            .matcher(DOCUMENT)
            .results()
            .filter(this::isUnknown)
            .map(MatchResult::group)
            .distinct()
            .toList();
    assertEquals(List.of(), unknown);
  }

  private boolean isUnknown(MatchResult name) {
    Optional<Path> source = Project.sourceOf(name.group(1));
    return source.isEmpty()
        || lacks(source.get(), "(class|record|interface|enum) ", name.group(2), "\\b")
        || lacks(source.get(), "\\b", name.group(3), "\\(");
  }

  private static boolean lacks(Path source, String before, String name, String after) {
    return name != null
        && !Pattern.compile(before + name + after).matcher(Project.text(source)).find();
  }

  @Test
  void namesTheStepsOfTheChainInTheirOrder() {
    String code = Project.text(Project.sourceOf("ProxySteps").orElseThrow());
    Matcher chain = CHAIN.matcher(code);
    assertTrue(chain.find(), "ProxySteps makes a RoutingChain");
    List<String> steps =
        Pattern.compile("(?m)^ *(?:new )?(\\w+)(?:[(,]|\\z)")
            .matcher(chain.group("steps"))
            .results()
            .map(step -> typeOf(step.group(1), code))
            .toList();
    assertTrue(steps.size() > 5, "the steps stand one a line: " + steps);
    assertEquals(steps, namedInTables().filter(steps::contains).toList());
  }

  /** A step that has a variable is of the type that the variable was declared with. */
  private static String typeOf(String name, String code) {
    Matcher declaration = Pattern.compile("(\\w+) " + name + " =\\s").matcher(code);
    return declaration.find() ? declaration.group(1) : name;
  }

  private static Stream<String> namedInTables() {
    return Pattern.compile("(?m)^\\| `(\\w+)`").matcher(DOCUMENT).results().map(m -> m.group(1));
  }
}
