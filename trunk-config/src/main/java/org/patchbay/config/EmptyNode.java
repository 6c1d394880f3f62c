package org.patchbay.config;

/** A key after which nothing, or {@code null}, was written. */
public record EmptyNode(Location at, KeyPath path) implements Node {

  @Override
  public String kind() {
    return "empty";
  }
}
