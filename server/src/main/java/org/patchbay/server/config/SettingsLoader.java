package org.patchbay.server.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.patchbay.config.MapNode;
import org.patchbay.config.MapReader;
import org.patchbay.config.Problem;
import org.patchbay.config.Problems;
import org.patchbay.config.YamlTree;

/** Turns configuration files into settings, or into everything that is wrong with them. */
public final class SettingsLoader {

  private static final String EMBEDDED = "default.yaml";

  private SettingsLoader() {}

  /** What came of loading. */
  public sealed interface Result {}

  /** The files are good. */
  public record Loaded(Settings settings) implements Result {}

  /** The files are not good: all problems, by file and line; at least one. */
  public record Refused(List<Problem> problems) implements Result {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Loads files whose users are all the users there are.
   *
   * @param files laid over each other in this order; without any, the embedded one is loaded
   */
  public static Result load(List<Path> files) {
    return load(files, name -> false);
  }

  /**
   * Loads files.
   *
   * @param otherUsers whether a name is that of a user whom the files do not hold, as one added at
   *     the command line: a number may ring these too
   */
  public static Result load(List<Path> files, Predicate<String> otherUsers) {
    Problems problems = new Problems();
    // The embedded numbers are those of the users whom the first start makes.
    Predicate<String> users = files.isEmpty() ? name -> true : otherUsers;
    Optional<MapNode> tree =
        files.isEmpty()
            ? YamlTree.parse("(built in)", embedded(), problems)
            : YamlTree.load(files, problems);
    Optional<Settings> settings =
        tree.map(root -> MapReader.read(root, problems, new SettingsReader(users)::read));
    return settings
        .filter(good -> problems.none())
        .<Result>map(Loaded::new)
        .orElseGet(() -> new Refused(problems.inOrder()));
  }

  private static String embedded() {
    try (InputStream file = SettingsLoader.class.getResourceAsStream(EMBEDDED)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
