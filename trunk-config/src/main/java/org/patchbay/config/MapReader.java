package org.patchbay.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads typed values out of one map of the tree and collects what is wrong with them.
 *
 * <p>A key is known once it was asked for; when the function that reads the map returns, each key
 * that it did not ask for is a problem. A value that is absent and one that is wrong both come back
 * empty, the latter with its problem collected: the caller goes on with a default and so finds all
 * problems in one pass, and throws its result away at the end if there were any.
 */
public final class MapReader {

  private final MapNode map;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> reserved = new LinkedHashSet<>();
  private boolean secretive;

  private MapReader(MapNode map, Problems problems) {
    this.map = map;
    this.problems = problems;
  }

  /** Reads a whole map, unknown keys included. */
  public static <R> R read(MapNode map, Problems problems, Function<MapReader, R> body) {
    MapReader reader = new MapReader(map, problems);
    R result = body.apply(reader);
    reader.refuseUnknownKeys();
    return result;
  }

  /**
   * Declares that this map holds a secret: an unknown key is then not repeated in its problem, for
   * {@code {password abc}} is a map with the key {@code password abc}.
   */
  public void holdsSecrets() {
    secretive = true;
  }

  /** The value of a key, if it is there and good. */
  public <T> Optional<T> value(String key, Syntax<T> syntax) {
    return present(key).flatMap(node -> scalar(node, syntax)).map(Located::value);
  }

  /** The value of a key and its place, if it is there and good. */
  public <T> Optional<Located<T>> located(String key, Syntax<T> syntax) {
    return present(key).flatMap(node -> scalar(node, syntax));
  }

  /** The value of a key that must be there. */
  public <T> Optional<T> required(String key, Syntax<T> syntax) {
    return requiredLocated(key, syntax).map(Located::value);
  }

  /** The value of a key that must be there, and its place. */
  public <T> Optional<Located<T>> requiredLocated(String key, Syntax<T> syntax) {
    refuseAbsent(key);
    return located(key, syntax);
  }

  private void refuseAbsent(String key) {
    if (present(key).isEmpty()) {
      problems.add(map.at(), map.path(), "has no " + key, "add " + key + ": …");
    }
  }

  /** The good elements of a list, none if the key is absent. An empty list is a list. */
  public <T> Optional<List<Located<T>>> list(String key, Syntax<T> syntax) {
    return present(key).flatMap(node -> listOf(node, item -> scalar(item, syntax)));
  }

  /** As {@link #list}, but an empty list is refused. */
  public <T> Optional<List<Located<T>>> nonEmptyList(String key, Syntax<T> syntax) {
    if (present(key).orElse(null) instanceof ListNode list && list.items().isEmpty()) {
      problem(key, "is an empty list", "name at least one, or remove the key");
    }
    return list(key, syntax);
  }

  /** The good elements of a list, without their places; empty if the key is absent. */
  public <T> List<T> values(String key, Syntax<T> syntax) {
    return list(key, syntax).orElse(List.of()).stream().map(Located::value).toList();
  }

  /** As {@link #nonEmptyList}, without their places; one that is there twice is refused. */
  public <T> Optional<List<T>> distinctList(String key, Syntax<T> syntax) {
    Set<T> values = new LinkedHashSet<>();
    Optional<List<Located<T>>> listed = nonEmptyList(key, syntax);
    listed.stream()
        .flatMap(List::stream)
        .filter(element -> !values.add(element.value()))
        .forEach(element -> problem(element, "is in the list already", "remove one"));
    return listed.map(list -> List.copyOf(values));
  }

  /** The good elements of a list that must be there and must not be empty. */
  public <T> List<Located<T>> requiredList(String key, Syntax<T> syntax) {
    refuseAbsent(key);
    return nonEmptyList(key, syntax).orElse(List.of());
  }

  /** As {@link #list}; a single value counts as a list of one. */
  public <T> Optional<List<Located<T>>> oneOrMore(String key, Syntax<T> syntax) {
    return present(key)
        .flatMap(
            node ->
                node instanceof ScalarNode
                    ? Optional.of(scalar(node, syntax).stream().toList())
                    : listOf(node, item -> scalar(item, syntax)));
  }

  /** The map under a key; an absent one is read as an empty map, so that defaults come out. */
  public <R> R section(String key, Function<MapReader, R> body) {
    MapNode below =
        present(key)
            .flatMap(this::asMap)
            .orElseGet(() -> new MapNode(map.at(), map.path().key(key), Map.of()));
    return read(below, problems, body);
  }

  /** Reads the elements of a list of maps; those that {@code body} reads as none are left out. */
  public <R> List<R> items(String key, Function<MapReader, Optional<R>> body) {
    return present(key)
        .flatMap(
            node -> listOf(node, item -> asMap(item).flatMap(map -> read(map, problems, body))))
        .orElse(List.of());
  }

