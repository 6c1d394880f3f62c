package org.patchbay.server.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbay.server.control.BansCommand;
import org.patchbay.server.control.ControlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code patchbay bans lift}. */
@Command(name = "lift", description = "Lets a source in again, and forgets what it did.")
final class LiftBanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private Place place;

  @Parameters(
      paramLabel = "ADDRESS|all",
      description = "The source's address as 192.0.2.1 or 2001:db8::1, or all of them.")
  private String whose;

  @Override
  public Integer call() throws ControlException {
    PrintWriter out = spec.commandLine().getOut();
    Optional<List<String>> answer = place.server().ask(BansCommand.lift(whose));
    if (answer.isEmpty()) {
      out.println("No server runs on " + place.data().path() + ".");
      return ExitCode.FAILED;
    }
    String lifted = answer.get().isEmpty() ? "0" : answer.get().get(0);
    if (lifted.equals("0")) {
      out.println(whose.equals("all") ? "Nobody is kept out." : whose + " is not kept out.");
      return whose.equals("all") ? ExitCode.DONE : ExitCode.FAILED;
    }
    out.println(
        whose.equals("all") ? lifted + " sources may come again." : whose + " may come again.");
    return ExitCode.DONE;
  }
}
