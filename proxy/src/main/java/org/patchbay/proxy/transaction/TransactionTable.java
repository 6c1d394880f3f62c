package org.patchbay.proxy.transaction;

/**
 * Server transactions by the 128-bit keyed hash of what identifies them (RFC 3261 §17.2.3): open
 * addressing with linear probing, and no tombstones.
 */
final class TransactionTable {
  private ServerTransaction[] places;
  private int mask;
  private int size;

  TransactionTable(int capacity) {
    int length = Integer.highestOneBit(Math.max(16, capacity * 2 - 1)) << 1;
    places = new ServerTransaction[length];
    mask = length - 1;
  }

  int size() {
    return size;
  }

  ServerTransaction find(long keyHigh, long keyLow) {
    for (int i = (int) keyLow & mask; places[i] != null; i = i + 1 & mask) {
      ServerTransaction transaction = places[i];
      if (transaction.keyLow == keyLow && transaction.keyHigh == keyHigh) {
        return transaction;
      }
    }
    return null;
  }

  void add(ServerTransaction transaction) {
    if (++size * 2 > places.length) {
      grow();
    }
    place(transaction);
  }

  private void place(ServerTransaction transaction) {
    int i = (int) transaction.keyLow & mask;
    while (places[i] != null) {
      i = i + 1 & mask;
    }
    places[i] = transaction;
  }

  private void grow() {
    ServerTransaction[] old = places;
    places = new ServerTransaction[old.length * 2];
    mask = places.length - 1;
    for (ServerTransaction transaction : old) {
      if (transaction != null) {
        place(transaction);
      }
    }
  }

  void remove(ServerTransaction transaction) {
    int i = (int) transaction.keyLow & mask;
    while (places[i] != transaction) {
      if (places[i] == null) {
        return;
      }
      i = i + 1 & mask;
    }
    size--;
    // Close the gap: whatever was pushed past it by a collision moves back.
    int gap = i;
    for (int k = i + 1 & mask; places[k] != null; k = k + 1 & mask) {
      int home = (int) places[k].keyLow & mask;
      boolean reachesGap = (k - home & mask) >= (k - gap & mask);
      if (reachesGap) {
        places[gap] = places[k];
        gap = k;
      }
    }
    places[gap] = null;
  }
}
