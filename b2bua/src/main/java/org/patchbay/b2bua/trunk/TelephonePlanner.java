package org.patchbay.b2bua.trunk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.patchbay.b2bua.leg.Header;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.Party;
import org.patchbay.b2bua.sdp.CodecPolicy;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.SipTransport;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.Caller;
import org.patchbay.trunks.Decision;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Peer;
import org.patchbay.trunks.PhoneNumber;

/**
 * Plans calls: to where the proxy has found a user, or as the dial plan decides, to the trunks of a
 * route or to carriers.
 */
public final class TelephonePlanner implements CallPlanner {
  private final Supplier<CallRouting> routing;
  private final TelephoneSettings settings;
  private final Predicate<Peer> offline;

  /**
   * Plans.
   *
   * @param routing the one that is in force now; asked for each call
   * @param offline whether a peer is known not to be there, so that it is passed over
   */
  public TelephonePlanner(
      Supplier<CallRouting> routing, TelephoneSettings settings, Predicate<Peer> offline) {
    this.routing = routing;
    this.settings = settings;
    this.offline = offline;
  }

  @Override
  public CallPlan plan(IncomingRequest invite) {
    CallRouting now = routing.get();
    Optional<Caller> caller = InnerHeaders.caller(invite, now.plan());
    if (caller.isEmpty()) {
      return refused(403, "the proxy does not say who calls");
    }
    return plan(invite, caller.get(), now);
  }

  private CallPlan plan(IncomingRequest invite, Caller caller, CallRouting now) {
    Optional<String> found = invite.header(InnerHeaders.TARGET);
    if (found.isPresent()) {
      return targets(caller, List.of(user(invite, caller, now.plan(), found.get())));
    }
    Decision decision = now.decide(caller, UriUser.of(invite.requestUri()));
    if (decision instanceof Decision.CallTrunks call) {
      return targets(caller, outward(invite, caller, now, call.number(), call.route().trunks()));
    }
    if (decision instanceof Decision.CallCarriers call) {
      return targets(caller, outward(invite, caller, now, call.number(), call.carriers()));
    }
    return refused(404, "nobody serves this number");
  }

  private CallPlan targets(Caller caller, List<Target> targets) {
    CodecPolicy codecs =
        caller instanceof Caller.FromPeer from
            ? TrunkCodecs.policy(from.peer().link().codecs(), settings.convertible())
            : CodecPolicy.any(settings.convertible());
    return new CallPlan.Targets(codecs, targets);
  }

  private List<Target> outward(
      IncomingRequest invite,
      Caller caller,
      CallRouting now,
      PhoneNumber number,
      List<? extends Peer> peers) {
    CallerIdentity identity = CallerIdentity.outward(caller, invite, now.plan(), settings);
    List<? extends Peer> online = peers.stream().filter(offline.negate()).toList();
    // Where all seem to be offline, the caller is better served by a try than by a refusal.
    return (online.isEmpty() ? peers : online)
        .stream().map(peer -> target(peer, number, identity)).toList();
  }

  private Target target(Peer peer, PhoneNumber number, CallerIdentity identity) {
    String uri = "sip:" + number.e164() + "@" + hostOf(peer);
    return new Target(
        InnerHeaders.nameOf(peer),
        identity.from(),
        Party.of(uri),
        uri,
        List.of(InnerHeaders.routeTo(peer)),
        false,
        TrunkCodecs.policy(peer.link().codecs(), settings.convertible()),
        peer.link().responseTimeout().orElse(settings.responseTimeout()),
        asserted(identity));
  }

  /** The host, port and transport of a peer's URIs. */
  static String hostOf(Peer peer) {
    String host = IpAddresses.text(peer.link().address());
    return peer.link().transport() == SipTransport.UDP
        ? host
        : host + ";transport=" + peer.link().transport().word();
  }

  /** Where the proxy has found a user's phone. */
  private Target user(IncomingRequest invite, Caller caller, DialPlan plan, String route) {
    CallerIdentity identity = CallerIdentity.inward(caller, invite, plan, settings);
    String dialled = UriUser.of(invite.to().uri());
    String to = UriUser.escape(dialled) + "@" + settings.domain();
    return new Target(
        "user " + dialled,
        identity.from(),
        Party.of("sip:" + to),
        invite.requestUri(),
        List.of(route),
        true,
        CodecPolicy.any(settings.convertible()),
        Duration.ofSeconds(32), // one target alone: nothing to go on to
        asserted(identity));
  }

  /** RFC 3325 §9.1, §9.3. */
  private List<Header> asserted(CallerIdentity identity) {
    List<Header> headers = new ArrayList<>(2);
    identity
        .number()
        .map(n -> "<sip:" + n.e164() + "@" + settings.domain() + ">")
        .ifPresent(value -> headers.add(new Header("P-Asserted-Identity", value)));
    if (identity.isPrivate()) {
      headers.add(new Header("Privacy", "id"));
    }
    return headers;
  }

  private static CallPlan refused(int status, String why) {
    return new CallPlan.Refused(Refusal.ours(status, why));
  }
}
