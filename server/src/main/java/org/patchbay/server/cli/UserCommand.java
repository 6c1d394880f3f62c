package org.patchbay.server.cli;

import picocli.CommandLine.Command;

/** {@code patchbay user}: who may register and call. */
@Command(
    name = "user",
    description = "Adds, lists and removes users, whether the server runs or not.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {UserAddCommand.class, UserListCommand.class, UserRemoveCommand.class})
final class UserCommand {}
