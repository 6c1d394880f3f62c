package org.patchbay.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.users.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code patchbay user remove}. */
@Command(name = "remove", description = "Removes a user, who can then neither register nor call.")
final class UserRemoveCommand implements Callable<Integer> {
  private final Assembly assembly;
  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private Place place;

  @Parameters(paramLabel = "NAME", description = "The user's name.")
  private String name;

  UserRemoveCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() throws CommandException, IOException, UserException, ControlException {
    if (!place.data().exists()) {
      throw CommandException.failed(
          "patchbay: there is no data directory "
              + place.data().path()
              + "; --data DIR names the one that is meant");
    }
    KnownUsers users = new KnownUsers(place, assembly);
    users.requireNotConfigured(name);
    users.store().remove(name);
    PrintWriter out = spec.commandLine().getOut();
    out.println("User " + name + " was removed.");
    out.println(users.tellServer());
    return ExitCode.DONE;
  }
}
