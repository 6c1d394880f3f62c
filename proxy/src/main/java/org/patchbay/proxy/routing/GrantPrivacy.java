package org.patchbay.proxy.routing;

import java.util.Set;
import org.patchbay.proxy.message.Privacy;
import org.patchbay.proxy.message.Refusal;

/**
 * Privacy that is critical to the caller and that we cannot give (RFC 3323 §5): to hide where a
 * caller is takes the media processor, and an INVITE for it. What is not critical is given as far
 * as may be.
 */
final class GrantPrivacy implements RoutingStep {
  private final TargetPaths paths;

  GrantPrivacy(TargetPaths paths) {
    this.paths = paths;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    Set<Privacy> asked = Privacy.of(context.message());
    boolean granted =
        !asked.contains(Privacy.CRITICAL)
            || context.caller() instanceof Caller.Inner // who has given it
            || !asked.contains(Privacy.OTHER)
                && (!Privacy.wantsService(asked) || paths.hasChoice(context));
    return granted ? Verdict.NEXT : Verdict.refuse(Refusal.PRIVACY_NOT_POSSIBLE);
  }
}
