package org.patchbay.server.control;

import java.util.List;
import java.util.function.Consumer;

/** {@code registrations LIMIT [USER]}: who is registered and from where, a line a phone. */
public record RegistrationsCommand(Source source) implements ControlCommand {
  /** The command's name. */
  public static final String NAME = "registrations";

  /** The answer's last line when there are more phones than were asked for. */
  public static final String MORE = "more";

  /** Where the lines come from: the loop that knows them is asked, a part at a time. */
  public interface Source {

    /** The number of parts that all users are divided into. */
    int parts();

    /**
     * The lines of some parts.
     *
     * @param first the first part
     * @param end the part behind the last one
     * @throws ControlException when the loop is too busy to answer in time
     */
    List<String> lines(int first, int end) throws ControlException, InterruptedException;

    /** The lines of one user. */
    List<String> lines(String user) throws ControlException, InterruptedException;
  }

  /** So many parts are asked for at once: of a million users some ten thousand. */
  private static final int PARTS_AT_ONCE = 8;

  /**
   * The request.
   *
   * @param user whose phones are wanted; "" for everyone's
   */
  public static String request(int limit, String user) {
    return (NAME + " " + limit + " " + user).strip();
  }

  @Override
  public void run(String arguments, Consumer<String> answer)
      throws ControlException, InterruptedException {
    String[] words = arguments.split(" ", 2);
    int limit = limit(words[0]);
    if (words.length > 1) {
      give(source.lines(words[1].strip()), limit, answer);
      return;
    }
    int left = limit;
    for (int part = 0; part < source.parts() && left >= 0; part += PARTS_AT_ONCE) {
      int end = Math.min(part + PARTS_AT_ONCE, source.parts());
      left = give(source.lines(part, end), left, answer);
    }
  }

  /** Gives so many lines, and returns how many more may follow; -1 when it had to stop. */
  private static int give(List<String> lines, int most, Consumer<String> answer) {
    lines.stream().limit(most).forEach(answer);
    if (lines.size() > most) {
      answer.accept(MORE);
      return -1;
    }
    return most - lines.size();
  }

  private static int limit(String word) throws ControlException {
    if (!word.matches("[1-9][0-9]{0,8}")) {
      throw new ControlException("how many phones to list is a number from 1 to 999999999");
    }
    return Integer.parseInt(word);
  }
}
