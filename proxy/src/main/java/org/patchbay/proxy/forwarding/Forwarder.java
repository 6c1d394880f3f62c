package org.patchbay.proxy.forwarding;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestEditor;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.ResponseHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.reply.Replies;
import org.patchbay.proxy.transaction.Branch;
import org.patchbay.proxy.transaction.ClientTransaction;
import org.patchbay.proxy.transaction.KeptRequest;
import org.patchbay.proxy.transaction.ServerTransaction;
import org.patchbay.proxy.transaction.TransactionLayer;
import org.patchbay.proxy.transport.AddressTexts;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.FlowText;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;

/** Edits requests and sends them on (RFC 3261 §16.6). One thread. */
public final class Forwarder {
  /**
   * How long the media processor may take to answer itself before it is answered 100 for it, as RFC
   * 3261 §17.2.1 allows.
   */
  private static final long MEDIA_PROCESSOR_PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

  /** An ACK is never forked, and takes no Max-Breadth. */
  private static final int ANY_BREADTH = -1;

  private final TransportLayer transport;
  private final TransactionLayer transactions;
  private final AddressTexts addresses;
  private final Replies replies;
  private final HopHeaders hopHeaders;
  private final RouteToken tokens;
  private final LoopHash loopHash;
  private final NameResolver names;
  private final Predicate<InetSocketAddress> trunks;
  private final Predicate<Flow> trusted;
  private final RequestEditor editor = new RequestEditor();
  private final OctetWriter out = new OctetWriter();
  private final OctetWriter entry = new OctetWriter();
  private final byte[] branch = new byte[Branch.LENGTH];
  private final KeptRequest kept = new KeptRequest();

  /**
   * A forwarder over the layers below it.
   *
   * @param trunks whether an address is a trunk's, to which no name may lead
   * @param trusted whether who is at the other end of a flow is believed about identities, and told
   *     of those that are private (RFC 3325 §3)
   */
  public Forwarder(
      TransportLayer transport,
      TransactionLayer transactions,
      AddressTexts addresses,
      Replies replies,
      FlowText flows,
      RouteToken tokens,
      LoopHash loopHash,
      NameResolver names,
      Predicate<InetSocketAddress> trunks,
      Predicate<Flow> trusted) {
    this.transport = transport;
    this.transactions = transactions;
    this.addresses = addresses;
    this.replies = replies;
    this.hopHeaders = new HopHeaders(flows);
    this.tokens = tokens;
    this.loopHash = loopHash;
    this.names = names;
    this.trunks = trunks;
    this.trusted = trusted;
  }

  /**
   * Forwards a request statefully and sees to its answer.
   *
   * @param targets at least one, in the order of preference
   */
  public void forward(
      ServerTransaction server, RequestHead head, ForwardPlan plan, List<Target> targets) {
    String innerVia = plan.source().transport() == Transport.HOP ? HopHeaders.viaOf(head) : "";
    ResponseContext context = new ResponseContext(this, server, plan, innerVia, targets);
    server.own(context);
    // Over the hop nothing is lost, and a 100 says that the next hop is there: it must be its own.
    if (server.isInvite() && server.source().transport() != Transport.HOP) {
      if (targets.stream().allMatch(this::isProcessed)) {
        server.tryFor(MEDIA_PROCESSOR_PATIENCE);
      } else {
        replies.answer(server, head, 100, "Trying");
      }
    }
    startGroup(context, head);
  }

  /** Tries the targets that come next, with the request that the transaction kept. */
  void startNextGroup(ResponseContext context) {
    startGroup(context, kept.of(context.server()));
  }

  /** The targets that a redirection leads to; none if it is passed back. */
  List<Target> targets(ResponseContext context, SipMessage redirect) {
    ServerTransaction server = context.server();
    Redirection redirection = context.plan().redirection();
    return redirection == null ? List.of() : redirection.targets(server, kept.of(server), redirect);
  }

  /** Tries one target more, with the request that the transaction kept. */
  void startBranch(ForkBranch fork) {
    start(fork, kept.of(fork.context.server()));
  }

  private boolean isProcessed(Target target) {
    return target.path() == Path.PROCESSED
        || target.hop() instanceof NextHop.OnFlow known
            && known.flow().transport() == Transport.HOP;
  }

