package org.patchbay.server.cli;

import picocli.CommandLine.Option;

/** {@code --help}, which every command has; picocli acts on it. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean requested;
}
