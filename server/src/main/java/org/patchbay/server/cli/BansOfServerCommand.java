package org.patchbay.server.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbay.server.control.BansCommand;
import org.patchbay.server.control.ControlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code patchbay bans}: whom the running server keeps out, and why. */
@Command(
    name = "bans",
    description = "Lists the sources that the running server keeps out, and lets them in again.",
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = LiftBanCommand.class)
final class BansOfServerCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private Place place;

  @Override
  public Integer call() throws ControlException {
    PrintWriter out = spec.commandLine().getOut();
    Optional<List<String>> answer = place.server().ask(BansCommand.NAME);
    if (answer.isEmpty()) {
      out.println("No server runs on " + place.data().path() + ".");
      return ExitCode.FAILED;
    }
    List<BansCommand.Row> rows =
        answer.get().stream().flatMap(line -> BansCommand.Row.parse(line).stream()).toList();
    if (rows.isEmpty()) {
      out.println("Nobody is kept out.");
      return ExitCode.DONE;
    }
    out.println(line("SOURCE", "SINCE", "UNTIL", "DROPPED", "WHY"));
    rows.forEach(
        row ->
            out.println(
                line(
                    row.source(),
                    time(row.since()),
                    time(row.until()),
                    String.valueOf(row.dropped()),
                    row.reason())));
    return ExitCode.DONE;
  }

  private static String line(String... fields) {
    return String.format("%-24s %-19s %-19s %9s  %s", (Object[]) fields);
  }

  private static String time(long epochMillis) {
    return epochMillis == 0 ? "-" : TIME.format(Instant.ofEpochMilli(epochMillis));
  }
}
