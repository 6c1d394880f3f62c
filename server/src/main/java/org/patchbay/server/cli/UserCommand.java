package org.patchbay.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code patchbay user}: who may register and call. */
@Command(
    name = "user",
    description = "Adds, lists and removes users, whether the server runs or not.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {UserAddCommand.class, UserListCommand.class, UserRemoveCommand.class})
final class UserCommand {
  @Mixin private HelpOption help;
}
