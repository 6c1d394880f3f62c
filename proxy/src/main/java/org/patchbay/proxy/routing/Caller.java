package org.patchbay.proxy.routing;

import org.patchbay.trunks.Peer;

/** Who a request comes from; the first that matches, in this order. */
public sealed interface Caller {

  /** Nobody that we know. */
  Caller STRANGER = new Stranger();

  /** An address in {@code sip.trusted}. */
  Caller TRUSTED = new Trusted();

  /**
   * A trunk or carrier, known by its source address.
   *
   * @param peer as it is configured
   */
  record Trunk(Peer peer) implements Caller {}

  /** A peer that is trusted by its address. */
  record Trusted() implements Caller {}

  /**
   * A user who has proved it by digest.
   *
   * @param name the user's name
   */
  record User(String name) implements Caller {}

  /** Anyone else. */
  record Stranger() implements Caller {}

  /** Whether the caller may read why it is refused. */
  default boolean isKnown() {
    return !(this instanceof Stranger);
  }
}
