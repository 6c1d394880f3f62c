package org.patchbay.server.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A state machine as a page: a diagram, a table, and what each name means. It is made by asking the
 * machine about every state and input, so it says what the code does.
 *
 * @param file the page's name, without its ending
 * @param title what the machine is of
 * @param machine the class
 * @param starts the states in which it begins
 * @param transitions those that do something
 */
record StateMachinePage(
    String file,
    String title,
    Class<?> machine,
    List<? extends Enum<?>> starts,
    List<Transition> transitions) {

  /** What an input does in a state. */
  record Transition(Enum<?> from, Enum<?> input, Enum<?> to, Enum<?> step) {}

  /** Where a state leads to, and by which step. */
  record Outcome(Enum<?> to, Enum<?> step) {}

  /** The page of a machine. */
  static <S extends Enum<S>, I extends Enum<I>> StateMachinePage of(
      String file,
      String title,
      Class<?> machine,
      List<S> starts,
      Class<I> inputs,
      BiFunction<S, I, Outcome> next) {
    List<Transition> transitions = new ArrayList<>();
    for (S state : starts.get(0).getDeclaringClass().getEnumConstants()) {
      for (I input : inputs.getEnumConstants()) {
        Outcome outcome = next.apply(state, input);
        if (outcome.to() != state || !outcome.step().name().equals("IGNORE")) {
          transitions.add(new Transition(state, input, outcome.to(), outcome.step()));
        }
      }
    }
    return new StateMachinePage(file, title, machine, starts, transitions);
  }

  String text() {
    StringBuilder out = new StringBuilder("# " + title + "\n\n");
    out.append("Drawn from `").append(machine.getSimpleName()).append("` by a test");
    out.append(" (`StateMachinePagesTest`), which says how to draw it anew. What is not listed is");
    out.append(" ignored.\n\n");
    diagram(out);
    table(out);
    meanings(out, "States", states());
    meanings(out, "Inputs", column(Transition::input));
    meanings(out, "Steps", column(Transition::step));
    return out.toString().stripTrailing() + "\n";
  }

  private void diagram(StringBuilder out) {
    out.append("```mermaid\nstateDiagram-v2\n");
    starts.forEach(state -> out.append("  [*] --> ").append(state).append('\n'));
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (Transition t : transitions) {
      labels
          .computeIfAbsent(t.from() + " --> " + t.to(), edge -> new ArrayList<>())
          .add(t.input() + " / " + t.step());
    }
    labels.forEach(
        (edge, label) ->
            out.append("  ")
                .append(edge)
                .append(": ")
                .append(String.join("<br>", label))
                .append('\n'));
    out.append("```\n\n");
  }

  private void table(StringBuilder out) {
    out.append("| in | input | to | step |\n| --- | --- | --- | --- |\n");
    for (Transition t : transitions) {
      String to = t.to() == t.from() ? "" : t.to().name();
      out.append("| " + t.from() + " | " + t.input() + " | " + to + " | " + t.step() + " |\n");
    }
    out.append('\n');
  }

  private Set<Enum<?>> states() {
    Set<Enum<?>> states = new LinkedHashSet<>(starts);
    transitions.forEach(t -> states.addAll(List.of(t.from(), t.to())));
    return states;
  }

  private Set<Enum<?>> column(Function<Transition, Enum<?>> of) {
    Set<Enum<?>> found = new LinkedHashSet<>();
    transitions.forEach(t -> found.add(of.apply(t)));
    return found;
  }

  private static void meanings(StringBuilder out, String heading, Set<Enum<?>> names) {
    EnumComments comments = new EnumComments(names.iterator().next().getDeclaringClass());
    out.append("## ").append(heading).append("\n\n| name | meaning |\n| --- | --- |\n");
    names.stream()
        .sorted((a, b) -> Integer.compare(a.ordinal(), b.ordinal()))
        .forEach(n -> out.append("| " + n + " | " + comments.of(n) + " |\n"));
    out.append('\n');
  }
}
