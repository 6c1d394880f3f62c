package org.patchbay.server.control;

import java.util.Optional;
import java.util.function.Consumer;
import org.patchbay.server.users.Credentials;
import org.patchbay.server.users.User;

/** {@code users}: everyone that the server knows, with where they were declared. */
public record UsersCommand(Credentials credentials) implements ControlCommand {
  /** The command's name. */
  public static final String NAME = "users";

  private static final String FROM_DATA_DIRECTORY = "-";

  /**
   * A line of the answer.
   *
   * @param name the user
   * @param number as {@code +14255550100}
   * @param place the configuration file and line; empty for users of the data directory
   */
  public record Row(String name, Optional<String> number, Optional<String> place) {

    /** The row of a user. */
    public static Row of(User user) {
      Optional<String> place =
          user.origin() instanceof User.Configured configured
              ? Optional.of(configured.place())
              : Optional.empty();
      return new Row(user.name(), user.number(), place);
    }

    String line() {
      return name
          + " "
          + number.orElse(FROM_DATA_DIRECTORY)
          + " "
          + place.orElse(FROM_DATA_DIRECTORY);
    }

    /** Reads a line of the answer; empty when it is none. */
    public static Optional<Row> parse(String line) {
      String[] fields = line.split(" ", 3);
      return fields.length < 3
          ? Optional.empty()
          : Optional.of(new Row(fields[0], present(fields[1]), present(fields[2])));
    }

    private static Optional<String> present(String field) {
      return Optional.of(field).filter(text -> !text.equals(FROM_DATA_DIRECTORY));
    }
  }

  @Override
  public void run(String arguments, Consumer<String> answer) {
    credentials.all().forEach(user -> answer.accept(Row.of(user).line()));
  }
}
