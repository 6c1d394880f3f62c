package org.patchbay.server.control;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * {@code status}: ready or not, process, uptime, counts.
 *
 * @param loop whose state is counted
 * @param status run on the loop; quick
 */
public record StatusCommand(Executor loop, Supplier<ServerStatus> status)
    implements ControlCommand {
  /** The command's name. */
  public static final String NAME = "status";

  @Override
  public void run(String arguments, Consumer<String> answer)
      throws ControlException, InterruptedException {
    LoopQuestion.ask(loop, status).lines().forEach(answer);
  }
}
