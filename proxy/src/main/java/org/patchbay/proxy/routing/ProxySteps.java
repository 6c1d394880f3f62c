package org.patchbay.proxy.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Function;
import java.util.function.Predicate;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.auth.DigestAuthenticator;
import org.patchbay.proxy.forwarding.LoopHash;
import org.patchbay.proxy.forwarding.RouteToken;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.reply.Replies;
import org.patchbay.proxy.transport.TransportLayer;
import org.patchbay.trunks.CallRouting;

/**
 * What the chain is made of.
 *
 * @param loop the loop that all of it runs on
 * @param domain which addresses are ours
 * @param peers the caller at a source address, {@link Caller#STRANGER} where none is configured
 * @param openFrom from where anyone may register without a password
 * @param subscribers whom the domain serves
 * @param numbers where dialled numbers lead
 */
public record ProxySteps(
    EventLoop loop,
    OwnDomain domain,
    Function<InetSocketAddress, Caller> peers,
    Predicate<InetAddress> openFrom,
    Subscribers subscribers,
    CallRouting numbers,
    DigestAuthenticator authenticator,
    LocationService locations,
    Registrar registrar,
    TransportLayer transport,
    RouteToken tokens,
    LoopHash loopHash,
    Replies replies) {

  /** The chain for every request but ACK and CANCEL. */
  public RoutingChain chain() {
    AnswerOptions options = new AnswerOptions(domain, replies);
    DigestGate gate = new DigestGate(authenticator);
    return RoutingChain.of(
        new IdentifyPeer(peers),
        new CheckHops(options),
        new CheckExtensions(),
        new ReadRoute(domain, tokens),
        new DetectLoop(domain, loopHash),
        options,
        new TakeRegister(loop, domain, gate, openFrom, registrar, replies),
        new Authenticate(gate, new CallerIdentity(domain, subscribers)),
        new FollowDialog(transport),
        new RefuseStray(),
        new LocateTargets(domain, subscribers, locations, numbers, transport));
  }

  /** The way of the ACKs that belong to no transaction. */
  public AckRoute acks() {
    return new AckRoute(
        domain,
        new IdentifyPeer(peers),
        new ReadRoute(domain, tokens),
        new FollowDialog(transport),
        new DigestGate(authenticator),
        transport);
  }
}