  private void startGroup(ResponseContext context, RequestHead head) {
    List<ForkBranch> group = context.nextGroup();
    // All are pending before the first is sent, so that none of them looks like the last one.
    for (int i = 0; i < group.size(); i++) {
      start(group.get(i), head);
    }
  }

  private void start(ForkBranch fork, RequestHead head) {
    // Deviation: large requests go over UDP too (RFC 3261 §18.1.1); few phones listen on TCP.
    InetSocketAddress from = fork.context.plan().source().local();
    if (fork.target.path() == Path.PROCESSED) {
      send(fork, head, transport.hopFlow());
    } else if (fork.target.hop() instanceof NextHop.OnFlow known) {
      send(fork, head, transport.isAlive(known.flow()) ? known.flow() : null);
    } else if (fork.target.hop() instanceof NextHop.AtAddress known) {
      send(fork, head, transport.flowTo(known.transport(), known.address(), from));
    } else if (fork.target.hop() instanceof NextHop.AtName named) {
      names.resolve(named.host(), found -> resolved(fork, named, found));
    }
  }

  private void resolved(ForkBranch fork, NextHop.AtName named, List<InetAddress> found) {
    // The lookup may have taken longer than the transaction lived, and another may be in its place.
    if (!fork.isPending()
        || fork.context.isClosed()
        || !fork.context.server().belongsTo(fork.context)) {
      return;
    }
    if (found.isEmpty()) {
      fork.context.failed(fork, Refusal.UNKNOWN_HOST);
      return;
    }
    Flow flow = flowTo(named, found, fork.context.plan().source());
    send(fork, kept.of(fork.context.server()), flow);
  }

  /** To the first of some addresses that we can send to; a name leads to no trunk, but a leg's. */
  private Flow flowTo(NextHop.AtName named, List<InetAddress> found, Flow source) {
    for (InetAddress address : found) {
      InetSocketAddress remote = new InetSocketAddress(address, named.port());
      Flow flow =
          trunks.test(remote) && source.transport() != Transport.HOP
              ? null
              : transport.flowTo(named.transport(), remote, source.local());
      if (flow != null) {
        return flow;
      }
    }
    return null;
  }

  private void send(ForkBranch fork, RequestHead head, Flow flow) {
    if (flow == null) {
      fork.context.failed(fork, Refusal.UNREACHABLE);
      return;
    }
    ClientTransaction client = transactions.newClient();
    if (client == null) {
      fork.context.failed(fork, Refusal.OVERLOADED);
      return;
    }
    client.writeBranch(loopHash.of(head), branch);
    NextHop onward = fork.target.path() == Path.PROCESSED ? fork.target.hop() : null;
    edit(head, fork.context.plan(), fork.target.uri(), fork.breadth, onward, flow);
    fork.client = client;
    client.send(head.message().method(), flow, out, fork);
  }

  /** Forwards the ACK of a 2xx, which no transaction holds (RFC 3261 §16.11). */
  public void forwardAck(RequestHead head, ForwardPlan plan, NextHop hop) {
    InetSocketAddress from = plan.source().local();
    if (hop instanceof NextHop.OnFlow known) {
      sendAck(head, plan, known.flow());
    } else if (hop instanceof NextHop.AtAddress known) {
      sendAck(head, plan, transport.flowTo(known.transport(), known.address(), from));
    } else if (hop instanceof NextHop.AtName named) {
      SipMessage ack = head.message();
      byte[] octets = Arrays.copyOf(ack.bytes(), ack.bodyEnd());
      names.resolve(
          named.host(),
          found -> sendAck(kept.of(octets), plan, flowTo(named, found, plan.source())));
    }
  }

  private void sendAck(RequestHead head, ForwardPlan plan, Flow flow) {
    if (flow != null) {
      Branch.writeStateless(loopHash.identity(head), branch);
      edit(head, plan, null, ANY_BREADTH, null, flow);
      transport.send(flow, out.bytes(), 0, out.length(), true);
    }
  }

