package org.patchbay.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.control.RegistrationsCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code patchbay registrations}: who is registered, and from where? */
@Command(
    name = "registrations",
    description =
        "Lists the phones that are registered: user, contact, transport, where from, how long "
            + "still, and what it is. Exit code 1 when no server runs, or USER has none.")
final class ShowRegistrationsCommand implements Callable<Integer> {
  static final int DEFAULT_LIMIT = 1000;

  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private Place place;

  @Parameters(
      arity = "0..1",
      paramLabel = "USER",
      description = "Whose phones; everyone's without it.")
  private String user = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "List at most so many; ${DEFAULT-VALUE} by default.")
  private int limit = DEFAULT_LIMIT;

  /** What has been printed. */
  private static final class Listing {
    private int phones;
    private boolean hasMore;
  }

  @Override
  public Integer call() throws ControlException {
    PrintWriter out = spec.commandLine().getOut();
    Listing listing = new Listing();
    boolean runs =
        place
            .server()
            .ask(RegistrationsCommand.request(limit, user), line -> print(line, listing, out));
    if (!runs) {
      out.println("No server runs on " + place.data().path() + ".");
      return ExitCode.FAILED;
    }
    if (listing.hasMore) {
      out.println("There are more: see --limit.");
    }
    if (listing.phones == 0) {
      out.println(user.isEmpty() ? "Nobody is registered." : user + " is not registered.");
      return user.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
    return ExitCode.DONE;
  }

  private static void print(String line, Listing listing, PrintWriter out) {
    if (line.equals(RegistrationsCommand.MORE)) {
      listing.hasMore = true;
    } else {
      out.println(line);
      listing.phones++;
    }
  }
}
