package org.patchbay.config;

import java.util.List;

/** A list of nodes, in their order. */
public record ListNode(Location at, KeyPath path, List<Node> items) implements Node {

  public ListNode {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }
}
