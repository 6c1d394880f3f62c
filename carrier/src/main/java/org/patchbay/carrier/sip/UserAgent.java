package org.patchbay.carrier.sip;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Streams;
import org.patchbay.loop.TimerWheel;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.ResponseHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.transaction.ClientTransaction;
import org.patchbay.proxy.transaction.ReplyTags;
import org.patchbay.proxy.transaction.ServerTransaction;
import org.patchbay.proxy.transaction.Timings;
import org.patchbay.proxy.transaction.TransactionLayer;
import org.patchbay.proxy.transaction.TransactionSettings;
import org.patchbay.proxy.transaction.TransactionUser;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.TransportLayer;

/** A user agent of one loop (RFC 3261 §6): its sockets, its two sides, and what they share. */
public final class UserAgent implements AutoCloseable {
  static final int TAG_LENGTH = 10;

  private static final int TRANSACTIONS_SET_ASIDE = 64;
  private static final int MOST_TRANSACTIONS = 4096;
  private static final Pattern PLAIN_USER = Pattern.compile("[A-Za-z0-9+._-]{1,64}");

  private final EventLoop loop;
  private final Timings timings;
  private final TransportLayer transport;
  private final UserAgentServer server;
  private final UserAgentClient client;

  /** Who is called by an INVITE that begins a dialog. */
  @FunctionalInterface
  public interface Callee {

    /** It is to be answered now or later. */
    void invited(ServerInvite invite);
  }

  /** A user agent that listens on nothing yet. Made and used on the loop's thread. */
  public UserAgent(EventLoop loop, Datagrams datagrams, Streams streams, Timings timings) {
    this.loop = loop;
    this.timings = timings;
    MessageWriter writer = new MessageWriter();
    transport = new TransportLayer(loop, datagrams, streams);
    server = new UserAgentServer(this, writer);
    TransactionLayer transactions =
        new TransactionLayer(
            loop,
            transport,
            new ReplyTags(loop.ids()),
            new SignallingCounts(),
            new TransactionSettings(timings, TRANSACTIONS_SET_ASIDE, MOST_TRANSACTIONS),
            new Sides(),
            (cancel, head, found) -> server.answerCancel(cancel, found));
    client = new UserAgentClient(loop, transport, transactions, writer);
    transport.deliverTo(new MessageReceiver(writer, loop.ids(), transport, transactions));
  }

  /** Hands INVITEs that begin a dialog to this callee from now on. */
  public void callee(Callee callee) {
    server.callee(callee);
  }

  /**
   * Opens a listener; its address is no wildcard.
   *
   * @throws IOException if the address is taken or not this machine's
   */
  public void listen(ListenPoint point) throws IOException {
    transport.listen(point);
  }

  /**
   * Calls.
   *
   * @param number the user part of our URI
   * @param target whom to call: the Request-URI and To
   * @param way where the INVITE is sent
   * @param offer a session description
   * @param ringingNanos how long the phone may ring
   * @return none if it cannot be sent; the user is told nothing then
   */
  public Optional<ClientInvite> invite(
      String number,
      String target,
      Way way,
      String offer,
      long ringingNanos,
      ClientInvite.User user) {
    return client.invite(uri(number, way), target, way, offer, ringingNanos, user);
  }

  /** Ends a dialog; nothing of it is delivered any more. */
  public void bye(Dialog dialog) {
    forget(dialog);
    client.bye(dialog);
  }

  /** Delivers what arrives in a dialog to its user from now on. */
  public void open(Dialog dialog, DialogUser user) {
    server.open(dialog, user);
  }

  /** Delivers nothing of a dialog any more: requests in it get 481. */
  public void forget(Dialog dialog) {
    server.forget(dialog);
  }

  /** The number of dialogs whose requests are delivered. */
  public int dialogCount() {
    return server.dialogCount();
  }

  /** Our URI, as it is reached by those who come that way. */
  String uri(String user, Way way) {
    // What a peer wrote into a Request-URI may hold anything, its escapes undone.
    String name = PLAIN_USER.matcher(user).matches() ? user : "carrier";
    return "sip:" + name + "@" + transport.listenPoint(way.flow()).uriHost();
  }

  byte[] respond(
      ServerInvite invite,
      int status,
      String phrase,
      String headers,
      Optional<String> description) {
    return server.respond(invite, status, phrase, headers, description);
  }

  Timings timings() {
    return timings;
  }

  TimerWheel timers() {
    return loop.timers();
  }

  long now() {
    return loop.clock().nanos();
  }

  /** Closes the listeners and connections. */
  @Override
  public void close() {
    transport.close();
  }

  /** Tells each side what the transactions say. */
  private final class Sides implements TransactionUser {

    @Override
    public void request(ServerTransaction transaction, RequestHead head, Flow flow) {
      server.request(transaction, SipRequest.of(head), Way.of(flow, head.via()));
    }

    @Override
    public void ack(RequestHead head, Flow flow) {
      server.acknowledged(SipRequest.of(head));
    }

    @Override
    public void cancelled(ServerTransaction invite, SipMessage cancel) {
      if (invite.owner() instanceof ServerInvite pending) {
        pending.cancel();
      }
    }

    @Override
    public void stillTrying(ServerTransaction transaction) {
      // every request but INVITE is answered in the turn in which it arrives
    }

    @Override
    public void response(ClientTransaction transaction, ResponseHead head, SipMessage response) {
      if (transaction.owner() instanceof ClientInvite invite) {
        SipResponse.of(response).ifPresent(invite::responded);
      }
    }

    @Override
    public void timedOut(ClientTransaction transaction) {
      failed(transaction, 408);
    }

    @Override
    public void unreachable(ClientTransaction transaction) {
      failed(transaction, 503);
    }

    private void failed(ClientTransaction transaction, int status) {
      if (transaction.owner() instanceof ClientInvite invite) {
        invite.fail(status);
      }
    }
  }
}
