package org.patchbay.server.control;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.server.users.ConfiguredUser;
import org.patchbay.server.users.Credentials;
import org.patchbay.server.users.User;
import org.patchbay.server.users.UserStore;

/**
 * {@code users-changed}: the users file is read again, and answered when the new users are in use.
 *
 * @param store the file
 * @param configured the users of the configuration that the server was started with
 * @param credentials what the SIP loops read
 * @param removed takes the names of those who are users no more; returns when they are forgotten
 */
public record UsersChangedCommand(
    UserStore store,
    List<ConfiguredUser> configured,
    Credentials credentials,
    Consumer<Set<String>> removed)
    implements ControlCommand {
  private static final Logger LOG = LogManager.getLogger(UsersChangedCommand.class);

  /** The command's name. */
  public static final String NAME = "users-changed";

  @Override
  public void run(String arguments, Consumer<String> answer) throws ControlException {
    Set<String> before = names();
    try {
      credentials.replace(Credentials.merge(store.list(), configured, credentials.realm()));
    } catch (IOException e) {
      throw new ControlException(
          "the server keeps the users it had, since the file cannot be read: " + e.getMessage(), e);
    }
    before.removeAll(names());
    removed.accept(before);
    LOG.info("Users read again: {} known", credentials.all().size());
  }

  private Set<String> names() {
    return credentials.all().stream().map(User::name).collect(Collectors.toSet());
  }
}
