package org.patchbay.proxy.transport;

/**
 * How much the connections of a loop hold of messages that are not complete yet, all together: each
 * may hold a whole message, but not all of them at once. One thread.
 */
final class UnfinishedMessages {
  private static final long MOST_OCTETS = 64L << 20;

  /** When all connections together hold too much, those go first that hold more than this. */
  private static final int FAIR_OCTETS = 4096;

  private final long most;
  private long octets;

  UnfinishedMessages() {
    this(MOST_OCTETS);
  }

  UnfinishedMessages(long mostOctets) {
    this.most = mostOctets;
  }

  /**
   * Follows what one connection holds.
   *
   * @param before the octets that it was last counted with; 0 for a new one
   * @param after the octets that it holds now; 0 for one that is gone
   * @return whether it has to give way to the others
   */
  boolean change(int before, int after) {
    octets += after - before;
    return octets > most && after > FAIR_OCTETS;
  }
}
