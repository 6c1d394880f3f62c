package org.patchbay.proxy.routing;

import java.util.function.Predicate;
import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * A request inside a dialog with a leg of the media processor: its Request-URI is the leg's
 * Contact, {@code sip:leg-TOKEN@} one of our listeners, or its To tag is a leg's, for some user
 * agents go on sending to the address that they called. Whether there is such a dialog the leg
 * knows; it is not challenged here, and goes nowhere else, whatever Route it has: the leg is at the
 * end of every one.
 */
final class FollowLeg implements RoutingStep {
  private static final String PREFIX = "leg-";

  private final OwnDomain domain;
  private final Predicate<String> legs;
  private final TransportLayer transport;

  FollowLeg(OwnDomain domain, Predicate<String> legs, TransportLayer transport) {
    this.domain = domain;
    this.legs = legs;
    this.transport = transport;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    Flow hop = hop(context);
    return hop == null
        ? Verdict.NEXT
        : Verdict.forward(new Target(null, new NextHop.OnFlow(hop), 0));
  }

  /** Whether that is a leg's name, and one that was given: nothing else of a stranger goes in. */
  private boolean names(String text) {
    return text.startsWith(PREFIX) && legs.test(text.substring(PREFIX.length()));
  }

  /** The flow inwards for a request inside a leg's dialog; null for any other. */
  Flow hop(RoutingContext context) {
    SipUri uri = context.head().uri();
    boolean toLeg =
        context.hasToTag()
            && domain.owns(uri)
            && (names(uri.user()) || names(context.head().to().tag()));
    return toLeg ? transport.hopFlow() : null;
  }
}
