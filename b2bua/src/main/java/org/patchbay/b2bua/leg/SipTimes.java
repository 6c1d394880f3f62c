package org.patchbay.b2bua.leg;

import java.time.Duration;

/** The times of RFC 3261 §17.1.1.1, appendix A. */
final class SipTimes {
  static final Duration T1 = Duration.ofMillis(500);
  static final Duration T2 = Duration.ofSeconds(4);
  static final Duration SIXTY_FOUR_T1 = T1.multipliedBy(64);

  private SipTimes() {}
}