  /**
   * Reads this map as one whose keys are names: each value is a map of its own. Names that {@code
   * body} reads as none are left out.
   *
   * @param name how a name is written
   */
  public <K, R> Map<K, R> named(Syntax<K> name, Body<K, R> body) {
    Map<K, R> results = new LinkedHashMap<>();
    map.entries()
        .forEach(
            (key, entry) -> {
              asked.add(key);
              Located<String> place = new Located<>(key, entry.keyAt(), entry.value().path());
              read(name, place)
                  .ifPresent(
                      good ->
                          asMap(entry.value())
                              .flatMap(below -> read(below, problems, r -> body.read(good, r)))
                              .ifPresent(result -> results.put(good.value(), result)));
            });
    return results;
  }

  /** The keys of this map as they were written, good or not. */
  public Set<String> names() {
    return map.entries().keySet();
  }

  /** Reads one named map. */
  @FunctionalInterface
  public interface Body<K, R> {

    /**
     * Reads it.
     *
     * @param name the key, with its place
     * @param reader of the map under the key
     */
    Optional<R> read(Located<K> name, MapReader reader);
  }

  /** Refuses a key whose meaning is fixed but which this version does not act upon. */
  public void notYet(String... keys) {
    for (String key : keys) {
      reserved.add(key);
      map.entry(key)
          .ifPresent(
              entry ->
                  problems.add(
                      entry.keyAt(),
                      entry.value().path(),
                      "is not supported by this version yet",
                      "remove it"));
    }
  }

  /** Adds a problem with the value of a key, or with this map where the key is absent. */
  public void problem(String key, String wrong, String remedy) {
    Optional<Node> node = map.entry(key).map(MapNode.Entry::value);
    problems.add(
        node.map(Node::at).orElse(map.at()),
        node.map(Node::path).orElse(map.path()),
        wrong,
        remedy);
  }

  /** Adds a problem with a value that was read. */
  public void problem(Located<?> value, String wrong, String remedy) {
    problems.add(value.at(), value.path(), wrong, remedy);
  }

  private Optional<Node> present(String key) {
    asked.add(key);
    return map.entry(key).map(MapNode.Entry::value);
  }

  private <T> Optional<Located<T>> scalar(Node node, Syntax<T> syntax) {
    if (node instanceof ScalarNode scalar) {
      return read(syntax, new Located<>(scalar.text(), scalar.at(), scalar.path()));
    }
    if (node instanceof EmptyNode) {
      problems.add(
          node.at(),
          node.path(),
          "has no value",
          "write one, in quotes if it is null or begins with &, or remove the key");
    } else {
      problems.add(node.at(), node.path(), "is " + node.kind(), "write one value");
    }
    return Optional.empty();
  }

  private <T> Optional<Located<T>> read(Syntax<T> syntax, Located<String> text) {
    return syntax
        .read(text.value())
        .orElse((wrong, remedy) -> problem(text, wrong, remedy))
        .map(value -> new Located<>(value, text.at(), text.path()));
  }

  private <T> Optional<List<T>> listOf(Node node, Function<Node, Optional<T>> element) {
    if (node instanceof ListNode list) {
      List<T> good = new ArrayList<>();
      list.items().forEach(item -> element.apply(item).ifPresent(good::add));
      return Optional.of(List.copyOf(good));
    }
    problems.add(
        node.at(),
        node.path(),
        "is " + node.kind(),
        "write a list in brackets; [] is the empty one");
    return Optional.empty();
  }

  private Optional<MapNode> asMap(Node node) {
    if (node instanceof MapNode below) {
      return Optional.of(below);
    }
    if (node instanceof EmptyNode) {
      return Optional.of(new MapNode(node.at(), node.path(), Map.of()));
    }
    problems.add(
        node.at(), node.path(), "is " + node.kind(), "write keys with values, as {key: value}");
    return Optional.empty();
  }

  private void refuseUnknownKeys() {
    map.entries()
        .forEach(
            (key, entry) -> {
              if (!asked.contains(key) && !reserved.contains(key)) {
                refuseUnknown(key, entry);
              }
            });
  }

  private void refuseUnknown(String key, MapNode.Entry entry) {
    String remedy =
        Suggestion.near(key, asked)
            .map(word -> "did you mean " + word + "?")
            .orElseGet(() -> "the keys here are " + String.join(", ", asked));
    KeyPath path = secretive ? map.path() : entry.value().path();
    problems.add(entry.keyAt(), path, secretive ? "holds an unknown key" : "unknown key", remedy);
  }
}
