package org.patchbay.server.control;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A command whose answer is a loop's state: asked on the loop, awaited here, for three seconds.
 *
 * @param loop whose state it is
 * @param lines run on the loop; quick
 */
public record LoopQuestion(Executor loop, Supplier<List<String>> lines) implements ControlCommand {
  private static final long PATIENCE_SECONDS = 3;

  @Override
  public void run(String arguments, Consumer<String> answer)
      throws ControlException, InterruptedException {
    ask(loop, lines).forEach(answer);
  }

  /**
   * Asks a loop and waits for its answer.
   *
   * @param question run on the loop; quick
   * @throws ControlException when the loop is too busy to answer in time
   */
  public static <T> T ask(Executor loop, Supplier<T> question)
      throws ControlException, InterruptedException {
    try {
      return CompletableFuture.supplyAsync(question, loop).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new ControlException("the server is too busy to answer", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
