package org.patchbay.proxy;

import java.net.InetSocketAddress;
import org.patchbay.loop.Clock;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.ResponseHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.protection.Admittance;
import org.patchbay.proxy.protection.Doorkeeper;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.reply.Replies;
import org.patchbay.proxy.routing.KnownPeers;
import org.patchbay.proxy.routing.UndoStrictRouting;
import org.patchbay.proxy.transaction.TransactionLayer;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * Where each message enters: it is let in, read, and given to the transactions. What cannot be read
 * is answered here, and nothing of it stays. One thread.
 */
final class MessageReceiver implements TransportLayer.Receiver {
  private final Clock clock;
  private final SignallingCounts counts;
  private final Doorkeeper doorkeeper;
  private final TransportLayer transport;
  private final TransactionLayer transactions;
  private final LoadShedding shedding;
  private final Replies replies;
  private final KnownPeers peers;
  private final LocationService locations;
  private final UndoStrictRouting strictRouting;
  private final SipMessage message = new SipMessage();
  private final RequestHead requestHead = new RequestHead();
  private final ResponseHead responseHead = new ResponseHead();

  MessageReceiver(
      Clock clock,
      SignallingCounts counts,
      Doorkeeper doorkeeper,
      TransportLayer transport,
      TransactionLayer transactions,
      LoadShedding shedding,
      Replies replies,
      KnownPeers peers,
      LocationService locations,
      UndoStrictRouting strictRouting) {
    this.clock = clock;
    this.counts = counts;
    this.doorkeeper = doorkeeper;
    this.transport = transport;
    this.transactions = transactions;
    this.shedding = shedding;
    this.replies = replies;
    this.peers = peers;
    this.locations = locations;
    this.strictRouting = strictRouting;
  }

  @Override
  public void received(byte[] bytes, int length, Flow flow) {
    boolean timed = counts.isTimed();
    long began = timed ? clock.preciseNanos() : 0;
    admit(bytes, length, flow);
    if (timed) {
      counts.processed(clock.preciseNanos() - began);
    }
  }

  private void admit(byte[] bytes, int length, Flow flow) {
    Admittance admittance = doorkeeper.admits(bytes, length, flow);
    switch (admittance) {
      case READ, REFUSE -> read(bytes, length, flow, admittance == Admittance.REFUSE);
      case DROP -> {}
      case DISCONNECT -> transport.disconnect(flow);
    }
  }

  private void read(byte[] bytes, int length, Flow flow, boolean tooMany) {
    Refusal fault = SipParser.datagram(bytes, length, message);
    boolean framedByLength = flow.transport().needsContentLength();
    if (fault == null && framedByLength && !message.has(HeaderName.CONTENT_LENGTH)) {
      fault = Refusal.NO_CONTENT_LENGTH;
    }
    if (message.isRequest()) {
      counts.request(message.method(), flow.transport());
      request(fault, flow, tooMany);
    } else if (fault == null) {
      response(flow);
    }
    if (fault != null && framedByLength) {
      transport.disconnect(flow); // where the next message begins on the stream is anyone's guess
    }
  }

  private void response(Flow flow) {
    if (responseHead.read(message)) {
      counts.responseReceived(message.status(), flow.transport());
      if (transactions.response(responseHead, message)) {
        transport.keep(flow); // who answers us is no stranger
      }
    }
  }

  private void request(Refusal fault, Flow flow, boolean tooMany) {
    Refusal refusal = fault == null ? readHead() : fault;
    if (refusal == null) {
      refusal = tooMany ? turnAway(flow) : take(flow);
    }
    boolean answerable = message.method() != Method.ACK;
    if (refusal != null && answerable && requestHead.readForReply(message) == null) {
      refuse(refusal, flow);
    }
  }

  /** Reads the head; what a strict router wrote is read as it was meant (RFC 3261 §16.4). */
  private Refusal readHead() {
    Refusal refusal = requestHead.read(message);
    SipMessage undone = refusal == null ? strictRouting.undone(requestHead) : null;
    return undone == null ? refusal : requestHead.read(undone);
  }

  private Refusal take(Flow flow) {
    if (flow.transport() == Transport.TLS && requestHead.via().hasAlias()) {
      transport.alias(flow, requestHead.via().port());
    }
    return transactions.request(requestHead, flow) ? null : Refusal.OVERLOADED;
  }

  /** The source sends more than it may: an ACK is passed over, any other request answered. */
  private Refusal turnAway(Flow flow) {
    if (message.method() != Method.ACK) {
      shedding.answer(requestHead, flow);
    }
    return null;
  }

  private void refuse(Refusal refusal, Flow flow) {
    boolean known = peers.knows(flow);
    if (!known) {
      doorkeeper.refused(flow);
    }
    replies.refuseWithoutTransaction(requestHead, flow, refusal, known);
  }

  @Override
  public boolean accepts(InetSocketAddress remote) {
    return doorkeeper.mayConnect(remote);
  }

  @Override
  public void connectionLost(Flow flow, boolean carriedRequests, String reason) {
    locations.connectionLost(flow);
    if (carriedRequests) {
      transactions.connectionLost(flow);
    }
  }

  @Override
  public void refused(Flow flow) {
    transactions.refused(flow);
  }
}
