package org.patchbay.server.explain;

import java.util.ArrayList;
import java.util.List;

/** An explanation for people: a headline, then a column of names and one of values. */
final class ExplanationText {
  private static final String ROW = "  %-8s %s";

  private ExplanationText() {}

  static List<String> of(Explanation explanation) {
    List<String> lines = new ArrayList<>();
    lines.add(explanation.from() + " calls " + explanation.to() + ": " + explanation.outcome());
    CallPath path = explanation.path();
    rows(lines, "path", List.of(path.word() + " (" + path.meaning() + ")"));
    rows(lines, "route", explanation.route().stream().toList());
    rows(lines, "trunks", explanation.trunks());
    rows(
        lines,
        "answer",
        explanation.refusal().map(refusal -> refusal.status() + " " + refusal.text()).stream()
            .toList());
    rows(lines, "because", explanation.reasons());
    return lines;
  }

  private static void rows(List<String> lines, String name, List<String> values) {
    String label = name;
    for (String value : values) {
      lines.add(String.format(ROW, label, value));
      label = "";
    }
  }
}
