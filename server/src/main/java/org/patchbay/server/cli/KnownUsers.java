package org.patchbay.server.cli;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.control.UsersChangedCommand;
import org.patchbay.server.control.UsersCommand;
import org.patchbay.server.users.ConfiguredUser;
import org.patchbay.server.users.UserException;
import org.patchbay.server.users.UserStore;

/**
 * The users of a place as the command line sees them: the running server's, which knows its
 * configuration; else those of the data directory and of the files that were named.
 */
final class KnownUsers {
  private final Place place;
  private final Assembly.Accounts accounts;
  private final UserStore store;

  KnownUsers(Place place, Assembly assembly) throws CommandException {
    this.place = place;
    this.accounts =
        place.configuration().isEmpty()
            ? new Assembly.Accounts(Optional.empty(), List.of())
            : assembly.accounts(place.configuration());
    this.store = new UserStore(place.data().users());
  }

  UserStore store() {
    return store;
  }

  /** The realm that a new user's HA1 is made for. */
  String realm() throws IOException {
    return place.data().realm(accounts.domain().orElse(""));
  }

  Collection<UsersCommand.Row> rows() throws IOException, ControlException {
    Map<String, UsersCommand.Row> rows = new LinkedHashMap<>();
    Optional<List<String>> running = place.server().ask(UsersCommand.NAME);
    if (running.isPresent()) {
      running.get().stream()
          .flatMap(line -> UsersCommand.Row.parse(line).stream())
          .forEach(row -> rows.put(row.name(), row));
    } else {
      store.list().forEach(user -> rows.put(user.name(), UsersCommand.Row.of(user)));
    }
    for (ConfiguredUser user : accounts.users()) {
      rows.put(
          user.name(), new UsersCommand.Row(user.name(), user.number(), Optional.of(user.place())));
    }
    return rows.values();
  }

  /** Refuses to change a user who stands in a configuration file. */
  void requireNotConfigured(String name) throws IOException, ControlException, UserException {
    Optional<String> file =
        rows().stream()
            .filter(row -> row.name().equals(name))
            .findFirst()
            .flatMap(UsersCommand.Row::place);
    if (file.isPresent()) {
      throw new UserException(
          "the user "
              + name
              + " stands in "
              + file.get()
              + "; change the entry there and start the server again");
    }
  }

  /** Has the running server read the users again; says what that means. */
  String tellServer() throws ControlException {
    return place.server().ask(UsersChangedCommand.NAME).isPresent()
        ? "The running server knows already."
        : "No server runs on " + place.data().path() + "; it will know when it starts.";
  }
}
