package org.patchbay.server.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.control.RegistrationsCommand;
import org.patchbay.server.control.ServerStatus;
import org.patchbay.server.control.StatusCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code patchbay status}: is a server running, and how is it? */
@Command(
    name = "status",
    description = "Says how the running server is. Exit code 1 when none runs or it is not ready.")
final class ShowStatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private Place place;

  @Option(names = "--registrations", description = "List also which phones are registered.")
  private boolean registrations;

  @Override
  public Integer call() throws ControlException {
    PrintWriter out = spec.commandLine().getOut();
    Optional<List<String>> answer = place.server().ask(StatusCommand.NAME);
    if (answer.isEmpty()) {
      out.println("No server runs on " + place.data().path() + ".");
      return ExitCode.FAILED;
    }
    ServerStatus status = ServerStatus.parse(answer.get());
    row(out, "state", status.ready() ? "ready" : "starting");
    row(out, "pid", String.valueOf(status.pid()));
    row(out, "uptime", status.uptime().toSeconds() + " s");
    status.counts().forEach((name, value) -> row(out, name, String.valueOf(value)));
    if (registrations) {
      place
          .server()
          .ask(
              RegistrationsCommand.request(ShowRegistrationsCommand.DEFAULT_LIMIT, ""),
              out::println);
    }
    return status.ready() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static void row(PrintWriter out, String name, String value) {
    out.println(String.format("%-16s %s", name, value));
  }
}
