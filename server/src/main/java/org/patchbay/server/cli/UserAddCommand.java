package org.patchbay.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbay.loop.SecureIds;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.users.Password;
import org.patchbay.server.users.User;
import org.patchbay.server.users.UserException;
import org.patchbay.server.users.UserSyntax;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code patchbay user add}. */
@Command(
    name = "add",
    description =
        "Adds a user. A password is made and shown once, unless --password-stdin "
            + "gives one; only a hash of it is kept.")
final class UserAddCommand implements Callable<Integer> {
  private final Assembly assembly;
  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private Place place;

  @Parameters(paramLabel = "NAME", description = "Letters, digits and -_.!~*'()&=+$,?/")
  private String name;

  @Option(
      names = "--number",
      paramLabel = "+E164",
      description = "The number that the user shows to the telephone network, as +14255550100.")
  private String number;

  @Option(
      names = "--password-stdin",
      description = "Take the password from the first line of standard input.")
  private boolean passwordFromInput;

  UserAddCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() throws CommandException, IOException, UserException, ControlException {
    requireNo(UserSyntax.problemOfName(name));
    requireNo(Optional.ofNullable(number).flatMap(UserSyntax::problemOfNumber));
    String password = passwordFromInput ? readPassword() : Password.generate(new SecureIds());
    place.data().create();
    KnownUsers users = new KnownUsers(place, assembly);
    users.requireNotConfigured(name);
    users.store().add(User.stored(name, users.realm(), password, Optional.ofNullable(number)));
    PrintWriter out = spec.commandLine().getOut();
    out.println("User " + name + " was added.");
    if (!passwordFromInput) {
      out.println("  password  " + password);
      out.println("This password is not shown again.");
    }
    out.println(users.tellServer());
    return ExitCode.DONE;
  }

  private static void requireNo(Optional<String> problem) throws CommandException {
    if (problem.isPresent()) {
      throw CommandException.misconfigured("patchbay: " + problem.get());
    }
  }

  private static String readPassword() throws IOException, CommandException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = input.readLine();
    if (line == null || line.isEmpty()) {
      throw CommandException.misconfigured(
          "patchbay: --password-stdin found no password on standard input;"
              + " give it as: printf %s PASSWORD | patchbay user add NAME --password-stdin");
    }
    return line;
  }
}
