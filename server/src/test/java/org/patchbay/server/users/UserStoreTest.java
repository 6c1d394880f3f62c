package org.patchbay.server.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserStoreTest {
  @TempDir Path directory;
  private Path file;
  private UserStore store;

  @BeforeEach
  void open() {
    file = directory.resolve("users");
    store = new UserStore(file);
  }

  @Test
  void givesBackWhatWasAdded() throws Exception {
    User alice = User.stored("alice", "[::1]", "secret", Optional.of("+14255550100"));
    User bob = User.stored("bob", "example.org", "other", Optional.empty());
    store.add(alice);
    store.add(bob);
    assertEquals(List.of(alice, bob), new UserStore(file).list());
  }

  @Test
  void hasNobodyWithoutAFile() throws Exception {
    assertEquals(List.of(), store.list());
  }

  @Test
  void neverWritesThePassword() throws Exception {
    store.add(User.stored("alice", "realm", "open-sesame", Optional.empty()));
    assertFalse(Files.readString(file).contains("open-sesame"));
  }

  @Test
  void keepsTheFileToItsOwner() throws Exception {
    store.add(User.stored("alice", "realm", "secret", Optional.empty()));
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
  }

  @Test
  void refusesANameThatIsTaken() throws Exception {
    store.add(User.stored("alice", "realm", "secret", Optional.empty()));
    UserException refusal =
        assertThrows(
            UserException.class,
            () -> store.add(User.stored("alice", "realm", "other", Optional.empty())));
    assertTrue(refusal.getMessage().contains("patchbay user remove alice"));
  }

  @Test
  void addsAllOrNone() {
    User alice = User.stored("alice", "realm", "secret", Optional.empty());
    assertThrows(UserException.class, () -> store.addAll(List.of(alice, alice)));
    assertFalse(Files.exists(file));
  }

  @Test
  void removesOneUser() throws Exception {
    User bob = User.stored("bob", "realm", "secret", Optional.empty());
    store.add(User.stored("alice", "realm", "secret", Optional.empty()));
    store.add(bob);
    store.remove("alice");
    assertEquals(List.of(bob), store.list());
  }

  @Test
  void saysThatThereIsNobodyToRemove() {
    assertThrows(UserException.class, () -> store.remove("nobody"));
  }

  @Test
  void namesTheLineThatIsNoUser() throws Exception {
    Files.writeString(file, "# users\nalice:nonsense\n");
    IOException problem = assertThrows(IOException.class, store::list);
    assertTrue(problem.getMessage().startsWith(file + ":2: "), problem.getMessage());
  }

  @Test
  void losesNothingWhenSeveralWriteAtOnce() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      User user = User.stored("user" + i, "realm", "secret", Optional.empty());
      done.add(
          writers.submit(
              () -> {
                new UserStore(file).add(user);
                return null;
              }));
    }
    for (Future<?> one : done) {
      one.get();
    }
    writers.shutdown();
    assertEquals(40, store.list().size());
  }
}
