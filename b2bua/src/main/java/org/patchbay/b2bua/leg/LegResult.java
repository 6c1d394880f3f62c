package org.patchbay.b2bua.leg;

import java.util.List;

/** What an input leads to: the leg as it is then, and what is to be done, in order. */
public record LegResult(LegRecord leg, List<LegAction> actions) {

  public LegResult {
    actions = List.copyOf(actions);
  }
}
