package org.patchbay.proxy;

import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.stream.Stream;
import org.patchbay.config.SipTransport;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Streams;
import org.patchbay.proxy.auth.Credentials;
import org.patchbay.proxy.auth.DigestAuthenticator;
import org.patchbay.proxy.auth.NonceCounts;
import org.patchbay.proxy.auth.Nonces;
import org.patchbay.proxy.forwarding.Forwarder;
import org.patchbay.proxy.forwarding.ProxyMarks;
import org.patchbay.proxy.locating.Dns;
import org.patchbay.proxy.locating.ServerLocator;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.protection.Doorkeeper;
import org.patchbay.proxy.protection.Overload;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.registrar.NatKeepAlive;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.reply.Replies;
import org.patchbay.proxy.routing.DigestGate;
import org.patchbay.proxy.routing.KnownPeers;
import org.patchbay.proxy.routing.ProxySteps;
import org.patchbay.proxy.routing.Subscribers;
import org.patchbay.proxy.routing.UndoStrictRouting;
import org.patchbay.proxy.transaction.ReplyTags;
import org.patchbay.proxy.transaction.TransactionLayer;
import org.patchbay.proxy.transport.AddressTexts;
import org.patchbay.proxy.transport.FlowText;
import org.patchbay.proxy.transport.Hop;
import org.patchbay.proxy.transport.ListenException;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;
import org.patchbay.proxy.transport.WireTap;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Peer;

/**
 * The proxy and registrar of one loop, put together from the transport up. What becomes of a
 * message is not here: it enters at {@link MessageReceiver}.
 */
public final class SignallingController implements AutoCloseable {
  private final ProxySettings settings;
  private final SignallingCounts counts = new SignallingCounts();
  private final TransportLayer transport;
  private final NatKeepAlive keepAlive;
  private final TransactionLayer transactions;
  private final Forwarder forwarder;
  private final Doorkeeper doorkeeper;

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
    KnownPeers peers = settings.routing().peers();
    AddressTexts addresses = new AddressTexts();
    ReplyTags tags = new ReplyTags(loop.ids());
    FlowText flows = new FlowText(settings.listenPoints());
    ProxyMarks marks = ProxyMarks.of(settings.secret(), flows, loop.ids());
    transport = new TransportLayer(loop, datagrams, streams);
    keepAlive = new NatKeepAlive(loop, locations, transport::ping);
    Replies replies = new Replies(loop, transport, addresses, tags, counts);
    doorkeeper = new Doorkeeper(settings.protection(), loop, this::isExempt);
    LoadShedding shedding = new LoadShedding(new Overload(loop, doorkeeper), transport, replies);
    DigestGate gate = new DigestGate(authenticator(loop, credentials), doorkeeper, counts);
    ProxySteps steps =
        new ProxySteps(
            loop,
            settings.routing(),
            subscribers,
            gate,
            locations,
            registrar,
            transport,
            marks,
            replies,
            counts);
    ProxyCore core = new ProxyCore(steps, replies, transport, doorkeeper, shedding);
    transactions =
        new TransactionLayer(
            loop, transport, tags, counts, settings.transactions(), core, core::answerCancel);
    transactions.askBefore(shedding);
    forwarder =
        new Forwarder(
            loop,
            transport,
            transactions,
            addresses,
            replies,
            marks,
            new ServerLocator(loop, dns, transport::listens),
            peers::isTrunk,
            peers::trusts);
    core.forwardWith(forwarder);
    transport.deliverTo(
        new MessageReceiver(
            loop.clock(),
            counts,
            doorkeeper,
            transport,
            transactions,
            shedding,
            replies,
            peers,
            locations,
            new UndoStrictRouting(settings.routing().domain())));
  }

  private DigestAuthenticator authenticator(EventLoop loop, Credentials credentials) {
    return new DigestAuthenticator(
        settings.realm(),
        settings.digest(),
        credentials,
        new Nonces(settings.secret(), loop.clock()),
        new NonceCounts());
  }

  /** Whether limits and bans do not concern who is at an address. */
  private boolean isExempt(InetSocketAddress remote) {
    return settings.routing().peers().apply(remote).isKnown()
        || settings.routing().openFrom().test(remote.getAddress());
  }

  /**
   * Opens the listeners of the settings.
   *
   * @throws ListenException if one cannot be opened; it says which
   */
  public void listen() throws ListenException {
    transport.listen(settings.listenPoints());
    hearRefusals();
  }

  /** From now on phones behind NATs are kept reachable over UDP. */
  public void keepNatsOpen() {
    keepAlive.start();
  }

  /** A trunk that is not there is to be known at once, so that the next can be tried. */
  private void hearRefusals() {
    DialPlan plan = settings.routing().numbers().plan();
    Stream.<Peer>concat(plan.trunks().stream(), plan.carriers().stream())
        .map(Peer::link)
        .filter(link -> link.transport() == SipTransport.UDP)
        .map(link -> transport.hearRefusals(link.address()))
        .filter(Objects::nonNull)
        .forEach(transactions::expectRefusals);
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
