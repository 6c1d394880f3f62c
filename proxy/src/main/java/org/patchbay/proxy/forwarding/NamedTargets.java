package org.patchbay.proxy.forwarding;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.locating.Candidate;
import org.patchbay.proxy.locating.Located;
import org.patchbay.proxy.locating.NamedServer;
import org.patchbay.proxy.locating.ServerLocator;
import org.patchbay.proxy.locating.UnavailableHosts;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.TransportLayer;

/** Sends to targets of which only the name is known (RFC 3263 §4). One thread. */
final class NamedTargets {

  /** What sends a branch's request on a flow; null if there is none. */
  @FunctionalInterface
  interface Sender {
    void send(ForkBranch branch, Flow flow);
  }

  private final EventLoop loop;
  private final ServerLocator locator;
  private final TransportLayer transport;
  private final RefusalEars ears;
  private final Predicate<InetSocketAddress> trunks;
  private final OwnMachine ownMachine;
  private final Sender sender;

  /**
   * Targets by name.
   *
   * @param trunks whether an address is a trunk's, to which no name may lead but a leg's inside its
   *     dialog: what a user has dialled or registered comes from a leg too
   */
  NamedTargets(
      EventLoop loop,
      ServerLocator locator,
      TransportLayer transport,
      RefusalEars ears,
      Predicate<InetSocketAddress> trunks,
      Sender sender) {
    this.loop = loop;
    this.locator = locator;
    this.transport = transport;
    this.ears = ears;
    this.trunks = trunks;
    this.ownMachine = new OwnMachine(transport);
    this.sender = sender;
  }

  EventLoop loop() {
    return loop;
  }

  UnavailableHosts unavailable() {
    return locator.unavailable();
  }

  /** Looks a branch's target up and sends to the first of its candidates. */
  void start(ForkBranch branch, NamedServer server) {
    Flow source = branch.context.plan().source();
    locator.locate(server, isIpv6(source), located -> located(branch, located));
  }

  private void located(ForkBranch branch, Located located) {
    // The lookup may have taken longer than the transaction lived, and another may be in its place.
    if (!branch.isPending() || !isWanted(branch.context)) {
      return;
    }
    List<Candidate> candidates = allowed(located, branch.context.plan());
    if (!candidates.isEmpty()) {
      new CandidateWalk(this, candidates).tryNext(branch);
    } else if (!located.candidates().isEmpty()) {
      branch.context.failed(branch, Refusal.UNREACHABLE);
    } else {
      branch.context.failed(
          branch, located.isCertain() ? Refusal.UNKNOWN_HOST : Refusal.NAMES_UNKNOWN);
    }
  }

  /** Whether another try is of any use to a request. */
  boolean isWanted(ResponseContext context) {
    return !context.isClosed() && context.server().belongsTo(context);
  }

  /** Finds the flow to a server for a request that nobody answers; null if there is none. */
  void flowTo(NamedServer server, ForwardPlan plan, Consumer<Flow> found) {
    Flow source = plan.source();
    locator.locate(
        server,
        isIpv6(source),
        located -> {
          List<Candidate> candidates = allowed(located, plan);
          found.accept(candidates.isEmpty() ? null : flowTo(server, candidates.get(0), source));
        });
  }

  private List<Candidate> allowed(Located located, ForwardPlan plan) {
    return located.candidates().stream()
        .filter(candidate -> isAllowed(candidate.address(), plan))
        .toList();
  }

  private boolean isAllowed(InetSocketAddress address, ForwardPlan plan) {
    return ownMachine.allows(address.getAddress(), plan.source())
        && (plan.namesTrunks() || !trunks.test(address));
  }

  private static boolean isIpv6(Flow source) {
    return source.local().getAddress() instanceof Inet6Address;
  }

  /**
   * Sends a branch's request to its candidate.
   *
   * @param hasNext whether it matters if that refuses
   */
  void send(ForkBranch branch, boolean hasNext) {
    NamedServer server = ((NextHop.AtName) branch.target.hop()).server();
    Flow flow = flowTo(server, branch.candidate, branch.context.plan().source());
    if (flow != null && hasNext) {
      ears.hear(flow);
    }
    sender.send(branch, flow);
  }

  /** A certificate has to be good for the name that was asked for (RFC 5922 §7.2). */
  private Flow flowTo(NamedServer server, Candidate candidate, Flow source) {
    return transport.flowTo(
        candidate.transport(), candidate.address(), server.host(), source.local());
  }
}
