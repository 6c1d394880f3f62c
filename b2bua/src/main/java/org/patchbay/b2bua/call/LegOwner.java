package org.patchbay.b2bua.call;

import org.patchbay.b2bua.leg.LegNotice;

/** The call that a leg belongs to. */
interface LegOwner {

  /** A leg has news. Everything else that the news brings about has been done. */
  void told(LiveLeg leg, LegNotice notice);
}
