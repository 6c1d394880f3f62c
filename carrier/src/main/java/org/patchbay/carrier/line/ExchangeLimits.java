package org.patchbay.carrier.line;

import java.time.Duration;

/**
 * What callers together can take up.
 *
 * @param calls at once, those that ring included; more get 503
 * @param longestCall then it is ended
 * @param callBacks that are promised or under way; more get 503
 */
public record ExchangeLimits(int calls, Duration longestCall, int callBacks) {
  /** Fifty calls of ten minutes, ten calls back. */
  public static final ExchangeLimits STANDARD = new ExchangeLimits(50, Duration.ofMinutes(10), 10);
}
