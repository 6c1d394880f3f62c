package org.patchbay.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.patchbay.config.MapReader;
import org.patchbay.config.Problem;
import org.patchbay.config.Problems;
import org.patchbay.config.YamlTree;

/** Turns configuration files into settings, or into everything that is wrong with them. */
public final class SettingsLoader {

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
   * @param files laid over each other in this order; without any, the defaults are loaded
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
    Optional<Settings> settings =
        YamlTree.load(files, problems)
            .map(tree -> MapReader.read(tree, problems, new SettingsReader(otherUsers)::read));
    return settings
        .filter(good -> problems.none())
        .<Result>map(Loaded::new)
        .orElseGet(() -> new Refused(problems.inOrder()));
  }
}
