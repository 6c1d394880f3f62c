package org.patchbay.proxy.transaction;

import java.util.ArrayDeque;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.transport.Flow;

/**
 * The server transactions of a layer: found by their key, used again when they have ended, and not
 * more than there is room for. Those that linger give way to new ones.
 */
final class ServerTransactions {
  private final TransactionLayer layer;
  private final TransactionTable table;
  private final ArrayDeque<ServerTransaction> idle = new ArrayDeque<>();
  private final LingeringTransactions lingering = new LingeringTransactions();
  private final int most;
  private long retired;
  private long keptOctets;

  ServerTransactions(TransactionLayer layer, TransactionSettings settings) {
    this.layer = layer;
    this.table = new TransactionTable(settings.setAside());
    this.most = Math.min(settings.most(), 1 << Branch.SLOT_BITS);
    for (int i = 0; i < settings.setAside(); i++) {
      idle.push(new ServerTransaction(layer));
    }
  }

  ServerTransaction find(long keyHigh, long keyLow) {
    return table.find(keyHigh, keyLow);
  }

  /**
   * Whether there is room for one more, if need be in place of those that linger the longest. They
   * wait for what was delayed in the network, which after Timer T4 is not to be expected (RFC 3261
   * §17.1.2.2), though a peer that hears no answer sends again for longer.
   */
  boolean makeRoom() {
    while (table.size() >= most || keptOctets >= (long) most * TransactionSettings.MEAN_OCTETS) {
      ServerTransaction oldest = lingering.oldest();
      if (oldest == null || layer.loop.clock().nanos() - oldest.lingersSince < layer.timings.t4()) {
        return false;
      }
      retired++;
      oldest.forget();
    }
    return true;
  }

  ServerTransaction begin(RequestHead head, Flow flow, long keyHigh, long keyLow) {
    ServerTransaction transaction = idle.poll();
    if (transaction == null) {
      transaction = new ServerTransaction(layer);
    }
    transaction.keyHigh = keyHigh;
    transaction.keyLow = keyLow;
    transaction.begin(
        head.message(),
        head.message().method() == Method.INVITE,
        flow,
        ReplyRoute.of(flow, head.via()),
        ReplyRoute.port(flow, head.via()));
    table.add(transaction);
    return transaction;
  }

  /** A transaction waits for retransmissions alone from now on; all wait equally long. */
  void lingers(ServerTransaction transaction) {
    lingering.add(transaction);
  }

  void ended(ServerTransaction transaction) {
    lingering.remove(transaction);
    table.remove(transaction);
    idle.push(transaction);
  }

  /** Counts what a transaction keeps of messages now beyond what it kept before. */
  void keeps(int moreOctets) {
    keptOctets += moreOctets;
  }

  /** How many ended before their time since the start, to make room. */
  long retired() {
    return retired;
  }

  /** How many have not ended. */
  int count() {
    return table.size();
  }
}
