package org.patchbay.server.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.patchbay.loop.SecureIds;

/**
 * The directory that holds everything which outlives the process.
 *
 * @param path where it is
 */
public record DataDirectory(Path path) {
  private static final int SECRET_KEY_BYTES = 32;

  /** Where a server without {@code --data} keeps its data, relative to the working directory. */
  public static final Path DEFAULT = Path.of("patchbay-data");

  /** The users that were added at the command line, as HA1. */
  public Path users() {
    return path.resolve("users");
  }

  /** The passwords of the users that the first start made, in clear. May be deleted. */
  public Path firstUsers() {
    return path.resolve("first-users.txt");
  }

  /** The socket through which the command line reaches the running server. */
  public Path controlSocket() {
    return path.resolve("control.sock");
  }

  /** The journal of the location service. */
  public Path locations() {
    return path.resolve("locations.log");
  }

  private Path lockFile() {
    return path.resolve("lock");
  }

  private Path realmFile() {
    return path.resolve("realm");
  }

  private Path secretKeyFile() {
    return path.resolve("secret-key");
  }

  /** Whether it is there. */
  public boolean exists() {
    return Files.isDirectory(path);
  }

  /** Creates it with mode 0700 where it is missing, and checks that it can be written to. */
  public DataDirectory create() throws DataDirectoryException {
    try {
      Path parent = path.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      if (!exists()) {
        throw new DataDirectoryException(
            path + " is not a directory; name another one with --data DIR", e);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
    if (!Files.isWritable(path)) {
      throw new DataDirectoryException(
          "the data directory " + path + " is not writable; name another one with --data DIR");
    }
    return this;
  }

  /**
   * Claims the directory for this process.
   *
   * @throws DataDirectoryException when another server has it
   */
  public DirectoryLock lock() throws DataDirectoryException {
    try {
      return DirectoryLock.take(lockFile(), path);
    } catch (DataDirectoryException e) {
      throw e;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** 32 random bytes, made once, with which Record-Route tokens and nonces are signed. */
  public byte[] secretKey() throws DataDirectoryException {
    try {
      byte[] key = readOrCreate(secretKeyFile(), DataDirectory::randomKey);
      if (key.length != SECRET_KEY_BYTES) {
        throw new DataDirectoryException(
            secretKeyFile() + " is damaged; delete it and a new one is made at the next start");
      }
      return key;
    } catch (DataDirectoryException e) {
      throw e;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * The realm of digest authentication. It is chosen once, since every stored HA1 depends on it:
   * the domain of the first start, or a made-up name where no domain is configured (RFC 3261 §22.1
   * wants it unique in the world).
   *
   * @param domain the configured domain, or empty
   */
  public String realm(String domain) throws DataDirectoryException {
    try {
      byte[] chosen =
          readOrCreate(
              realmFile(),
              () ->
                  (domain.isEmpty() ? "patchbay-" + new SecureIds().token(8) : domain)
                      .getBytes(StandardCharsets.UTF_8));
      return new String(chosen, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static byte[] readOrCreate(Path file, Supplier<byte[]> content) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      byte[] created = content.get();
      PrivateFile.replace(file, created);
      return created;
    }
  }

  private static byte[] randomKey() {
    byte[] key = new byte[SECRET_KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  private DataDirectoryException unusable(IOException e) {
    String why =
        e instanceof AccessDeniedException denied
            ? "no permission for " + denied.getFile()
            : String.valueOf(e.getMessage());
    return new DataDirectoryException(
        "the data directory " + path + " cannot be used: " + why + "; --data DIR names another", e);
  }
}
