package org.patchbay.proxy.routing;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Predicate;
import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.forwarding.OwnMachine;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.registrar.Binding;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.TransportLayer;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.Decision;

/**
 * The last step: where the request goes (RFC 3261 §16.5). A user of the domain is reached at what
 * was registered, a number of the domain at its owner's; another domain is for callers whom we know
 * and who are no trunk. No user gets to a trunk by naming its address: what users may call there is
 * for the dial plan to say, and to the trunk it would all be our call.
 */
final class LocateTargets implements RoutingStep {
  private final OwnDomain domain;
  private final Subscribers subscribers;
  private final LocationService locations;
  private final CallRouting numbers;
  private final TargetPaths paths;
  private final TransportLayer transport;
  private final Predicate<InetSocketAddress> trunks;
  private final OwnMachine ownMachine;
  private final ContactRoute contacts;
  private final UserTargets users;

  LocateTargets(
      OwnDomain domain,
      Subscribers subscribers,
      LocationService locations,
      CallRouting numbers,
      TargetPaths paths,
      Predicate<InetSocketAddress> trunks,
      TransportLayer transport) {
    this.domain = domain;
    this.subscribers = subscribers;
    this.locations = locations;
    this.numbers = numbers;
    this.paths = paths;
    this.transport = transport;
    this.trunks = trunks;
    this.ownMachine = new OwnMachine(transport);
    this.contacts = new ContactRoute(domain, trunks, transport);
    this.users = new UserTargets(contacts, paths);
  }

  @Override
  public Verdict apply(RoutingContext context) {
    SipUri uri = context.uri();
    boolean sips = uri.scheme() == SipUri.Scheme.SIPS;
    if (sips && !context.flow().transport().secure()) {
      return Verdict.refuse(Refusal.UNKNOWN_SCHEME); // it asks for TLS on every hop (§26.2.2)
    }
    if (context.hasForeignRoute() || !domain.owns(uri)) {
      return foreign(context, uri);
    }
    if (!uri.hasUser()) {
      return Verdict.refuse(Refusal.NO_SUCH_USER);
    }
    String user = uri.user();
    Decision decision = decision(context, user);
    if (decision instanceof Decision.Unserved) {
      return Verdict.refuse(Refusal.NUMBER_NOT_SERVED);
    }
    if (decision != null && !(decision instanceof Decision.RingUser)) {
      return sips ? Verdict.refuse(Refusal.NO_SECURE_WAY) : toNetwork(context);
    }
    return toUser(context, decision instanceof Decision.RingUser ring ? ring.user() : user);
  }

  /** What the dial plan says of a user part; null if it is a name. */
  private Decision decision(RoutingContext context, String user) {
    return mayBeNumber(user.charAt(0))
        ? numbers.decide(dialPlanCaller(context.caller()), user)
        : null;
  }

  /** Whether a request is for a user of the domain, under their name or their number. */
  boolean isInside(RoutingContext context) {
    SipUri uri = context.uri();
    if (context.hasForeignRoute() || !domain.owns(uri) || !uri.hasUser()) {
      return false;
    }
    Decision decision = decision(context, uri.user());
    return decision == null || decision instanceof Decision.RingUser;
  }

  /** Only the media processor calls out, and it decides by which trunk. */
  private Verdict toNetwork(RoutingContext context) {
    Flow hop = transport.hopFlow();
    boolean callsOut =
        hop != null
            && context.method() == Method.INVITE
            && !(context.caller() instanceof Caller.Inner);
    return callsOut
        ? Verdict.forward(new Target(context.newUri(), new NextHop.OnFlow(hop), 0))
        : Verdict.refuse(Refusal.NUMBER_NOT_SERVED);
  }

  private static boolean mayBeNumber(char first) {
    return first == '+' || first >= '0' && first <= '9';
  }

  private static org.patchbay.trunks.Caller dialPlanCaller(Caller caller) {
    if (caller instanceof Caller.Trunk trunk) {
      return new org.patchbay.trunks.Caller.FromPeer(trunk.peer());
    }
    return caller instanceof Caller.User user
        ? new org.patchbay.trunks.Caller.User(user.name())
        : new org.patchbay.trunks.Caller.TrustedSource();
  }

  private Verdict foreign(RoutingContext context, SipUri uri) {
    boolean allowed = context.caller().isKnown() && !(context.caller() instanceof Caller.Trunk);
    if (!allowed) {
      return Verdict.refuse(Refusal.RELAYING_DENIED);
    }
    if (!context.hasForeignRoute()) {
      return away(context, uri);
    }
    SipUri next = ForeignRoute.first(context);
    return next == null ? Verdict.refuse(Refusal.BAD_ROUTE) : away(context, next);
  }

  private Verdict away(RoutingContext context, SipUri next) {
    NextHop hop = Destination.hopTo(next);
    if (hop == null) {
      return Verdict.refuse(Refusal.UNREACHABLE);
    }
    return context.caller() instanceof Caller.User && !isOpenToUsers(hop, context.flow())
        ? Verdict.refuse(Refusal.RELAYING_DENIED)
        : Verdict.forward(paths.toAddress(context, new Target(context.newUri(), hop, 0)));
  }

  /** Names are judged when it is known where they lead. */
  private boolean isOpenToUsers(NextHop hop, Flow source) {
    return !(hop instanceof NextHop.AtAddress at)
        || !trunks.test(at.address()) && ownMachine.allows(at.address().getAddress(), source);
  }

  private Verdict toUser(RoutingContext context, String user) {
    List<Binding> bindings = locations.lookup(user);
    boolean sips = context.head().uri().scheme() == SipUri.Scheme.SIPS;
    List<Target> targets = users.of(context, bindings, sips);
    if (!targets.isEmpty()) {
      return new Verdict.Forward(targets);
    }
    if (sips && !users.of(context, bindings, false).isEmpty()) {
      return Verdict.refuse(Refusal.NO_SECURE_WAY);
    }
    if (bindings.stream().anyMatch(contacts::leadsBack)) {
      return Verdict.refuse(Refusal.LOOP);
    }
    return Verdict.refuse(
        subscribers.isUser(user) ? Refusal.USER_NOT_REGISTERED : Refusal.NO_SUCH_USER);
  }
}
