package org.patchbay.server.wire;

/**
 * Ports from one to another.
 *
 * @param first the first, which belongs to it
 * @param last the last, which belongs to it
 */
record PortSpan(int first, int last) {

  boolean contains(int port) {
    return first <= port && port <= last;
  }

  /** As configuration files write it. */
  @Override
  public String toString() {
    return first + "-" + last;
  }
}
