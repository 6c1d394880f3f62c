package org.patchbay.server.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path parent;

  private DataDirectory data() throws DataDirectoryException {
    return new DataDirectory(parent.resolve("a/b")).create();
  }

  @Test
  void isCreatedForItsOwnerAlone() throws Exception {
    assertEquals(
        PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(data().path()));
  }

  @Test
  void keepsItsKeyAcrossStarts() throws Exception {
    byte[] key = data().secretKey();
    assertEquals(32, key.length);
    assertArrayEquals(key, data().secretKey());
  }

  @Test
  void keepsItsKeyToItsOwner() throws Exception {
    data().secretKey();
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(data().path().resolve("secret-key")));
  }

  @Test
  void refusesADamagedKey() throws Exception {
    Files.writeString(data().path().resolve("secret-key"), "short");
    assertThrows(DataDirectoryException.class, () -> data().secretKey());
  }

  @Test
  void choosesItsRealmOnce() throws Exception {
    assertEquals("example.org", data().realm("example.org"));
    assertEquals("example.org", data().realm("example.com"));
  }

  @Test
  void makesUpARealmWithoutADomain() throws Exception {
    assertTrue(data().realm("").matches("patchbay-[0-9a-z]{8}"));
  }

  @Test
  void refusesAFileInItsPlace() throws Exception {
    Path file = Files.createFile(parent.resolve("file"));
    DataDirectoryException refusal =
        assertThrows(DataDirectoryException.class, () -> new DataDirectory(file).create());
    assertTrue(refusal.getMessage().contains("--data"));
  }

  @Test
  void belongsToOneServerAtATime() throws Exception {
    try (DirectoryLock lock = data().lock()) {
      DataDirectoryException refusal =
          assertThrows(DataDirectoryException.class, () -> data().lock(), lock::toString);
      assertTrue(
          refusal.getMessage().contains("pid " + ProcessHandle.current().pid()),
          refusal.getMessage());
    }
    data().lock().close();
  }
}
