package org.patchbay.testkit.phone;

import java.util.SplittableRandom;

/**
 * What a phone tends to do beside plain calls. Probabilities are from 0 to 1.
 *
 * @param holds that a party holds the call for a while
 * @param delays that an INVITE makes no offer (RFC 3261 §13.2.1)
 * @param stalls that the callee says nothing at all at first, for as long as it would ring
 * @param overloaded that a refusal is a 503
 */
public record Quirks(double holds, double delays, double stalls, double overloaded) {
  /** Plain calls alone. */
  public static final Quirks NONE = new Quirks(0, 0, 0, 0);

  /** Whether something happens; what never does costs no throw of the dice. */
  static boolean happens(SplittableRandom dice, double probability) {
    return probability > 0 && dice.nextDouble() < probability;
  }
}
