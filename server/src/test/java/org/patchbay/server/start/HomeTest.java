package org.patchbay.server.start;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.server.data.DataDirectory;
import org.patchbay.server.data.DataDirectoryException;
import org.patchbay.server.users.ConfiguredUser;
import org.patchbay.server.users.Ha1;
import org.patchbay.server.users.User;
import org.patchbay.server.users.UserStore;

class HomeTest {
  private static final ConfiguredUser CAROL =
      new ConfiguredUser("carol", "secret", Optional.empty(), "patchbay.yaml:3");

  @TempDir Path directory;
  private DataDirectory data;

  @BeforeEach
  void chooseData() {
    data = new DataDirectory(directory.resolve("data"));
  }

  private Home open(ConfiguredUser... configured) throws Exception {
    return Home.open(data, Optional.empty(), List.of(configured));
  }

  @Test
  void makesTwoUsersWhoCanAuthenticate() throws Exception {
    try (Home home = open()) {
      List<FirstUsers.Login> logins = home.firstUsers().orElseThrow().users();
      assertEquals(List.of("alice", "bob"), logins.stream().map(l -> l.name()).toList());
      for (FirstUsers.Login login : logins) {
        assertEquals(
            Optional.of(Ha1.of(login.name(), home.credentials().realm(), login.password())),
            home.credentials().ha1(login.name()));
      }
    }
  }

  @Test
  void keepsTheirPasswordsInAFileOfItsOwner() throws Exception {
    try (Home home = open()) {
      FirstUsers.Login alice = home.firstUsers().orElseThrow().users().get(0);
      assertTrue(Files.readString(data.firstUsers()).contains("alice  " + alice.password()));
      assertEquals(
          PosixFilePermissions.fromString("rw-------"),
          Files.getPosixFilePermissions(data.firstUsers()));
    }
  }

  @Test
  void makesNobodyAtTheSecondStart() throws Exception {
    open().close();
    try (Home home = open()) {
      assertEquals(Optional.empty(), home.firstUsers());
      assertEquals(2, home.credentials().all().size());
    }
  }

  @Test
  void makesNobodyWhereTheConfigurationHasUsers() throws Exception {
    try (Home home = open(CAROL)) {
      assertEquals(Optional.empty(), home.firstUsers());
      assertFalse(Files.exists(data.firstUsers()));
      assertTrue(home.credentials().ha1("carol").isPresent());
    }
  }

  @Test
  void makesNobodyWhereSomeoneWasAddedBeforeTheFirstStart() throws Exception {
    data.create();
    new UserStore(data.users())
        .add(User.stored("dave", data.realm(""), "secret", Optional.empty()));
    try (Home home = open()) {
      assertEquals(Optional.empty(), home.firstUsers());
      assertTrue(home.credentials().ha1("dave").isPresent());
    }
  }

  @Test
  void makesNobodyAnewWhenEveryoneWasRemoved() throws Exception {
    open().close();
    UserStore store = new UserStore(data.users());
    store.remove("alice");
    store.remove("bob");
    try (Home home = open()) {
      assertEquals(Optional.empty(), home.firstUsers());
    }
  }

  @Test
  void keepsItsKey() throws Exception {
    byte[] key;
    try (Home home = open()) {
      key = home.secretKey();
    }
    try (Home home = open()) {
      assertArrayEquals(key, home.secretKey());
    }
  }

  @Test
  void keepsASecondServerOut() throws Exception {
    try (Home home = open()) {
      assertThrows(DataDirectoryException.class, this::open, home::toString);
    }
  }

  @Test
  void givesTheDirectoryUpWhenItCannotStart() throws Exception {
    open().close();
    Files.writeString(data.users(), "nonsense\n");
    assertThrows(java.io.IOException.class, this::open);
    Files.writeString(data.users(), "");
    open().close();
  }
}
