package org.patchbay.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A map of nodes, in the order of the file.
 *
 * @param entries each key once
 */
public record MapNode(Location at, KeyPath path, Map<String, Entry> entries) implements Node {

  /**
   * A value and its key.
   *
   * @param keyAt where the key begins
   */
  public record Entry(Location keyAt, Node value) {}

  public MapNode {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  @Override
  public String kind() {
    return "a map";
  }

  /** The entry of a key, if the key is there. */
  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /**
   * This map with a later file's laid over it: maps merge deeply, every other value of the later
   * one replaces. An empty value merges into a map as an empty map would.
   */
  public MapNode mergedWith(MapNode later) {
    Map<String, Entry> merged = new LinkedHashMap<>(entries);
    later.entries.forEach(
        (key, over) -> merged.merge(key, over, (under, top) -> layered(under, top)));
    return new MapNode(at, path, merged);
  }

  private static Entry layered(Entry under, Entry top) {
    if (under.value() instanceof MapNode earlier) {
      if (top.value() instanceof MapNode later) {
        return new Entry(under.keyAt(), earlier.mergedWith(later));
      }
      if (top.value() instanceof EmptyNode) {
        return under;
      }
    }
    return top;
  }
}
