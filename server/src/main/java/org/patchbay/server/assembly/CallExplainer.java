package org.patchbay.server.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.patchbay.config.IpAddresses;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.server.config.MediaProcessing;
import org.patchbay.server.config.Settings;
import org.patchbay.server.explain.CallPath;
import org.patchbay.server.explain.Explanation;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.Caller;
import org.patchbay.trunks.Decision;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Peer;

/**
 * Says where a call would go, by the functions that decide it.
 *
 * @param users whether a name is a user's
 * @param running what a running server knows; empty where none is asked
 */
record CallExplainer(Settings settings, Predicate<String> users, Optional<Running> running) {

  /**
   * What only a running server knows.
   *
   * @param contacts the contacts that a user has registered
   * @param offline the trunks and carriers that are known not to be there
   */
  record Running(Function<String, List<String>> contacts, Set<Peer> offline) {}

  /** The call of a user, a trunk or a carrier. */
  Explanation explain(String from, String to) {
    Optional<Caller> caller = caller(from);
    if (caller.isEmpty()) {
      List<String> reasons =
          List.of(from + " is neither a user nor a trunk or carrier, so the call is challenged");
      return refused(from, to, Refusal.CREDENTIALS_WANTED, reasons);
    }
    Decision decision = new CallRouting(settings.dialPlan(), users).decide(caller.get(), to);
    if (decision instanceof Decision.RingUser ring) {
      return ring(from, to, caller.get(), ring);
    } else if (decision instanceof Decision.CallTrunks trunks) {
      String route = trunks.route().name();
      return out(from, to, Optional.of(route), trunks.route().trunks(), decision.reasons());
    } else if (decision instanceof Decision.CallCarriers carriers) {
      return out(from, to, Optional.empty(), carriers.carriers(), decision.reasons());
    }
    return refused(from, to, Refusal.NUMBER_NOT_SERVED, decision.reasons());
  }

  private Optional<Caller> caller(String from) {
    if (users.test(from)) {
      return Optional.of(new Caller.User(from));
    }
    DialPlan plan = settings.dialPlan();
    return Stream.<Peer>concat(plan.trunks().stream(), plan.carriers().stream())
        .filter(peer -> peer.name().equals(from))
        .findFirst()
        .map(Caller.FromPeer::new);
  }

  private Explanation ring(String from, String to, Caller caller, Decision.RingUser ring) {
    List<String> reasons = new ArrayList<>(ring.reasons());
    String user = ring.user();
    Optional<List<String>> registered = running.map(server -> server.contacts().apply(user));
    if (!users.test(user) && registered.map(List::isEmpty).orElse(true)) {
      reasons.add("there is no user " + user);
      return refused(from, to, Refusal.NO_SUCH_USER, reasons);
    }
    if (registered.isPresent() && registered.get().isEmpty()) {
      reasons.add(user + " is not registered now");
      return refused(from, to, Refusal.USER_NOT_REGISTERED, reasons);
    }
    registered.ifPresentOrElse(
        contacts -> contacts.forEach(at -> reasons.add(user + " is registered at " + at)),
        () -> reasons.add("where " + user + " is registered, only a running server knows"));
    return new Explanation(
        from,
        to,
        "rings user " + user,
        path(caller, reasons),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        reasons);
  }

  private CallPath path(Caller caller, List<String> reasons) {
    if (caller instanceof Caller.FromPeer) {
      reasons.add("a call from a trunk or carrier goes through the media processor");
      return CallPath.PROCESSED;
    }
    if (settings.calls().mediaProcessor() == MediaProcessing.ALWAYS) {
      reasons.add("calls.mediaProcessor is always");
      return CallPath.PROCESSED;
    }
    reasons.add(
        "direct, unless an end is behind a NAT, the address families differ, or the phone answers"
            + " that it cannot take what it is offered");
    return CallPath.UNDECIDED;
  }

  /** A call to the telephone network. */
  private Explanation out(
      String from,
      String to,
      Optional<String> route,
      List<? extends Peer> peers,
      List<String> decided) {
    List<String> reasons = new ArrayList<>(decided);
    Set<Peer> offline = running.map(Running::offline).orElse(Set.of());
    boolean some = !offline.containsAll(peers);
    peers.stream()
        .filter(peer -> some && offline.contains(peer))
        .forEach(peer -> reasons.add(peer.name() + " is offline and passed over"));
    return new Explanation(
        from,
        to,
        "goes to the telephone network",
        CallPath.PROCESSED,
        route,
        peers.stream()
            .filter(peer -> !some || !offline.contains(peer))
            .map(
                peer ->
                    peer.name()
                        + " ("
                        + peer.link().transport().word()
                        + " "
                        + IpAddresses.text(peer.link().address())
                        + ")")
            .toList(),
        Optional.empty(),
        reasons);
  }

  private static Explanation refused(
      String from, String to, Refusal refusal, List<String> reasons) {
    return new Explanation(
        from,
        to,
        "is refused",
        CallPath.NONE,
        Optional.empty(),
        List.of(),
        Optional.of(refusal(refusal)),
        reasons);
  }

  private static Explanation.Refusal refusal(Refusal refusal) {
    return new Explanation.Refusal(refusal.status(), refusal.phrase() + ": " + refusal.advice());
  }
}
