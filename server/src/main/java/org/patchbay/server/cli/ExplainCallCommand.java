package org.patchbay.server.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.explain.ExplainCommand;
import org.patchbay.server.explain.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code patchbay explain}: where would this call go, and why? */
@Command(
    name = "explain",
    description =
        "Says where a call would go, and why, without making it: path, route, trunks, "
            + "reasons. Asks the running server; with --config, or when none runs, the "
            + "configuration files.")
final class ExplainCallCommand implements Callable<Integer> {
  private final Assembly assembly;
  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private Place place;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FROM",
      description = "Who calls: a user, or a trunk or carrier by its name")
  private String from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TO",
      description = "What is dialled: a user's name, or a number as +14255550100")
  private String to;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ExplainCallCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() throws CommandException, ControlException {
    requireWord("--from", from);
    requireWord("--to", to);
    PrintWriter out = spec.commandLine().getOut();
    Optional<List<String>> answer =
        place.configuration().isEmpty()
            ? place.server().ask(ExplainCommand.request(json, from, to))
            : Optional.empty();
    if (answer.isPresent()) {
      answer.get().forEach(out::println);
      return ExitCode.DONE;
    }
    Explanation explanation = assembly.explain(place.configuration(), place.data(), from, to);
    (json ? List.of(explanation.json()) : explanation.text()).forEach(out::println);
    return ExitCode.DONE;
  }

  private static void requireWord(String option, String value) throws CommandException {
    if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ')) {
      throw CommandException.misconfigured(
          "patchbay: " + option + " takes a user's name or a number, without spaces");
    }
  }
}
