package org.patchbay.config;

/**
 * One value.
 *
 * @param text as it was written, so that {@code 0123} and {@code +1425} keep their characters; not
 *     empty
 */
public record ScalarNode(Location at, KeyPath path, String text) implements Node {

  @Override
  public String kind() {
    return "one value";
  }

  @Override
  public String toString() {
    return "ScalarNode[" + at + ", " + path + "]";
  }
}
