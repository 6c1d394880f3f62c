package org.patchbay.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads configuration files and lays them over each other. */
public final class YamlTree {

  /** Room for some 300,000 users; a larger file is taken for a mistake. */
  private static final long LARGEST_FILE_BYTES = 16L << 20;

  private static final String UTF8_MARK = "\uFEFF";

  private YamlTree() {}

  /**
   * The files as one tree, each laid over those before it ({@link MapNode#mergedWith}); none if one
   * of them cannot be read, for then whatever refers to its values would seem wrong too.
   *
   * @param files in the order of the command line; without any, the tree is empty
   */
  public static Optional<MapNode> load(List<Path> files, Problems problems) {
    List<Optional<MapNode>> trees = files.stream().map(file -> read(file, problems)).toList();
    if (!trees.stream().allMatch(Optional::isPresent)) {
      return Optional.empty();
    }
    return Optional.of(
        trees.stream()
            .flatMap(Optional::stream)
            .reduce(MapNode::mergedWith)
            .orElseGet(YamlTree::empty));
  }

  private static MapNode empty() {
    return new MapNode(Location.wholeFile("(no configuration file)"), KeyPath.ROOT, Map.of());
  }

  private static Optional<MapNode> read(Path file, Problems problems) {
    String name = file.toString();
    return text(file, problems).flatMap(text -> parse(name, text, problems));
  }

  /**
   * The tree of one file's text; none if it cannot be read as YAML.
   *
   * @param file the name that problems show
   */
  public static Optional<MapNode> parse(String file, String text, Problems problems) {
    String body = text.startsWith(UTF8_MARK) ? text.substring(1) : text;
    return YamlFileParser.parse(file, body, problems);
  }

  private static Optional<String> text(Path file, Problems problems) {
    Location whole = Location.wholeFile(file.toString());
    try {
      if (Files.isDirectory(file)) {
        problems.add(whole, KeyPath.ROOT, "is a directory", "name a YAML file");
      } else if (Files.size(file) > LARGEST_FILE_BYTES) {
        problems.add(whole, KeyPath.ROOT, "is larger than 16 MiB", "split it, and name every part");
      } else {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
      }
    } catch (CharacterCodingException e) {
      problems.add(whole, KeyPath.ROOT, "is not UTF-8 text", "save it as UTF-8");
    } catch (NoSuchFileException e) {
      problems.add(whole, KeyPath.ROOT, "does not exist", "check the name given with --config");
    } catch (IOException e) {
      problems.add(
          whole,
          KeyPath.ROOT,
          "cannot be read (" + e.getClass().getSimpleName() + ")",
          "check that the user who runs patchbay may read it");
    }
    return Optional.empty();
  }
}
