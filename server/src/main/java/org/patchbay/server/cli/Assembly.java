package org.patchbay.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.patchbay.server.data.DataDirectory;
import org.patchbay.server.explain.Explanation;
import org.patchbay.server.users.ConfiguredUser;

/** What the command line needs of the place where everything is put together. */
public interface Assembly {

  /**
   * What configuration files say that concerns users.
   *
   * @param domain the served domain, where one is configured
   * @param users in the order of the files
   */
  record Accounts(Optional<String> domain, List<ConfiguredUser> users) {}

  /**
   * Runs a server until it is stopped by a signal.
   *
   * @param configuration files, each laid over the one before; none means the defaults
   * @param data perhaps not there yet
   * @param out standard output, for the greeting and the line {@code ready}
   */
  void run(List<Path> configuration, DataDirectory data, PrintWriter out)
      throws CommandException, InterruptedException;

  /**
   * Checks configuration files.
   *
   * @return what they mean, as lines for people
   * @throws CommandException with everything that is wrong
   */
  String check(List<Path> configuration) throws CommandException;

  /** What configuration files say about users. */
  Accounts accounts(List<Path> configuration) throws CommandException;

  /** Explains a call without a running server: who is registered is not known. */
  Explanation explain(List<Path> configuration, DataDirectory data, String from, String to)
      throws CommandException;
}
