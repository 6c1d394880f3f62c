package org.patchbay.proxy.transaction;

/**
 * The server transactions that wait for retransmissions alone (Timers J and L), in the order in
 * which they began to: a list through the transactions themselves, so that it costs nothing. One
 * thread.
 */
final class LingeringTransactions {
  private ServerTransaction oldest;
  private ServerTransaction newest;

  /** The one that has waited longest; null if none does. */
  ServerTransaction oldest() {
    return oldest;
  }

  void add(ServerTransaction transaction) {
    transaction.lingers = true;
    transaction.older = newest;
    transaction.newer = null;
    if (newest == null) {
      oldest = transaction;
    } else {
      newest.newer = transaction;
    }
    newest = transaction;
  }

  /** Does nothing about one that is not in the list. */
  void remove(ServerTransaction transaction) {
    if (!transaction.lingers) {
      return;
    }
    transaction.lingers = false;
    if (transaction.older == null) {
      oldest = transaction.newer;
    } else {
      transaction.older.newer = transaction.newer;
    }
    if (transaction.newer == null) {
      newest = transaction.older;
    } else {
      transaction.newer.older = transaction.older;
    }
    transaction.older = null;
    transaction.newer = null;
  }
}
