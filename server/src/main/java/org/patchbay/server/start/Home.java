package org.patchbay.server.start;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.patchbay.loop.SecureIds;
import org.patchbay.server.control.ControlCommand;
import org.patchbay.server.control.ControlServer;
import org.patchbay.server.control.UsersChangedCommand;
import org.patchbay.server.control.UsersCommand;
import org.patchbay.server.data.DataDirectory;
import org.patchbay.server.data.DirectoryLock;
import org.patchbay.server.users.ConfiguredUser;
import org.patchbay.server.users.Credentials;
import org.patchbay.server.users.UserStore;

/** A running server's data directory: locked, with its users read and its key at hand. */
public final class Home implements AutoCloseable {
  private final DataDirectory data;
  private final DirectoryLock lock;
  private final byte[] secretKey;
  private final List<ConfiguredUser> configured;
  private final UserStore store;
  private final Credentials credentials;
  private final Optional<FirstUsers> firstUsers;
  private ControlServer control;

  private Home(
      DataDirectory data,
      DirectoryLock lock,
      Optional<String> domain,
      List<ConfiguredUser> configured)
      throws IOException {
    this.data = data;
    this.lock = lock;
    this.configured = List.copyOf(configured);
    this.secretKey = data.secretKey();
    String realm = data.realm(domain.orElse(""));
    this.store = new UserStore(data.users());
    boolean nobody = configured.isEmpty() && !Files.exists(data.users());
    this.firstUsers =
        nobody
            ? Optional.of(FirstUsers.create(data, store, realm, new SecureIds()))
            : Optional.empty();
    this.credentials =
        new Credentials(realm, Credentials.merge(store.list(), this.configured, realm));
  }

  /**
   * Claims the directory and reads what is in it; makes what is missing: the directory, the key,
   * the realm, and two users where neither the directory nor the configuration has any.
   *
   * @throws IOException when another server has the directory, or it cannot be used; the message
   *     says what to do
   */
  public static Home open(
      DataDirectory data, Optional<String> domain, List<ConfiguredUser> configured)
      throws IOException {
    DirectoryLock lock = data.create().lock();
    try {
      return new Home(data, lock, domain, configured);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Where everything is. */
  public DataDirectory data() {
    return data;
  }

  /** 32 bytes, the same at each start, for Record-Route tokens and nonces. */
  public byte[] secretKey() {
    return secretKey.clone();
  }

  /** The users; kept up to date once {@link #listen} was called. */
  public Credentials credentials() {
    return credentials;
  }

  /** The users that this start made; empty at every later start. */
  public Optional<FirstUsers> firstUsers() {
    return firstUsers;
  }

  /**
   * Opens the control socket. It answers {@code users} and {@code users-changed} by itself.
   *
   * @param commands what else it answers, by name
   * @param removed takes the names of those who are users no more
   */
  public void listen(Map<String, ControlCommand> commands, Consumer<Set<String>> removed)
      throws IOException {
    Map<String, ControlCommand> all = new HashMap<>(commands);
    all.put(UsersCommand.NAME, new UsersCommand(credentials));
    all.put(
        UsersChangedCommand.NAME, new UsersChangedCommand(store, configured, credentials, removed));
    control = ControlServer.open(data.controlSocket(), all);
  }

  /** Closes the control socket and gives the directory up. */
  @Override
  public void close() throws IOException {
    if (control != null) {
      control.close();
    }
    lock.close();
  }
}
