package org.patchbay.server.control;

import java.util.function.Consumer;

/** Something that the command line can ask of the running server. */
@FunctionalInterface
public interface ControlCommand {

  /**
   * Answers one request, on a thread that may block for a while. Whoever needs a loop's state posts
   * a task to the loop and waits for it, with a limit.
   *
   * @param arguments what follows the command's name; may be empty
   * @param answer takes the answer's lines, without line ends, each sent at once
   * @throws ControlException when the request is refused
   * @throws InterruptedException when the server stops
   */
  void run(String arguments, Consumer<String> answer) throws ControlException, InterruptedException;
}
