package org.patchbay.proxy.forwarding;

import org.patchbay.proxy.transaction.ClientTransaction;
import org.patchbay.proxy.transport.Transport;

/** One target being tried. */
final class ForkBranch {
  final ResponseContext context;

  /** How many branches it may become farther on (RFC 5393 §5.3.3). */
  final int breadth;

  /** Where it goes; null once it has ended, for the branch lingers longer than that matters. */
  Target target;

  /** Null while the target's name is being looked up. */
  ClientTransaction client;

  /** The final status; 0 while there is none. */
  int status;

  /** Whether a provisional response came. */
  boolean proceeds;

  /** Whether the caller was told so: a provisional response above 100 was passed on. */
  boolean wasHeard;

  /** Whether the context itself cancelled it, and not the branch's own patience. */
  boolean cancelled;

  /**
   * What the same target answered when it was tried straight, if this is the second try; the caller
   * sees it only if this fails too.
   */
  BestResponse withheld;

  ForkBranch(ResponseContext context, Target target, int breadth) {
    this.context = context;
    this.target = target;
    this.breadth = breadth;
  }

  boolean isPending() {
    return status == 0;
  }

  /**
   * Whether a final status says that the target cannot do with the offer, and it may get another.
   */
  boolean failsForTheOffer(int finalStatus) {
    boolean isAboutTheOffer =
        switch (finalStatus) {
          case 415, 488, 606 -> true; // RFC 3261 §21.4.13, §21.4.26, §21.6.4
          default -> false;
        };
    return isAboutTheOffer && target.path() == Path.DIRECT_FIRST;
  }

  /** Whether a final status names other targets, and somebody outside says so. */
  boolean isRedirected(int finalStatus) {
    boolean isRedirect =
        switch (finalStatus) {
          case 300, 301, 302 -> true; // RFC 3261 §21.3: 305 and 380 name no other place to call
          default -> false;
        };
    return isRedirect && client.flow().transport() != Transport.HOP;
  }

  /** A final response came, or none will come. */
  void end(int finalStatus) {
    status = finalStatus;
    target = null;
  }
}
