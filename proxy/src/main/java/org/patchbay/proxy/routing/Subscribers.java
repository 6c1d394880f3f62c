package org.patchbay.proxy.routing;

/** Whom the domain serves. Implemented by the server; called on the loop, so it answers at once. */
public interface Subscribers {

  /** Whether there is a user of that name. */
  boolean isUser(String name);

  /**
   * The number that a user shows to the telephone network.
   *
   * @return the number in E.164 form; null if the user has none
   */
  String numberOf(String user);
}
