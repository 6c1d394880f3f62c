package org.patchbay.proxy.transaction;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.patchbay.proxy.transport.Flow;

/**
 * The client transactions that have no response at all, by their flow, for those flows of which a
 * refusal would be heard. So a refusal costs as much as it ends, however many others there are.
 */
final class UnansweredRequests {
  private final Map<Flow, Set<ClientTransaction>> byFlow = new HashMap<>();

  /** Keeps those of a flow from now on. */
  void watch(Flow flow) {
    byFlow.putIfAbsent(flow, new LinkedHashSet<>());
  }

  /** Whether those of a flow are kept. */
  boolean isWatched(Flow flow) {
    return byFlow.containsKey(flow);
  }

  /** Keeps those of a flow no more. */
  void forget(Flow flow) {
    byFlow.remove(flow);
  }

  /** A request is on its way. */
  void add(ClientTransaction transaction) {
    Set<ClientTransaction> waiting = byFlow.get(transaction.flow());
    if (waiting != null) {
      waiting.add(transaction);
    }
  }

  /** It was answered, or will not be. */
  void remove(ClientTransaction transaction) {
    Set<ClientTransaction> waiting = byFlow.get(transaction.flow());
    if (waiting != null) {
      waiting.remove(transaction);
    }
  }

  /** The peer's port is closed: none of them will be answered. */
  void refused(Flow flow) {
    Set<ClientTransaction> waiting = byFlow.get(flow);
    if (waiting != null) {
      waiting.forEach(ClientTransaction::unreachable);
      waiting.clear();
    }
  }
}
