package org.patchbay.server.explain;

import java.util.function.Consumer;
import org.patchbay.server.control.ControlCommand;
import org.patchbay.server.control.ControlException;

/**
 * {@code explain text|json FROM TO} on the control socket: the running server explains, since it
 * knows who is registered. The answer is ready to be printed.
 *
 * @param explainer may block for a while
 */
public record ExplainCommand(Explainer explainer) implements ControlCommand {
  /** The command's name. */
  public static final String NAME = "explain";

  /** Explains a call that is not made. */
  @FunctionalInterface
  public interface Explainer {
    /**
     * The explanation.
     *
     * @param from a user's name
     * @param to what the user dials
     */
    Explanation explain(String from, String to) throws ControlException, InterruptedException;
  }

  /** The request for the command line to send. */
  public static String request(boolean json, String from, String to) {
    return NAME + (json ? " json " : " text ") + from + " " + to;
  }

  @Override
  public void run(String arguments, Consumer<String> answer)
      throws ControlException, InterruptedException {
    String[] words = arguments.split(" ", 3);
    if (words.length != 3) {
      throw new ControlException("explain needs a form, who calls, and who is called");
    }
    Explanation explanation = explainer.explain(words[1], words[2]);
    if (words[0].equals("json")) {
      answer.accept(explanation.json());
    } else {
      explanation.text().forEach(answer);
    }
  }
}
