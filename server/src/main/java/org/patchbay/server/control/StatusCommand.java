package org.patchbay.server.control;

import java.util.function.Consumer;

/** {@code status}: ready or not, process, uptime, counts. */
public record StatusCommand(Source source) implements ControlCommand {
  /** The command's name. */
  public static final String NAME = "status";

  /** Where the status comes from: the loops that know it are asked. */
  @FunctionalInterface
  public interface Source {

    /**
     * The status now.
     *
     * @throws ControlException when a loop is too busy to answer in time
     */
    ServerStatus status() throws ControlException, InterruptedException;
  }

  @Override
  public void run(String arguments, Consumer<String> answer)
      throws ControlException, InterruptedException {
    source.status().lines().forEach(answer);
  }
}
