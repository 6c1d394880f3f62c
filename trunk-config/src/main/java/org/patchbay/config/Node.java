package org.patchbay.config;

/**
 * A value of the configuration tree, which knows where it was written and where it hangs.
 *
 * <p>No node's {@code toString} shows what a scalar holds: it may be a password.
 */
public sealed interface Node permits MapNode, ListNode, ScalarNode, EmptyNode {

  /** Where the value begins. */
  Location at();

  /** The way to it from the root. */
  KeyPath path();

  /** What it is, for messages: {@code a map}, {@code a list}, {@code one value}, {@code empty}. */
  String kind();
}
