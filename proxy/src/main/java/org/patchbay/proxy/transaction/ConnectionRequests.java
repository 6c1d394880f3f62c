package org.patchbay.proxy.transaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.proxy.transport.Flow;

/**
 * The client transactions that wait for a final response on a connection, chained by it: the loss
 * of one costs as much as it ends, however many others there are. One thread.
 */
final class ConnectionRequests {
  /** The latest of each connection. */
  private final Map<Long, ClientTransaction> latest = new HashMap<>();

  /** A request is on its way. */
  void add(ClientTransaction transaction) {
    long connection = transaction.flow().connection();
    if (connection != 0) {
      ClientTransaction before = latest.put(connection, transaction);
      transaction.sentBefore = before;
      if (before != null) {
        before.sentAfter = transaction;
      }
    }
  }

  /** It waits no more. */
  void remove(ClientTransaction transaction) {
    long connection = transaction.flow().connection();
    if (connection == 0) {
      return;
    }
    ClientTransaction before = transaction.sentBefore;
    ClientTransaction after = transaction.sentAfter;
    if (before != null) {
      before.sentAfter = after;
    }
    if (after != null) {
      after.sentBefore = before;
    } else if (before != null) {
      latest.put(connection, before);
    } else {
      latest.remove(connection);
    }
    transaction.sentBefore = transaction.sentAfter = null;
  }

  /** Those that wait on a connection, the earliest first; a copy. */
  List<ClientTransaction> on(Flow flow) {
    List<ClientTransaction> waiting = new ArrayList<>();
    ClientTransaction next = latest.get(flow.connection());
    for (; next != null; next = next.sentBefore) {
      waiting.add(next);
    }
    Collections.reverse(waiting);
    return waiting;
  }
}
