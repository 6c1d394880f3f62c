package org.patchbay.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.data.DataDirectoryException;
import org.patchbay.server.users.UserException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;

/** The command {@code patchbay}: finds the subcommand, runs it, and turns failures into words. */
@Command(
    name = "patchbay",
    description = {
      "A self-hosted telephony server: phones register with it and call each other.",
      "Without a command it runs the server; Ctrl-C stops it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = CommandLineInterface.Version.class,
    synopsisSubcommandLabel = "[COMMAND]",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      ExplainCallCommand.class,
      UserCommand.class,
      ShowStatusCommand.class,
      BansOfServerCommand.class,
      TraceWireCommand.class,
    },
    footer = {
      "",
      "Begin with:  patchbay",
      "Then:        patchbay user add carol",
      "Each command explains itself with --help."
    })
public final class CommandLineInterface {
  private final Assembly assembly;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * A command line.
   *
   * @param assembly the server
   * @param out standard output
   * @param err standard error
   */
  public CommandLineInterface(Assembly assembly, PrintWriter out, PrintWriter err) {
    this.assembly = assembly;
    this.out = out;
    this.err = err;
  }

  /** Runs a command, and returns the exit code. */
  public int execute(String... args) {
    CommandLine command =
        new CommandLine(this, new WithAssembly(assembly))
            .setOut(out)
            .setErr(err)
            .setUsageHelpAutoWidth(true)
            .setExecutionExceptionHandler((failure, line, parsed) -> report(failure));
    int code = command.execute(withCommand(args));
    out.flush();
    err.flush();
    return code;
  }

  /** {@code patchbay --data DIR} means {@code patchbay run --data DIR}. */
  private static String[] withCommand(String... args) {
    boolean named = args.length > 0 && !args[0].startsWith("-");
    boolean aboutItself =
        args.length > 0 && List.of("-h", "--help", "-V", "--version").contains(args[0]);
    if (named || aboutItself) {
      return args;
    }
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(args));
    return all.toArray(String[]::new);
  }

  private int report(Exception failure) {
    if (failure instanceof CommandException known) {
      err.println(known.getMessage().stripTrailing());
      return known.exitCode();
    }
    if (failure instanceof DataDirectoryException
        || failure instanceof UserException
        || failure instanceof ControlException) {
      err.println("patchbay: " + failure.getMessage());
      return ExitCode.FAILED;
    }
    if (failure instanceof IOException) {
      err.println("patchbay: " + failure);
      return ExitCode.FAILED;
    }
    err.println("patchbay: this should not have happened; please report it with what follows");
    failure.printStackTrace(err);
    return ExitCode.FAILED;
  }

  /** Makes the commands that need the assembly with it, and everything else as ever. */
  private record WithAssembly(Assembly assembly) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == RunCommand.class) {
        return type.cast(new RunCommand(assembly));
      } else if (type == CheckCommand.class) {
        return type.cast(new CheckCommand(assembly));
      } else if (type == ExplainCallCommand.class) {
        return type.cast(new ExplainCallCommand(assembly));
      } else if (type == UserAddCommand.class) {
        return type.cast(new UserAddCommand(assembly));
      } else if (type == UserListCommand.class) {
        return type.cast(new UserListCommand(assembly));
      } else if (type == UserRemoveCommand.class) {
        return type.cast(new UserRemoveCommand(assembly));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }

  /** The version that the build wrote into the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Patchbay " + number(),
        "Java " + Runtime.version() + " (" + System.getProperty("java.home") + ")"
      };
    }

    static String number() {
      String version = CommandLineInterface.class.getPackage().getImplementationVersion();
      return version == null ? "(unpackaged)" : version;
    }
  }

  /** How the program was called, as {@code ./patchbay}; the launcher says so. */
  public static String command() {
    return System.getProperty("patchbay.command", "patchbay");
  }

  /** The version of this build, as {@code 0.1.0}. */
  public static String version() {
    return Version.number();
  }
}
