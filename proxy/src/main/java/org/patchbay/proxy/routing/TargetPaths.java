package org.patchbay.proxy.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.patchbay.proxy.forwarding.Path;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Privacy;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.registrar.Binding;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * Puts each target of a call on its path: gathers the facts, and has {@link CallPath} judge them.
 *
 * <p>Only an INVITE that begins a call has a choice. What comes from the media processor has been
 * there; what brings a Route of its own goes the way that it names, which a B2BUA would lose.
 */
final class TargetPaths {
  private final boolean always;
  private final TransportLayer transport;
  private final OfferedAudio offer = new OfferedAudio();
  private final SipUri contact = new SipUri();

  /**
   * Puts targets on paths.
   *
   * @param always whether every call goes through the media processor
   */
  TargetPaths(boolean always, TransportLayer transport) {
    this.always = always;
    this.transport = transport;
  }

  /** The target that a binding leads to, on its path. */
  Target toBinding(RoutingContext context, Target target, Binding binding) {
    if (!hasChoice(context)) {
      return target;
    }
    contact.read(target.uri(), 0, target.uri().length);
    InetAddress registeredFrom = binding.flow().remote().getAddress();
    return onItsPath(context, target, contact.literalHost(), registeredFrom);
  }

  /** A target that is nobody's binding, on its path. */
  Target toAddress(RoutingContext context, Target target) {
    return hasChoice(context) ? onItsPath(context, target, null, null) : target;
  }

  /** Whether a request may go through the media processor. */
  boolean hasChoice(RoutingContext context) {
    return context.method() == Method.INVITE
        && !context.hasToTag()
        && !context.hasForeignRoute()
        && !(context.caller() instanceof Caller.Inner)
        && transport.hopFlow() != null;
  }

  private Target onItsPath(
      RoutingContext context, Target target, InetAddress contactAddress, InetAddress registered) {
    offer.read(context.message());
    InetSocketAddress remote = target.hop().remote();
    PathFacts facts =
        new PathFacts(
            always,
            Privacy.wantsService(Privacy.of(context.message())),
            context.caller(),
            MediaClass.of(context.flow().transport()),
            context.flow().remote().getAddress(),
            offer.address(),
            offer.hasIce(),
            MediaClass.of(target.hop().transport()),
            remote == null ? null : remote.getAddress(),
            contactAddress,
            registered);
    return target.on(CallPath.of(facts).isProcessed() ? Path.PROCESSED : Path.DIRECT_FIRST);
  }
}
