package org.patchbay.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code patchbay check}: reads configuration files and starts nothing. */
@Command(
    name = "check",
    description =
        "Checks configuration files and prints what they mean. Starts nothing. Exit "
            + "code 2 when something is wrong; each problem is shown with its file and "
            + "line.")
final class CheckCommand implements Callable<Integer> {
  private final Assembly assembly;
  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file. Given several times, later files override earlier ones.")
  private List<Path> configuration = List.of();

  CheckCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() throws CommandException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(assembly.check(configuration).stripTrailing());
    return ExitCode.DONE;
  }
}
