package org.patchbay.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Builds the tree of one file from the parser's tokens, one method for each kind of node.
 *
 * <p>What YAML allows beyond maps, lists and values is refused: anchored maps and lists, aliases,
 * tags and further documents. A password that begins with {@code &}, {@code *} or {@code !} and was
 * not quoted is an anchor, an alias or a tag, so their text is never repeated in a problem. (The
 * parser does not tell of an anchor before a single value: a lone one reads as no value.)
 */
final class YamlFileParser {

  private static final int DEEPEST = 32;

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .loadSettings(
              LoadSettings.builder()
                  .setCodePointLimit(Integer.MAX_VALUE) // the file's size is limited before
                  .setAllowDuplicateKeys(true) // found here, so that the rest is read too
                  .build())
          .build();

  private final String file;
  private final YAMLParser parser;
  private final Problems problems;

  private YamlFileParser(String file, YAMLParser parser, Problems problems) {
    this.file = file;
    this.parser = parser;
    this.problems = problems;
  }

  static Optional<MapNode> parse(String file, String text, Problems problems) {
    try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new YamlFileParser(file, parser, problems).document();
    } catch (JacksonException e) {
      YamlFault fault = YamlFault.of(file, e);
      problems.add(fault.at(), KeyPath.ROOT, fault.wrong(), fault.remedy());
      return Optional.empty();
    }
  }

  private Optional<MapNode> document() {
    Location start = new Location(file, 1, 1);
    if (parser.nextToken() == null) {
      return Optional.of(new MapNode(start, KeyPath.ROOT, Map.of()));
    }
    Node root = node(KeyPath.ROOT, 0);
    if (parser.nextToken() != null) {
      problems.add(
          here(), KeyPath.ROOT, "a second document begins here", "put it into a file of its own");
    }
    if (root instanceof MapNode map) {
      return Optional.of(map);
    }
    if (root instanceof EmptyNode) {
      return Optional.of(new MapNode(start, KeyPath.ROOT, Map.of()));
    }
    problems.add(
        root.at(),
        KeyPath.ROOT,
        "the file holds " + root.kind() + ", not keys with values",
        "begin with a line such as: domain: example.org");
    return Optional.empty();
  }

  private Node node(KeyPath path, int depth) {
    Location at = here();
    refuseReferences(at, path);
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      if (depth == DEEPEST) {
        problems.add(at, path, "is nested too deeply", "no key is at such a depth; remove it");
        parser.skipChildren();
        return new EmptyNode(at, path);
      }
      return token == JsonToken.START_OBJECT ? map(at, path, depth) : list(at, path, depth);
    }
    if (token == JsonToken.VALUE_NULL || parser.getString().isEmpty()) {
      return new EmptyNode(at, path);
    }
    return new ScalarNode(at, path, parser.getString());
  }

  private MapNode map(Location at, KeyPath path, int depth) {
    Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Location keyAt = here();
      String key = parser.currentName();
      KeyPath below = path.key(key);
      refuseReferences(keyAt, below);
      parser.nextToken();
      MapNode.Entry entry = new MapNode.Entry(keyAt, node(below, depth + 1));
      MapNode.Entry first = entries.putIfAbsent(key, entry);
      if (first != null) {
        problems.add(
            keyAt,
            below,
            "is here a second time, after line " + first.keyAt().line(),
            "keep one of the two");
      }
    }
    return new MapNode(at, path, entries);
  }

  private ListNode list(Location at, KeyPath path, int depth) {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(path.index(items.size()), depth + 1));
    }
    return new ListNode(at, path, items);
  }

  private void refuseReferences(Location at, KeyPath path) {
    if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
      problems.add(at, path, YamlFault.REFERENCE, "put the value in quotes");
    }
  }

  private Location here() {
    TokenStreamLocation location = parser.currentTokenLocation();
    return new Location(file, location.getLineNr(), location.getColumnNr());
  }
}
