package org.patchbay.proxy.protection;

import java.time.Duration;

/**
 * What the operator decides about strangers. None of it concerns trusted peers, trunks, carriers
 * and the networks of {@code registrar.openFrom}.
 *
 * @param requestsPerSource requests a second from one source, on the average over two seconds; 0
 *     for any number
 * @param registrationsPerSource the same of REGISTER
 * @param failures wrong passwords from one source until it is banned, over ten minutes; 0 bans
 *     nobody
 * @param ban how long the first ban of a source lasts; each further one lasts twice as long
 */
public record ProtectionSettings(
    int requestsPerSource, int registrationsPerSource, int failures, Duration ban) {

  /** 500 requests and 100 registrations a second, 20 wrong passwords, ten minutes. */
  public static final ProtectionSettings DEFAULT =
      new ProtectionSettings(500, 100, 20, Duration.ofMinutes(10));

  /** No limit and no ban: for tests, and where something in front does it. */
  public static final ProtectionSettings NONE =
      new ProtectionSettings(0, 0, 0, Duration.ofMinutes(10));
}
