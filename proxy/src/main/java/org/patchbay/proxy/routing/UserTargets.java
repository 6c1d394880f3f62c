package org.patchbay.proxy.routing;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.registrar.Binding;

/**
 * The targets that the bindings of a user make, in their order. The flows of one phone are one
 * target, which names the others to be tried after it: a phone that is reached twice over rings
 * once (RFC 5626 §7).
 */
final class UserTargets {
  private final ContactRoute contacts;
  private final TargetPaths paths;

  UserTargets(ContactRoute contacts, TargetPaths paths) {
    this.contacts = contacts;
    this.paths = paths;
  }

  /**
   * The targets; none if there is no way to any of them.
   *
   * @param secure whether only those that are reached over TLS count. Deviation: their contacts
   *     need not be {@code sips:} (RFC 5630 §5.3); phones register {@code sip:} with {@code
   *     transport=tls}
   */
  List<Target> of(RoutingContext context, List<Binding> bindings, boolean secure) {
    List<Target> targets = new ArrayList<>(bindings.size());
    for (int i = 0; i < bindings.size(); i++) {
      if (!isLaterFlow(bindings, i)) {
        Target target = target(context, bindings, i, secure);
        if (target != null) {
          targets.add(target);
        }
      }
    }
    return targets;
  }

  /** Whether a binding is but another flow of one that comes before it. */
  private static boolean isLaterFlow(List<Binding> bindings, int index) {
    for (int i = 0; i < index; i++) {
      if (bindings.get(index).isOtherFlowOf(bindings.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** The first way to a phone that there is, with the others behind it. */
  private Target target(RoutingContext context, List<Binding> bindings, int first, boolean secure) {
    Binding phone = bindings.get(first);
    Target target = null;
    for (int i = bindings.size() - 1; i >= first; i--) {
      Binding binding = bindings.get(i);
      Target way = i == first || binding.isOtherFlowOf(phone) ? contacts.target(binding) : null;
      if (way != null && (!secure || way.hop().isSecure())) {
        target = paths.toBinding(context, way, binding).or(target);
      }
    }
    return target;
  }
}