  private void edit(
      RequestHead head, ForwardPlan plan, byte[] uri, int breadth, NextHop onward, Flow flow) {
    Flow source = plan.source();
    editor
        .begin(addresses.of(source.remote().getAddress()), source.remote().getPort())
        .uri(uri)
        .dropRoutes(plan.ownRoutes())
        .dropCredentials(plan.credentials())
        .maxBreadth(breadth);
    editAsserted(plan.identity(), flow);
    if (plan.toStrictRouter() && flow.transport() != Transport.HOP) {
      editor.toStrictRouter();
    }
    if (flow.transport() == Transport.HOP) {
      editor.inwards(hopHeaders.ofRequest(plan, onward));
    } else if (source.transport() == Transport.HOP) {
      editor.outwards(contactHost(flow)); // a leg's Contact leads here without a Record-Route
    } else if (plan.recordRoute()) {
      recordRoute(head, source, flow);
    }
    editor.write(head, transport.viaPrefix(flow), branch, flow.transport().reliable(), out);
  }

  /** Nobody who is not trusted is told of an identity that is private (RFC 3325 §5, §7). */
  private void editAsserted(AssertedIdentity identity, Flow flow) {
    boolean hidden = identity.isPrivate() && !trusted.test(flow);
    editor
        .dropAsserted(!identity.believed() || hidden)
        .assertsIdentity(hidden ? null : identity.value());
  }

  private byte[] contactHost(Flow flow) {
    return Octets.ascii(transport.listenPoint(flow).uriHost());
  }

  /** One entry; two where the sides differ in listener, transport or family (RFC 5658). */
  private void recordRoute(RequestHead head, Flow source, Flow flow) {
    byte[] token = tokens.issue(head, source, flow);
    ListenPoint inner = transport.listenPoint(source);
    ListenPoint outer = transport.listenPoint(flow);
    editor.recordRoute(
        routeEntry(token, outer), inner.equals(outer) ? null : routeEntry(token, inner));
  }

  private byte[] routeEntry(byte[] token, ListenPoint point) {
    entry.clear().text("<sip:").write(token).write('@').text(point.uriHost()).text(";lr>");
    return entry.toBytes();
  }

  /**
   * A response as it goes back: without our Via. Valid until the next call.
   *
   * @param status to be written instead of its own; 0 keeps it
   * @param seen the flow that it came in on
   */
  OctetWriter forwarded(ResponseHead head, int status, Flow seen, ResponseContext context) {
    String phrase = status == 500 ? "Server Internal Error" : "";
    Flow back = context.server().source();
    boolean fromHop = seen.transport() == Transport.HOP;
    boolean inwards = back.transport() == Transport.HOP && !fromHop;
    String internal = inwards ? context.innerVia() + hopHeaders.ofMessage(seen) : "";
    String lines = internal + missingFrom(head, context.server());
    byte[] contactHost = fromHop && !inwards ? contactHost(back) : null;
    head.dropAsserted(head.assertsIdentity() && !mayAssert(head, seen, back));
    head.writeForwarded(status, phrase, lines, contactHost, back.transport().reliable(), out);
    return out;
  }

  /** Whether who is called may be told to the caller as the response has it (RFC 3325 §5, §7). */
  private boolean mayAssert(ResponseHead head, Flow seen, Flow back) {
    return trusted.test(seen) && (!head.asksForPrivacy() || trusted.test(back));
  }

  /**
   * A response's From can only be the request's (RFC 3261 §8.2.6.2), so one that lacks it gets it.
   */
  private String missingFrom(ResponseHead head, ServerTransaction server) {
    return head.hasFrom() || server.request() == null
        ? ""
        : "From: " + kept.of(server).message().text(HeaderName.FROM) + "\r\n";
  }

  void refuse(ServerTransaction server, Refusal refusal) {
    replies.refuseKept(server, refusal);
  }

  /** A client transaction was answered. */
  public void response(ClientTransaction client, ResponseHead head, SipMessage response) {
    // A leg's Via is not shown to peers: what it receives comes back with no Via but ours.
    if (client.owner() instanceof ForkBranch fork
        && (head.hasNextVia() || !fork.context.innerVia().isEmpty())) {
      fork.context.response(fork, head, response);
    }
  }

  /** A client transaction will not be answered. */
  public void failed(ClientTransaction client, Refusal why) {
    if (client.owner() instanceof ForkBranch fork && fork.isPending()) {
      fork.context.failed(fork, why);
    }
  }
}
