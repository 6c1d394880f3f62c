package org.patchbay.proxy.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.proxy.message.Via;

/**
 * The client transactions of a layer, each in its slot, which the {@link Branch} of its request
 * names; used again when they have ended.
 */
final class ClientTransactions {
  private final TransactionLayer layer;
  private final List<ClientTransaction> slots = new ArrayList<>();
  private final ArrayDeque<ClientTransaction> idle = new ArrayDeque<>();
  private int count;

  ClientTransactions(TransactionLayer layer, int setAside) {
    this.layer = layer;
    for (int i = 0; i < setAside; i++) {
      slots.add(new ClientTransaction(layer, i));
    }
    for (int i = setAside - 1; i >= 0; i--) {
      idle.push(slots.get(i));
    }
  }

  /** The one that a response's top Via names; null if it is none, or none any more. */
  ClientTransaction find(Via via) {
    int slot = Branch.slot(via);
    if (slot < 0 || slot >= slots.size()) {
      return null;
    }
    ClientTransaction transaction = slots.get(slot);
    boolean lives =
        transaction.state() != ClientState.TERMINATED && transaction.nonce == Branch.nonce(via);
    return lives ? transaction : null;
  }

  /** One to be sent on at once; null if there is no room for another. */
  ClientTransaction begin() {
    ClientTransaction transaction = idle.poll();
    if (transaction == null) {
      if (slots.size() == 1 << Branch.SLOT_BITS) {
        return null;
      }
      transaction = new ClientTransaction(layer, slots.size());
      slots.add(transaction);
    }
    transaction.nonce = Branch.nonce(layer.loop.ids().nextLong());
    count++;
    return transaction;
  }

  void ended(ClientTransaction transaction) {
    if (transaction.slot != Branch.NO_SLOT) {
      count--;
      idle.push(transaction);
    }
  }

  /** How many have not ended. */
  int count() {
    return count;
  }
}
