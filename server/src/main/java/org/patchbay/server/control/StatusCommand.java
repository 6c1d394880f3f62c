package org.patchbay.server.control;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** {@code status}: ready or not, process, uptime, counts. */
public record StatusCommand(Supplier<ServerStatus> status) implements ControlCommand {
  /** The command's name. */
  public static final String NAME = "status";

  @Override
  public void run(String arguments, Consumer<String> answer) {
    status.get().lines().forEach(answer);
  }
}
