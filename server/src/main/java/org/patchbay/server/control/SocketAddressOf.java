package org.patchbay.server.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The address of a socket file, whose length the kernel limits. */
final class SocketAddressOf {
  /** {@code sun_path} of Linux's unix(7) without the final zero. */
  private static final int LONGEST_PATH = 107;

  private SocketAddressOf() {}

  /** The address by its full path, or by the path from the working directory if only that fits. */
  static UnixDomainSocketAddress file(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    if (fits(absolute)) {
      return UnixDomainSocketAddress.of(absolute);
    }
    Path relative = Path.of("").toAbsolutePath().relativize(absolute);
    if (fits(relative)) {
      return UnixDomainSocketAddress.of(relative);
    }
    throw new IOException(
        "the path "
            + absolute
            + " is too long for a socket ("
            + LONGEST_PATH
            + " bytes); choose a shorter --data DIR");
  }

  private static boolean fits(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
  }
}
