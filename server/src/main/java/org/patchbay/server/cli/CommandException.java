package org.patchbay.server.cli;

/** Ends a command with a message for its user and an exit code. */
public final class CommandException extends Exception {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Wrong configuration or usage: exit code 2. */
  public static CommandException misconfigured(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }

  /** Anything else: exit code 1. */
  public static CommandException failed(String message) {
    return new CommandException(ExitCode.FAILED, message);
  }

  /** As from {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
