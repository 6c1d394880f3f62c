package org.patchbay.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.config.SipTransport;
import org.patchbay.loop.Clock;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Streams;
import org.patchbay.proxy.auth.Credentials;
import org.patchbay.proxy.auth.DigestAuthenticator;
import org.patchbay.proxy.auth.NonceCounts;
import org.patchbay.proxy.auth.Nonces;
import org.patchbay.proxy.forwarding.Forwarder;
import org.patchbay.proxy.forwarding.LoopHash;
import org.patchbay.proxy.forwarding.RouteToken;
import org.patchbay.proxy.locating.Dns;
import org.patchbay.proxy.locating.ServerLocator;
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
import org.patchbay.proxy.protection.Overload;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.registrar.NatKeepAlive;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.reply.Replies;
import org.patchbay.proxy.routing.ProxySteps;
import org.patchbay.proxy.routing.Subscribers;
import org.patchbay.proxy.routing.UndoStrictRouting;
import org.patchbay.proxy.transaction.TransactionLayer;
import org.patchbay.proxy.transport.AddressTexts;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.FlowText;
import org.patchbay.proxy.transport.Hop;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;
import org.patchbay.proxy.transport.WireTap;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Peer;

/**
 * The proxy and registrar of one loop, put together. A message is followed from {@link #received}
 * down: parse, match, decide, forward.
 */
public final class SignallingController implements TransportLayer.Receiver, AutoCloseable {
  private final ProxySettings settings;
  private final LocationService locations;
  private final Clock clock;
  private final SignallingCounts counts = new SignallingCounts();
  private final TransportLayer transport;
  private final NatKeepAlive keepAlive;
  private final TransactionLayer transactions;
  private final Replies replies;
  private final Forwarder forwarder;
  private final Doorkeeper doorkeeper;
  private final Overload overload;
  private final SipMessage message = new SipMessage();
  private final RequestHead requestHead = new RequestHead();
  private final ResponseHead responseHead = new ResponseHead();
  private final UndoStrictRouting strictRouting;

  /**
   * A controller that listens on nothing yet. Made and used on the loop's thread.
   *
   * @param subscribers whom the domain serves
   * @param credentials their passwords' digests
   * @param locations where they are
   * @param registrar how they say so
   * @param dns where other domains are looked up
   */
  public SignallingController(
      ProxySettings settings,
      EventLoop loop,
      Datagrams datagrams,
      Streams streams,
      Subscribers subscribers,
      Credentials credentials,
      LocationService locations,
      Registrar registrar,
      Dns dns) {
    this.settings = settings;
    this.locations = locations;
    this.clock = loop.clock();
    strictRouting = new UndoStrictRouting(settings.domain());
    AddressTexts addresses = new AddressTexts();
    transport = new TransportLayer(loop, datagrams, streams, this);
    keepAlive = new NatKeepAlive(loop, locations, transport::ping);
    replies = new Replies(loop, transport, addresses, counts);
    FlowText flows = new FlowText(settings.listenPoints());
    RouteToken tokens = new RouteToken(settings.secret(), flows);
    LoopHash loopHash = new LoopHash(loop.ids());
    doorkeeper = new Doorkeeper(settings.protection(), loop, this::isExempt);
    overload = new Overload(loop, doorkeeper);
    DigestAuthenticator authenticator =
        new DigestAuthenticator(
            settings.realm(),
            settings.digest(),
            credentials,
            new Nonces(settings.secret(), loop.clock()),
            new NonceCounts());
    ProxySteps steps =
        new ProxySteps(
            loop,
            settings.domain(),
            settings.peers(),
            settings.openFrom(),
            subscribers,
            settings.numbers(),
            settings.legs(),
            settings.processAlways(),
            settings.redirects(),
            authenticator,
            doorkeeper,
            locations,
            registrar,
            transport,
            flows,
            tokens,
            loopHash,
            replies,
            counts);
    ProxyCore core =
        new ProxyCore(
            steps.chain(),
            steps.acks(),
            steps.redirects(),
            replies,
            transport,
            doorkeeper,
            overload);
    transactions =
        new TransactionLayer(
            loop,
            transport,
            counts,
            settings.timings(),
            core,
            (cancel, head, found) -> {
              if (found) {
                replies.answer(cancel, head, 200, "OK");
              } else {
                // Deviation: §16.10 has it forwarded statelessly; that would be an open relay.
                boolean known = isKnown(cancel.source());
                replies.refuse(cancel, head, Refusal.NO_SUCH_TRANSACTION, known, "");
              }
            },
            settings.transactionsSetAside(),
            settings.mostTransactions());
    transactions.askBefore(this::turnAway);
    forwarder =
        new Forwarder(
            loop,
            transport,
            transactions,
            addresses,
            replies,
            flows,
            tokens,
            loopHash,
            new ServerLocator(loop, dns, transport::listens),
            steps::isTrunk,
            this::isTrusted);
    core.forwardWith(forwarder);
  }

