package org.patchbay.proxy.transaction;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
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

  final EventLoop loop;
  final TransportLayer transport;
  final SignallingCounts counts;
  final Timings timings;
  final TransactionUser user;
  final ReplyTags tags;
  final HopRequests hopRequests = new HopRequests();
  final UnansweredRequests unanswered = new UnansweredRequests();
  final ConnectionRequests onConnections = new ConnectionRequests();
  final ServerTransactions servers;
  final ClientTransactions clients;
  final ResponseBuffers responseBuffers;
  private final TransactionKey key;
  private final CancelReply cancelReply;
  private Gate gate = (request, flow) -> false;

  /**
   * A layer without transactions.
   *
   * @param tags of our responses, and the key by which requests are matched
   * @param counts where it counts what it does
   * @param user what stands above
   * @param cancelReply how to answer a CANCEL
   */
  public TransactionLayer(
      EventLoop loop,
      TransportLayer transport,
      ReplyTags tags,
      SignallingCounts counts,
      TransactionSettings settings,
      TransactionUser user,
      CancelReply cancelReply) {
    this.loop = loop;
    this.transport = transport;
    this.counts = counts;
    this.tags = tags;
    this.key = tags.key();
    this.timings = settings.timings();
    this.user = user;
    this.cancelReply = cancelReply;
    this.responseBuffers = new ResponseBuffers(settings.setAside() / 2);
    this.servers = new ServerTransactions(this, settings);
    this.clients = new ClientTransactions(this, settings.setAside());
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
    if (!servers.makeRoom()) {
      return false;
    }
    ServerTransaction transaction = servers.begin(head, flow, high, low);
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
    } else if (known == null && tags.isOf(high, flow, head)) {
      user.refusalReceived(flow); // one of ours that was forgotten when it was sent
    } else if (known != null || !tags.isOfShed(high, flow, head)) {
      user.ack(head, flow);
    } // else nobody waits for it
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

  /**
   * Takes a response.
   *
   * @return false if it belongs to no transaction of ours; it is to be dropped (RFC 6026 §8.9)
   */
  public boolean response(ResponseHead head, SipMessage response) {
    ClientTransaction transaction = clients.find(head.via());
    if (transaction == null) {
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
    return clients.begin();
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

  /** How many server transactions ended before their time since the start, to make room. */
  public long retired() {
    return servers.retired();
  }

  /** The number of server transactions that have not ended. */
  public int serverCount() {
    return servers.count();
  }

  /** The number of client transactions that have not ended. */
  public int clientCount() {
    return clients.count();
  }
}
