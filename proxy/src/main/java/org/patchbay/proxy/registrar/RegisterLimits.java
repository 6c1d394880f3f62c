package org.patchbay.proxy.registrar;

/**
 * What may be registered.
 *
 * @param minSeconds the shortest interval but 0; a shorter one is answered with 423
 * @param defaultSeconds the interval of a contact that asks for none
 * @param maxSeconds the longest interval; a longer one is cut to it
 * @param mostContacts the most bindings of one user
 */
public record RegisterLimits(int minSeconds, int defaultSeconds, int maxSeconds, int mostContacts) {

  /** A minute, an hour, an hour, and ten contacts. */
  public static final RegisterLimits DEFAULT = new RegisterLimits(60, 3600, 3600, 10);

  /** Checks that the numbers make sense together. */
  public RegisterLimits {
    if (minSeconds < 1
        || minSeconds > defaultSeconds
        || defaultSeconds > maxSeconds
        || mostContacts < 1) {
      throw new IllegalArgumentException("registration limits contradict each other");
    }
  }
}
