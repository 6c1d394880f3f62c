package org.patchbay.proxy.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The torture messages of RFC 4475 and RFC 5118 among the test resources, and their rows. */
final class TortureMessages {
  private static final List<String> FOLDERS = List.of("rfc4475", "rfc5118");

  private TortureMessages() {}

  /** The rows of all messages. */
  static List<TortureRow> rows() {
    List<TortureRow> rows = new ArrayList<>();
    rows.addAll(Rfc4475Sound.ROWS);
    rows.addAll(Rfc4475Faulty.ROWS);
    rows.addAll(Rfc4475ApplicationLayer.ROWS);
    rows.addAll(Rfc5118Rows.ROWS);
    return rows;
  }

  /** The names of the messages that exist, without their suffix, sorted. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(Path.of(location(folder)))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".dat"))
            .map(name -> name.substring(0, name.length() - ".dat".length()))
            .forEach(names::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return names.stream().sorted().toList();
  }

  private static URI location(String folder) {
    try {
      return Objects.requireNonNull(TortureMessages.class.getResource("/" + folder)).toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The octets of a message. */
  static byte[] octets(String name) {
    for (String folder : FOLDERS) {
      String path = "/" + folder + "/" + name + ".dat";
      try (InputStream in = TortureMessages.class.getResourceAsStream(path)) {
        if (in != null) {
          return in.readAllBytes();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalArgumentException("no message " + name);
  }
}
