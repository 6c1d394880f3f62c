package org.patchbay.proxy.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.auth.DigestAuthenticator;
import org.patchbay.proxy.forwarding.LoopHash;
import org.patchbay.proxy.forwarding.RouteToken;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.protection.Doorkeeper;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.reply.Replies;
import org.patchbay.proxy.transport.FlowText;
import org.patchbay.proxy.transport.TransportLayer;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.Link;

/**
 * What the chain is made of.
 *
 * @param loop the loop that all of it runs on
 * @param domain which addresses are ours
 * @param peers who is known by address or certificate
 * @param openFrom from where anyone may register without a password
 * @param subscribers whom the domain serves
 * @param numbers where dialled numbers lead
 * @param legs whether a name is one that the media processor has given a leg
 * @param processAlways whether every call goes through the media processor
 * @param policy what becomes of a 3xx
 */
public record ProxySteps(
    EventLoop loop,
    OwnDomain domain,
    KnownPeers peers,
    Predicate<InetAddress> openFrom,
    Subscribers subscribers,
    CallRouting numbers,
    Predicate<String> legs,
    boolean processAlways,
    RedirectPolicy policy,
    DigestAuthenticator authenticator,
    Doorkeeper doorkeeper,
    LocationService locations,
    Registrar registrar,
    TransportLayer transport,
    FlowText flows,
    RouteToken tokens,
    LoopHash loopHash,
    Replies replies,
    SignallingCounts counts) {

  /** The chain for every request but ACK and CANCEL. */
  public RoutingChain chain() {
    AnswerOptions options = new AnswerOptions(domain, replies);
    DigestGate gate = new DigestGate(authenticator, doorkeeper, counts);
    TargetPaths paths = new TargetPaths(processAlways, transport);
    LocateTargets locate = located(paths);
    return RoutingChain.of(
        new IdentifyPeer(domain, peers, transport),
        new CheckHops(options),
        new CheckExtensions(),
        new FollowInnerRoute(flows, links(), this::isTrunk, transport),
        new ReadRoute(domain, tokens),
        new DetectLoop(domain, loopHash),
        options,
        new TakeRegister(loop, domain, gate, openFrom, registrar, replies, counts),
        new FollowLeg(domain, legs, transport),
        new Authenticate(gate, new CallerIdentity(domain, subscribers)),
        new FollowDialog(transport),
        new RefuseStray(),
        new GrantPrivacy(paths),
        new TranslateTelephoneUri(domain),
        locate);
  }

  private LocateTargets located(TargetPaths paths) {
    return new LocateTargets(
        domain, subscribers, locations, numbers, paths, this::isTrunk, transport);
  }

  /** How redirections are followed. */
  public FollowRedirects redirects() {
    return new FollowRedirects(policy, domain, located(new TargetPaths(processAlways, transport)));
  }

  /** The trunks and carriers by the names that an inner Route has for them. */
  private Map<String, Link> links() {
    Map<String, Link> links = new HashMap<>();
    numbers.plan().trunks().forEach(trunk -> links.put("trunk." + trunk.name(), trunk.link()));
    numbers
        .plan()
        .carriers()
        .forEach(carrier -> links.put("carrier." + carrier.name(), carrier.link()));
    return links;
  }

  /** Whether an address is a trunk's or a carrier's. */
  public boolean isTrunk(InetSocketAddress address) {
    return peers.isTrunk(address);
  }

  /** The way of the ACKs that belong to no transaction. */
  public AckRoute acks() {
    return new AckRoute(
        domain,
        new IdentifyPeer(domain, peers, transport),
        new FollowInnerRoute(flows, links(), this::isTrunk, transport),
        new ReadRoute(domain, tokens),
        new FollowLeg(domain, legs, transport),
        new FollowDialog(transport),
        new DigestGate(authenticator, doorkeeper, counts));
  }
}
