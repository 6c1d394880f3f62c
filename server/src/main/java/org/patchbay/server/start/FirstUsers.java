package org.patchbay.server.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.loop.IdSource;
import org.patchbay.server.data.DataDirectory;
import org.patchbay.server.data.PrivateFile;
import org.patchbay.server.users.Password;
import org.patchbay.server.users.User;
import org.patchbay.server.users.UserException;
import org.patchbay.server.users.UserStore;

/**
 * Two users for someone who has just unpacked the server and wants to hear it ring.
 *
 * @param users in order
 */
public record FirstUsers(List<Login> users) {

  /** Whom a first start makes. */
  public static final List<String> NAMES = List.of("alice", "bob");

  /** What is typed into a phone. The only place where a password is in clear. */
  public record Login(String name, String password) {
    /** Leaves the password out. */
    @Override
    public String toString() {
      return "Login[" + name + "]";
    }
  }

  public FirstUsers {
    users = List.copyOf(users);
  }

  /**
   * Adds alice and bob with new passwords, and keeps the passwords in a file of mode 0600 that is
   * the operator's to delete.
   */
  static FirstUsers create(DataDirectory data, UserStore store, String realm, IdSource ids)
      throws IOException {
    List<Login> logins = new ArrayList<>();
    for (String name : NAMES) {
      logins.add(new Login(name, Password.generate(ids)));
    }
    // The passwords first: killed in between, the next start makes new ones and replaces the file.
    PrivateFile.replace(data.firstUsers(), text(logins).getBytes(StandardCharsets.UTF_8));
    List<User> users = new ArrayList<>();
    for (Login login : logins) {
      users.add(User.stored(login.name(), realm, login.password(), Optional.empty()));
    }
    try {
      store.addAll(users);
    } catch (UserException e) {
      throw new IllegalStateException("the store was empty", e);
    }
    return new FirstUsers(logins);
  }

  private static String text(List<Login> logins) {
    StringBuilder text =
        new StringBuilder(
            """
            # The users that the first start made, and their passwords in clear.
            # The server does not read this file: delete it once your phones are set up.
            """);
    for (Login login : logins) {
      text.append(login.name()).append("  ").append(login.password()).append('\n');
    }
    return text.toString();
  }
}
