package org.patchbay.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code patchbay run}: the server itself. */
@Command(
    name = "run",
    description =
        "Runs the server until Ctrl-C. This is also what happens without any command. "
            + "It prints where it listens and what to type into a phone, and \"ready\" when "
            + "it is.")
final class RunCommand implements Callable<Integer> {
  private final Assembly assembly;
  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private Place place;

  RunCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() throws CommandException, InterruptedException {
    assembly.run(place.configuration(), place.data(), spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
