package org.patchbay.proxy.transaction;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.ResponseHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * Matches requests and responses to transactions, and makes new ones (RFC 3261 §17). Transactions
 * are pooled; a number of them is set aside at the start, so that the heap does not grow with the
 * ones that linger after their call (32 s on UDP). Those give way when there is no room left.
 */
public final class TransactionLayer {

  /** How a CANCEL is answered: the user writes the response, the layer knows which. */
  public interface CancelReply {

    /**
     * Answers a CANCEL.
     *
     * @param found whether there is an INVITE to cancel
     */
    void reply(ServerTransaction cancel, RequestHead request, boolean found);
  }

  /** Whether a request may begin a transaction, asked when it is no retransmission. */
  @FunctionalInterface
  public interface Gate {

    /** Answers the request instead, if there is too much to do; else returns false. */
    boolean turnsAway(RequestHead request, Flow flow);
  }

  private static final Set<Method> CANCELLED_TO_NO_EFFECT =
      EnumSet.complementOf(EnumSet.of(Method.INVITE, Method.ACK, Method.CANCEL, Method.OTHER));

  /** What a server transaction may keep of messages in octets, on the average over all. */
  static final int MEAN_OCTETS = 512;

  final EventLoop loop;
  final TransportLayer transport;
  final SignallingCounts counts;
  final Timings timings;
  final TransactionUser user;
  final ReplyTags tags;
  final HopRequests hopRequests = new HopRequests();
  final UnansweredRequests unanswered = new UnansweredRequests();
  final ConnectionRequests onConnections = new ConnectionRequests();
  private final CancelReply cancelReply;
  private final int most;
  private final TransactionKey key;
  private final TransactionTable servers;
  private final ArrayDeque<ServerTransaction> idleServers = new ArrayDeque<>();
  private final List<ClientTransaction> clients = new ArrayList<>();
  private final ArrayDeque<ClientTransaction> idleClients = new ArrayDeque<>();
  private final LingeringTransactions lingering = new LingeringTransactions();
  private final ResponseBuffers responseBuffers;
  private Gate gate = (request, flow) -> false;
  private int pendingClients;
  private long retired;
  private long keptOctets;

  /**
   * A layer without transactions.
   *
   * @param counts where it counts what it does
   * @param user what stands above
   * @param cancelReply how to answer a CANCEL
   * @param setAside how many transactions of each side to set aside now
   * @param most how many server transactions there may be at once, at most 2^20; all together they
   *     keep so many times {@value #MEAN_OCTETS} octets and little more
   */
  public TransactionLayer(
      EventLoop loop,
      TransportLayer transport,
      SignallingCounts counts,
      Timings timings,
      TransactionUser user,
      CancelReply cancelReply,
      int setAside,
      int most) {
    this.loop = loop;
    this.transport = transport;
    this.counts = counts;
    this.timings = timings;
    this.user = user;
    this.cancelReply = cancelReply;
    this.most = Math.min(most, 1 << Branch.SLOT_BITS);
    this.key = new TransactionKey(loop.ids());
    this.tags = new ReplyTags(loop.ids());
    this.servers = new TransactionTable(setAside);
    this.responseBuffers = new ResponseBuffers(setAside / 2);
    for (int i = 0; i < setAside; i++) {
      idleServers.push(new ServerTransaction(this));
      clients.add(new ClientTransaction(this, i));
    }
    for (int i = setAside - 1; i >= 0; i--) {
      idleClients.push(clients.get(i));
    }
  }

  /** Asks from now on whether there is time for another transaction. */
  public void askBefore(Gate newGate) {
    gate = newGate;
  }

