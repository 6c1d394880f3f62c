package org.patchbay.proxy.routing;

import org.patchbay.proxy.forwarding.LoopHash;
import org.patchbay.proxy.message.HeaderElements;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.Via;
import org.patchbay.proxy.transaction.Branch;

/**
 * A request that was here before, and would be forwarded in the same way again (RFC 3261 §16.3 step
 * 4, RFC 5393 §4.2).
 */
final class DetectLoop implements RoutingStep {
  private final OwnDomain domain;
  private final LoopHash loopHash;
  private final HeaderElements elements = new HeaderElements();
  private final Via via = new Via();

  DetectLoop(OwnDomain domain, LoopHash loopHash) {
    this.domain = domain;
    this.loopHash = loopHash;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    byte[] bytes = context.message().bytes();
    long hash = -1;
    elements.of(context.message(), HeaderName.VIA);
    while (elements.advance()) {
      if (via.read(bytes, elements.start(), elements.end())
          && domain.owns(bytes, via.hostStart(), via.hostEnd())
          && Branch.loopHash(via) >= 0) {
        hash = hash < 0 ? loopHash.of(context.head()) : hash;
        if (Branch.loopHash(via) == hash) {
          return Verdict.refuse(Refusal.LOOP);
        }
      }
    }
    return Verdict.NEXT;
  }
}
