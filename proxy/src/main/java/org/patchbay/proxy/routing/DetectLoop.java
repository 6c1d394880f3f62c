package org.patchbay.proxy.routing;

import org.patchbay.proxy.forwarding.LoopHash;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.Via;
import org.patchbay.proxy.transaction.Branch;

/**
 * A request that was here before, and would be forwarded in the same way again (RFC 3261 §16.3 step
 * 4, RFC 5393 §4.2).
 */
final class DetectLoop implements RoutingStep {
  private final OwnDomain domain;
  private final LoopHash loopHash;
  private final Via via = new Via();

  DetectLoop(OwnDomain domain, LoopHash loopHash) {
    this.domain = domain;
    this.loopHash = loopHash;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    SipMessage request = context.message();
    byte[] bytes = request.bytes();
    long hash = -1;
    for (int h = request.first(HeaderName.VIA); h >= 0; h = request.next(h)) {
      int end = request.valueEnd(h);
      for (int i = request.valueStart(h); i <= end; ) {
        int elementEnd = Octets.elementEnd(bytes, i, end);
        if (via.read(bytes, i, elementEnd)
            && domain.owns(bytes, via.hostStart(), via.hostEnd())
            && Branch.loopHash(via) >= 0) {
          hash = hash < 0 ? loopHash.of(context.head()) : hash;
          if (Branch.loopHash(via) == hash) {
            return Verdict.refuse(Refusal.LOOP);
          }
        }
        i = elementEnd + 1;
      }
    }
    return Verdict.NEXT;
  }
}
