package org.patchbay.proxy.routing;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.forwarding.ProxyMarks;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.reply.Replies;
import org.patchbay.proxy.transport.TransportLayer;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Link;

/**
 * What the chain is made of.
 *
 * @param loop the loop that all of it runs on
 * @param settings what the operator decides
 * @param subscribers whom the domain serves
 */
public record ProxySteps(
    EventLoop loop,
    RoutingSettings settings,
    Subscribers subscribers,
    DigestGate gate,
    LocationService locations,
    Registrar registrar,
    TransportLayer transport,
    ProxyMarks marks,
    Replies replies,
    SignallingCounts counts) {

  /** The chain for every request but ACK and CANCEL. */
  public RoutingChain chain() {
    OwnDomain domain = settings.domain();
    AnswerOptions options = new AnswerOptions(domain, replies);
    TargetPaths paths = paths();
    LocateTargets locate = locate(paths);
    return RoutingChain.of(
        new IdentifyPeer(domain, settings.peers(), transport),
        new CheckHops(options),
        new CheckExtensions(),
        new FollowInnerRoute(marks.flows(), links(), this::isTrunk, transport),
        new ReadRoute(domain, marks.tokens()),
        new DetectLoop(domain, marks.loopHash()),
        options,
        new TakeRegister(loop, settings, gate, registrar, transport, replies, counts),
        new FollowLeg(domain, settings.legs(), transport),
        new Authenticate(gate, new CallerIdentity(domain, subscribers)),
        new FollowDialog(transport),
        new RefuseStray(),
        new GrantPrivacy(paths),
        new TranslateTelephoneUri(domain),
        locate);
  }

  private TargetPaths paths() {
    return new TargetPaths(settings.processAlways(), transport);
  }

  private LocateTargets locate(TargetPaths paths) {
    return new LocateTargets(
        settings.domain(),
        subscribers,
        locations,
        settings.numbers(),
        paths,
        this::isTrunk,
        transport);
  }

  /** How redirections are followed. */
  public FollowRedirects redirects() {
    return new FollowRedirects(settings.redirects(), settings.domain(), locate(paths()));
  }

  /** The trunks and carriers by the names that an inner Route has for them. */
  private Map<String, Link> links() {
    Map<String, Link> links = new HashMap<>();
    DialPlan plan = settings.numbers().plan();
    plan.trunks().forEach(trunk -> links.put("trunk." + trunk.name(), trunk.link()));
    plan.carriers().forEach(carrier -> links.put("carrier." + carrier.name(), carrier.link()));
    return links;
  }

  private boolean isTrunk(InetSocketAddress address) {
    return settings.peers().isTrunk(address);
  }

  /** The way of the ACKs that belong to no transaction. */
  public AckRoute acks() {
    OwnDomain domain = settings.domain();
    return new AckRoute(
        domain,
        new IdentifyPeer(domain, settings.peers(), transport),
        new FollowInnerRoute(marks.flows(), links(), this::isTrunk, transport),
        new ReadRoute(domain, marks.tokens()),
        new FollowLeg(domain, settings.legs(), transport),
        new FollowDialog(transport),
        gate);
  }
}