  /**
   * Takes a request.
   *
   * @return false if there is no room or no time for another transaction; nothing has been done
   *     then
   */
  public boolean request(RequestHead head, Flow flow) {
    SipMessage message = head.message();
    key.read(head);
    long high = key.high();
    long low = key.low();
    ServerTransaction known = servers.find(high, low);
    if (message.method() == Method.ACK) {
      ack(known, high, head, flow);
      return true;
    }
    if (known != null) {
      counts.retransmissionReceived();
      known.input(ServerInput.REQUEST);
      return true;
    }
    if (gate.turnsAway(head, flow)) {
      return true;
    }
    if (!makeRoom()) {
      return false;
    }
    ServerTransaction transaction = begin(head, flow, high, low);
    if (message.method() == Method.CANCEL) {
      cancel(transaction, head);
    } else {
      ask(transaction, head, flow);
    }
    return true;
  }

  /** Only an INVITE is ended by its CANCEL; any other is answered to no effect (RFC 3261 §9.2). */
  private void cancel(ServerTransaction cancel, RequestHead head) {
    ServerTransaction invite = cancelled(Method.INVITE);
    if (invite != null && !isOfSameSource(cancel, invite)) {
      invite = null;
    }
    cancelReply.reply(cancel, head, invite != null || isOtherCancelled());
    if (invite != null) {
      user.cancelled(invite, head.message());
    }
  }

  /**
   * Whether a CANCEL comes from the host of its INVITE, which is the one hop that sends it (RFC
   * 3261 §9.1). Who is called sees all else that is compared.
   */
  private static boolean isOfSameSource(ServerTransaction cancel, ServerTransaction invite) {
    InetAddress from = cancel.source().remote().getAddress();
    return from.equals(invite.source().remote().getAddress());
  }

  /** The transaction of that method whose CANCEL the key is of; null if there is none. */
  private ServerTransaction cancelled(Method method) {
    key.to(method);
    return servers.find(key.high(), key.low());
  }

  private boolean isOtherCancelled() {
    for (Method method : CANCELLED_TO_NO_EFFECT) {
      if (cancelled(method) != null) {
        return true;
      }
    }
    return false;
  }

  private void ack(ServerTransaction known, long high, RequestHead head, Flow flow) {
    if (known != null && known.state() != ServerState.ACCEPTED) {
      known.input(ServerInput.ACK);
    } else if (known != null || !ServerTransaction.isTag(tags.of(high, flow), head)) {
      user.ack(head, flow);
    } else {
      user.refusalReceived(flow); // one of ours that was forgotten when it was sent
    }
  }

  /**
   * Whether there is room for one more, if need be in place of those that linger the longest. They
   * wait for what was delayed in the network, which after Timer T4 is not to be expected (RFC 3261
   * §17.1.2.2), though a peer that hears no answer sends again for longer.
   */
  private boolean makeRoom() {
    while (servers.size() >= most || keptOctets >= (long) most * MEAN_OCTETS) {
      ServerTransaction oldest = lingering.oldest();
      if (oldest == null || loop.clock().nanos() - oldest.lingersSince < timings.t4()) {
        return false;
      }
      retired++;
      oldest.forget();
    }
    return true;
  }

  /** A fault of ours costs the request, and not a place among the transactions for ever. */
  private void ask(ServerTransaction transaction, RequestHead head, Flow flow) {
    try {
      user.request(transaction, head, flow);
    } catch (RuntimeException | Error e) {
      if (transaction.isPending()) {
        transaction.forget();
      }
      throw e;
    }
  }

  private ServerTransaction begin(RequestHead head, Flow flow, long high, long low) {
    ServerTransaction transaction = idleServers.poll();
    if (transaction == null) {
      transaction = new ServerTransaction(this);
    }
    transaction.keyHigh = high;
    transaction.keyLow = low;
    transaction.begin(
        head.message(),
        head.message().method() == Method.INVITE,
        flow,
        ReplyRoute.of(flow, head.via()),
        ReplyRoute.port(flow, head.via()));
    servers.add(transaction);
    return transaction;
  }

