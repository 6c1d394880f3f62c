package org.patchbay.server.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of the project: its sources and documents. */
final class Project {
  private static final Path ROOT = root();

  private Project() {}

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new AssertionError("no folder above this one holds ARCHITECTURE.md");
      }
    }
    return folder;
  }

  /** A file by its path below the root. */
  static Path file(String path) {
    return ROOT.resolve(path);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sources of all modules without their tests. */
  static List<Path> mainSources() {
    return modules().flatMap(module -> javaFiles(module.resolve("src/main/java"))).toList();
  }

  /** The sources of one module without its tests. */
  static List<Path> mainSources(String module) {
    return javaFiles(file(module).resolve("src/main/java")).toList();
  }

  /** The source of the class of that simple name, tests included. */
  static Optional<Path> sourceOf(String simpleName) {
    return modules()
        .flatMap(module -> javaFiles(module.resolve("src")))
        .filter(source -> source.endsWith(simpleName + ".java"))
        .findFirst();
  }

  /** README.md and its like, and what is in docs. */
  static List<Path> documents() {
    return Stream.concat(files(ROOT, 1), files(file("docs"), 9))
        .filter(path -> path.toString().endsWith(".md"))
        .toList();
  }

  private static Stream<Path> modules() {
    return files(ROOT, 2).filter(path -> path.endsWith("pom.xml")).map(Path::getParent);
  }

  private static Stream<Path> javaFiles(Path folder) {
    return Files.isDirectory(folder)
        ? files(folder, 99).filter(path -> path.toString().endsWith(".java"))
        : Stream.of();
  }

  private static Stream<Path> files(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