  /**
   * Opens the listeners of the settings.
   *
   * @throws ListenException if one cannot be opened; it says which
   */
  public void listen() throws ListenException {
    List<ListenPoint> left = new ArrayList<>(settings.listenPoints());
    while (!left.isEmpty()) {
      ListenPoint point = left.remove(0);
      Optional<ListenPoint> twin = left.stream().filter(point::isTwinOf).findFirst();
      try {
        if (twin.isPresent()) {
          left.remove(twin.get());
          boolean ipv6First = point.isIpv6();
          transport.listenOnBoth(ipv6First ? twin.get() : point, ipv6First ? point : twin.get());
        } else {
          transport.listen(point);
        }
      } catch (IOException e) {
        throw new ListenException(point, e);
      }
    }
    hearRefusals();
  }

  /** From now on phones behind NATs are kept reachable over UDP. */
  public void keepNatsOpen() {
    keepAlive.start();
  }

  /** A trunk that is not there is to be known at once, so that the next can be tried. */
  private void hearRefusals() {
    DialPlan plan = settings.numbers().plan();
    Stream.of(plan.trunks(), plan.carriers())
        .flatMap(List::stream)
        .map(Peer::link)
        .filter(link -> link.transport() == SipTransport.UDP)
        .map(link -> transport.hearRefusals(link.address()))
        .filter(Objects::nonNull)
        .forEach(transactions::expectRefusals);
  }

  @Override
  public void received(byte[] bytes, int length, Flow flow) {
    WireTap tap = transport.tap();
    if (tap != null) {
      tap.received(flow, bytes, length);
    }
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
    } else if (fault == null && responseHead.read(message)) {
      counts.responseReceived(message.status(), flow.transport());
      if (transactions.response(responseHead, message)) {
        transport.keep(flow); // who answers us is no stranger
      }
    }
    if (fault != null && framedByLength) {
      transport.disconnect(flow); // where the next message begins on the stream is anyone's guess
    }
  }

  private void request(Refusal fault, Flow flow, boolean tooMany) {
    Refusal refusal = fault == null ? readHead() : fault;
    boolean ack = message.method() == Method.ACK;
    if (refusal == null && tooMany && !ack) {
      replies.shed(requestHead, flow, overload.retryAfter());
      return;
    }
    if (refusal == null && flow.transport() == Transport.TLS && requestHead.via().hasAlias()) {
      transport.alias(flow, requestHead.via().port());
    }
    boolean idle = ack && (tooMany || refusal == null && replies.isAckOfShed(requestHead));
    if (refusal == null && !idle && !transactions.request(requestHead, flow)) {
      refusal = Refusal.OVERLOADED;
    }
    if (refusal != null && !ack && requestHead.readForReply(message) == null) {
      refuse(refusal, flow);
    }
  }

  /** Answers a request that there is no time for; false if there is. */
  private boolean turnAway(RequestHead head, Flow flow) {
    if (!overload.sheds(head, flow)) {
      return false;
    }
    replies.shed(head, flow, overload.retryAfter());
    return true;
  }

  private void refuse(Refusal refusal, Flow flow) {
    boolean known = isKnown(flow);
    if (!known) {
      doorkeeper.refused(flow);
    }
    replies.refuseWithoutTransaction(requestHead, flow, refusal, known);
  }

  /** Whether limits and bans do not concern who is at an address. */
  private boolean isExempt(InetSocketAddress remote) {
    return settings.peers().apply(remote).isKnown()
        || settings.openFrom().test(remote.getAddress());
  }

  @Override
  public boolean accepts(InetSocketAddress remote) {
    return doorkeeper.mayConnect(remote);
  }

  /** Reads the head; what a strict router wrote is read as it was meant (RFC 3261 §16.4). */
  private Refusal readHead() {
    Refusal refusal = requestHead.read(message);
    SipMessage undone = refusal == null ? strictRouting.undone(requestHead) : null;
    return undone == null ? refusal : requestHead.read(undone);
  }

  /** Whether who is at the other end may assert who calls (RFC 3325 §3). */
  private boolean isTrusted(Flow flow) {
    return flow.transport() == Transport.HOP || isKnown(flow);
  }

  /** Whether the sender may be told what is wrong; who is in a browser is known by digest alone. */
  private boolean isKnown(Flow flow) {
    return !flow.transport().isWebSocket() && settings.peers().apply(flow.remote()).isKnown();
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

  /** Attaches the media processor: calls to and from the telephone network go there. */
  public void attach(Hop hop) {
    transport.attach(hop);
  }

  /** Takes a whole message from the media processor. Called on the loop. */
  public void receivedFromHop(byte[] octets) {
    transport.receivedFromHop(octets);
  }

  /** The transactions, for those who watch them. */
  public TransactionLayer transactions() {
    return transactions;
  }

  /** Who keeps strangers within limits, for those who watch it and who let somebody in again. */
  public Doorkeeper doorkeeper() {
    return doorkeeper;
  }

  /** What is refused for want of time, for those who watch it. */
  public Overload overload() {
    return overload;
  }

  /** What was done so far, for those who watch; read on the loop. */
  public SignallingCounts counts() {
    return counts;
  }

  /** The number of open connections of one transport. Looks at each; on the loop. */
  public int connections(Transport transport) {
    return this.transport.connectionCount(transport);
  }

  /** Has a listener hear every message from now on; null ends that. On the loop. */
  public void tap(WireTap tap) {
    transport.tap(tap);
  }

  /** Closes the listeners and connections. */
  @Override
  public void close() {
    keepAlive.stop();
    forwarder.close();
    transport.close();
  }
}
