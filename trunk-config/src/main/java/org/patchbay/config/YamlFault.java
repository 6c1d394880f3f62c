package org.patchbay.config;

import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * What a YAML parser's exception says, in words of our own: the parser's message repeats the line,
 * which may hold a password.
 *
 * @param at where the parser gave up
 */
record YamlFault(Location at, String wrong, String remedy) {

  /** What is wrong with a value that YAML reads as something other than text. */
  static final String REFERENCE =
      "begins with &, * or !, which YAML takes for an anchor, an alias or a tag";

  static YamlFault of(String file, JacksonException e) {
    Location at = place(file, e);
    String context = "";
    String problem = "";
    if (e.getCause() instanceof MarkedYamlEngineException marked) {
      context = Objects.requireNonNullElse(marked.getContext(), "");
      problem = Objects.requireNonNullElse(marked.getProblem(), "");
    }
    if (context.matches("while scanning an? (?:tag|anchor|alias)")
        || problem.contains("tag handle")) {
      return new YamlFault(at, "a value " + REFERENCE, "put the value in quotes");
    }
    if (problem.contains("\\t(TAB)")) {
      return new YamlFault(at, "a tab is used for indentation", "indent with spaces");
    }
    if (problem.contains("cannot start any token")) {
      return new YamlFault(
          at, "a value begins with a character that YAML reserves", "put the value in quotes");
    }
    if (problem.contains("mapping values are not allowed")) {
      return new YamlFault(
          at,
          "a second \": \" is in one line, or the line is indented too far",
          "put the value in quotes, or indent the line as its neighbours");
    }
    if (problem.contains("could not find expected ':'")) {
      return new YamlFault(at, "a key without \":\"", "write it as key: value");
    }
    if (problem.contains("expected ',' or")) {
      return new YamlFault(
          at, "a { or [ is not closed, or a comma is missing", "close it, or add the comma");
    }
    if (problem.contains("expected <block end>")) {
      return new YamlFault(
          at,
          "the indentation does not fit the lines above, or text follows a closing quote",
          "indent it as its neighbours");
    }
    if (problem.contains("end of stream")) {
      return new YamlFault(at, "a quote is not closed", "close it");
    }
    return new YamlFault(
        at, "this is not valid YAML", "check the quotes, brackets and indentation above it");
  }

  private static Location place(String file, JacksonException e) {
    if (e.getCause() instanceof MarkedYamlEngineException marked) {
      Optional<Mark> mark = marked.getProblemMark();
      if (mark.isPresent()) {
        return new Location(file, mark.get().getLine() + 1, mark.get().getColumn() + 1);
      }
    }
    TokenStreamLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? Location.wholeFile(file)
        : new Location(file, location.getLineNr(), location.getColumnNr());
  }
}
