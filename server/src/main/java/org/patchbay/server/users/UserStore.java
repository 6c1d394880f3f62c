package org.patchbay.server.users;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.patchbay.server.data.PrivateFile;

/**
 * The users that were added at the command line: a file of mode 0600, a user a line, replaced
 * whole.
 *
 * <p>Writers take turns by a lock on a file beside it (the file itself is replaced, and a lock on
 * it would go with the old one). Readers need no lock. A server that runs is told afterwards, by
 * {@code users-changed} on its control socket.
 */
public final class UserStore {
  private static final String HEADER =
      "# Patchbay users: name:md5-ha1:sha256-ha1:number:realm. Change with: patchbay user";

  /** File locks are the process's; this one is for its threads. */
  private static final ReentrantLock WRITERS_HERE = new ReentrantLock();

  private final Path file;

  /**
   * A store in a file that need not be there yet.
   *
   * @param file in a directory that exists
   */
  public UserStore(Path file) {
    this.file = file;
  }

  /** All users, in order of their addition; none where there is no file. */
  public List<User> list() throws IOException {
    List<User> users = new ArrayList<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int number = i + 1;
      users.add(
          UserLine.parse(line)
              .orElseThrow(
                  () ->
                      new IOException(
                          file
                              + ":"
                              + number
                              + ": not a user; restore the line name:md5:sha256:number:realm, or"
                              + " delete it and add the user again")));
    }
    return List.copyOf(users);
  }

  /**
   * Adds a user.
   *
   * @throws UserException when the name is taken or malformed
   */
  public void add(User user) throws IOException, UserException {
    addAll(List.of(user));
  }

  /**
   * Adds users, all or none.
   *
   * @throws UserException when a name is taken or malformed
   */
  public void addAll(List<User> added) throws IOException, UserException {
    change(
        users -> {
          for (User user : added) {
            refuse(UserSyntax.problemOfName(user.name()));
            refuse(user.number().flatMap(UserSyntax::problemOfNumber));
            if (users.stream().anyMatch(other -> other.name().equals(user.name()))) {
              throw new UserException(
                  "the user "
                      + user.name()
                      + " exists; for a new password, remove the user first: patchbay user remove "
                      + user.name());
            }
            users.add(user);
          }
        });
  }

  /**
   * Removes a user.
   *
   * @throws UserException when there is none of that name
   */
  public void remove(String name) throws IOException, UserException {
    change(
        users -> {
          if (!users.removeIf(user -> user.name().equals(name))) {
            throw new UserException(
                "there is no user \"" + name + "\"; patchbay user list shows who there is");
          }
        });
  }

  private static void refuse(Optional<String> problem) throws UserException {
    if (problem.isPresent()) {
      throw new UserException(problem.get());
    }
  }

  private interface Change {
    void to(List<User> users) throws UserException;
  }

  private void change(Change change) throws IOException, UserException {
    WRITERS_HERE.lock();
    try (FileChannel channel = PrivateFile.open(file.resolveSibling(file.getFileName() + ".lock"));
        FileLock lock = channel.lock()) {
      assert lock.isValid();
      List<User> users = new ArrayList<>(list());
      change.to(users);
      StringBuilder text = new StringBuilder(HEADER).append('\n');
      users.forEach(user -> text.append(UserLine.of(user)).append('\n'));
      PrivateFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    } finally {
      WRITERS_HERE.unlock();
    }
  }
}