  /**
   * Takes a response.
   *
   * @return false if it belongs to no transaction of ours; it is to be dropped (RFC 6026 §8.9)
   */
  public boolean response(ResponseHead head, SipMessage response) {
    int slot = Branch.slot(head.via());
    if (slot < 0 || slot >= clients.size()) {
      return false;
    }
    ClientTransaction transaction = clients.get(slot);
    if (transaction.state() == ClientState.TERMINATED
        || transaction.nonce != Branch.nonce(head.via())) {
      return false;
    }
    transaction.received(head, response);
    return true;
  }

  /**
   * A client transaction, to be sent on at once.
   *
   * @return null if there is no room for another
   */
  public ClientTransaction newClient() {
    ClientTransaction transaction = idleClients.poll();
    if (transaction == null) {
      if (clients.size() == 1 << Branch.SLOT_BITS) {
        return null;
      }
      transaction = new ClientTransaction(this, clients.size());
      clients.add(transaction);
    }
    transaction.nonce = Branch.nonce(loop.ids().nextLong());
    pendingClients++;
    return transaction;
  }

  /** A connection that carried requests of ours is gone: they will not be answered. */
  public void connectionLost(Flow flow) {
    for (ClientTransaction transaction : onConnections.on(flow)) {
      if (transaction.isPending() && transaction.flow().connection() == flow.connection()) {
        transaction.connectionLost();
      }
    }
  }

  /** Requests on this flow fail when {@link #refused} says so, and not only after Timer B or F. */
  public void expectRefusals(Flow flow) {
    unanswered.watch(flow);
  }

  /** Whether {@link #refused} is told of a flow. */
  public boolean expectsRefusals(Flow flow) {
    return unanswered.isWatched(flow);
  }

  /** {@link #refused} will not be told of a flow any more. */
  public void expectNoRefusals(Flow flow) {
    unanswered.forget(flow);
  }

  /**
   * A peer's UDP port is closed: requests that were sent there and have no response fail (RFC 3261
   * §17.1.4, §18.4). One that has a response goes on: the peer was there, and may be again.
   *
   * @param flow one of those that were {@linkplain #expectRefusals expected} to refuse
   */
  public void refused(Flow flow) {
    unanswered.refused(flow);
  }

  void sendResponse(Flow reply, Flow source, int sentByPort, byte[] bytes, int length) {
    counts.responseSent(bytes, reply.transport());
    if (transport.send(reply, bytes, 0, length, false) || !reply.transport().reliable()) {
      return;
    }
    // RFC 3261 §18.2.2: the connection is gone; the sender may listen where its Via says.
    InetSocketAddress remote = new InetSocketAddress(source.remote().getAddress(), sentByPort);
    Flow anew = transport.flowTo(reply.transport(), remote, reply.local());
    if (anew != null) {
      transport.send(anew, bytes, 0, length, false);
    }
  }

  /** A transaction waits for retransmissions alone from now on; all wait equally long. */
  void lingers(ServerTransaction transaction) {
    lingering.add(transaction);
  }

  ResponseBuffers responseBuffers() {
    return responseBuffers;
  }

  void ended(ServerTransaction transaction) {
    lingering.remove(transaction);
    servers.remove(transaction);
    idleServers.push(transaction);
  }

  void ended(ClientTransaction transaction) {
    if (transaction.slot != Branch.NO_SLOT) {
      pendingClients--;
      idleClients.push(transaction);
    }
  }

  /** Counts what a server transaction keeps of messages now beyond what it kept before. */
  void keeps(int moreOctets) {
    keptOctets += moreOctets;
  }

  void countRetransmission() {
    counts.retransmissionSent();
  }

  /** How many server transactions ended before their time since the start, to make room. */
  public long retired() {
    return retired;
  }

  /** How many messages were sent again since the start. */
  public long retransmissions() {
    return counts.retransmissionsSent();
  }

  /** The number of server transactions that have not ended. */
  public int serverCount() {
    return servers.size();
  }

  /** The number of client transactions that have not ended. */
  public int clientCount() {
    return pendingClients;
  }
}
