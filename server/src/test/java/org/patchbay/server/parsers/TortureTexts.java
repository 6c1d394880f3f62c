package org.patchbay.server.parsers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The torture messages of RFC 4475 and RFC 5118, which are the proxy's test resources. */
final class TortureTexts {
  private TortureTexts() {}

  /** All of them by their names, one character an octet. */
  static Map<String, String> all() {
    Map<String, String> messages = new TreeMap<>();
    for (String folder : new String[] {"rfc4475", "rfc5118"}) {
      try (Stream<Path> files = Files.list(Path.of(location(folder)))) {
        files
            .filter(file -> file.toString().endsWith(".dat"))
            .forEach(file -> messages.put(name(file), text(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return messages;
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".dat", "");
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI location(String folder) {
    try {
      return Objects.requireNonNull(TortureTexts.class.getResource("/" + folder)).toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
