package org.patchbay.trunks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides where a call goes: our own numbers first, then the first matching route, then Cloud
 * Calling. A pure function of the plan, the caller and the dialled text.
 *
 * @param plan the numbers, routes, trunks and carriers
 * @param users whether a name is a user's; asked for digits without a {@code +} only
 */
public record CallRouting(DialPlan plan, Predicate<String> users) {

  /**
   * The decision.
   *
   * @param caller who calls
   * @param dialled the user part of the Request-URI, without escapes; any text is allowed
   */
  public Decision decide(Caller caller, String dialled) {
    List<String> reasons = new ArrayList<>();
    DialString asked = DialString.of(dialled);
    if (asked instanceof DialString.Number called) {
      reasons.add(called.number() + " is a telephone number");
      return number(caller, called.number(), reasons);
    }
    if (asked instanceof DialString.Digits digits) {
      return digits(digits.digits(), reasons);
    }
    if (asked instanceof DialString.NoNumber) {
      reasons.add(
          "what was dialled begins with + but is no telephone number: those have 2 to "
              + PhoneNumber.MOST_DIGITS
              + " digits and do not begin with 0");
      return new Decision.Unserved(reasons);
    }
    reasons.add("what was dialled is a name, not a telephone number: it is looked up as a user");
    return new Decision.RingUser(dialled, Optional.empty(), reasons);
  }

  private Decision number(Caller caller, PhoneNumber number, List<String> reasons) {
    Optional<String> owner = plan.numbers().ownerOf(number);
    if (owner.isPresent()) {
      return ringOwner(owner.get(), number, reasons);
    }
    reasons.add("it is not in the inventory (cloudCalling.numbers)");
    if (caller instanceof Caller.FromPeer from) {
      reasons.add(
          "the call comes from " + from + ", and calls from there reach our own numbers only");
      return new Decision.Unserved(reasons);
    }
    return outward(number, reasons);
  }

  private Decision outward(PhoneNumber number, List<String> reasons) {
    for (VoiceRoute route : plan.routes()) {
      if (route.pattern().matches(number)) {
        reasons.add("route " + route.name() + " (" + route.pattern() + ") matches");
        listInOrder(route.trunks(), reasons);
        return new Decision.CallTrunks(number, route, reasons);
      }
      reasons.add("route " + route.name() + " (" + route.pattern() + ") does not match");
    }
    if (plan.routes().isEmpty()) {
      reasons.add("there are no routes (sipInterface.routes)");
    }
    if (plan.carriers().isEmpty()) {
      reasons.add("there is no carrier (cloudCalling.carriers) to take what no route matches");
      return new Decision.Unserved(reasons);
    }
    reasons.add("what no route matches goes to Cloud Calling");
    listInOrder(plan.carriers(), reasons);
    return new Decision.CallCarriers(number, plan.carriers(), reasons);
  }

  private static void listInOrder(List<? extends Peer> peers, List<String> reasons) {
    for (int i = 0; i < peers.size(); i++) {
      reasons.add((i == 0 ? "first to try: " : "then: ") + peers.get(i));
    }
  }

  private Decision digits(String digits, List<String> reasons) {
    reasons.add(digits + " has no +, so it is a user's name or one of our numbers");
    Optional<PhoneNumber> ours =
        users.test(digits)
            ? Optional.empty()
            : PhoneNumber.parse("+" + digits).filter(n -> plan.numbers().ownerOf(n).isPresent());
    if (ours.isPresent()) {
      return ringOwner(plan.numbers().owners().get(ours.get()), ours.get(), reasons);
    }
    reasons.add(
        users.test(digits)
            ? "it is the name of a user"
            : "it is not in the inventory: it is looked up as a user; a call to the telephone"
                + " network is dialled with + and the country code");
    return new Decision.RingUser(digits, Optional.empty(), reasons);
  }

  private static Decision ringOwner(String owner, PhoneNumber number, List<String> reasons) {
    reasons.add(number + " is in the inventory (cloudCalling.numbers): it rings user " + owner);
    return new Decision.RingUser(owner, Optional.of(number), reasons);
  }
}
