package org.patchbay.server.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.server.config.Settings;
import org.patchbay.server.explain.CallPath;
import org.patchbay.server.explain.Explanation;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.Caller;
import org.patchbay.trunks.Decision;
import org.patchbay.trunks.Peer;

/**
 * Says where a call would go, by the functions that decide it.
 *
 * @param users whether a name is a user's
 * @param contacts the contacts that a user has registered; empty where no server is asked
 */
record CallExplainer(
    Settings settings, Predicate<String> users, Optional<Function<String, List<String>>> contacts) {

  /** The call of a user. */
  Explanation explain(String from, String to) {
    if (!users.test(from)) {
      List<String> reasons = List.of(from + " is not a user, so the call is challenged");
      return refused(from, to, Refusal.CREDENTIALS_WANTED, reasons);
    }
    Decision decision =
        new CallRouting(settings.dialPlan(), users).decide(new Caller.User(from), to);
    if (decision instanceof Decision.RingUser ring) {
      return ring(from, to, ring);
    } else if (decision instanceof Decision.CallTrunks trunks) {
      return outward(
          from, to, Optional.of(trunks.route().name()), trunks.route().trunks(), decision);
    } else if (decision instanceof Decision.CallCarriers carriers) {
      return outward(from, to, Optional.empty(), carriers.carriers(), decision);
    }
    return refused(from, to, Refusal.NUMBER_NOT_SERVED, decision.reasons());
  }

  private Explanation ring(String from, String to, Decision.RingUser ring) {
    List<String> reasons = new ArrayList<>(ring.reasons());
    String user = ring.user();
    if (!users.test(user) && contacts.map(at -> at.apply(user).isEmpty()).orElse(true)) {
      reasons.add("there is no user " + user);
      return refused(from, to, Refusal.NO_SUCH_USER, reasons);
    }
    if (contacts.isPresent()) {
      List<String> registered = contacts.get().apply(user);
      if (registered.isEmpty()) {
        reasons.add(user + " is not registered now");
        return refused(from, to, Refusal.USER_NOT_REGISTERED, reasons);
      }
      registered.forEach(contact -> reasons.add(user + " is registered at " + contact));
    } else {
      reasons.add("where " + user + " is registered, only a running server knows");
    }
    return new Explanation(
        from,
        to,
        "rings user " + user,
        CallPath.DIRECT,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        reasons);
  }

  private static Explanation outward(
      String from, String to, Optional<String> route, List<? extends Peer> peers, Decision why) {
    return new Explanation(
        from,
        to,
        "goes to the telephone network",
        CallPath.PROCESSED,
        route,
        peers.stream().map(Peer::name).toList(),
        Optional.empty(),
        why.reasons());
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
