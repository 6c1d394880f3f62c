package org.patchbay.proxy.routing;

import org.patchbay.proxy.forwarding.CallerWords;
import org.patchbay.trunks.Carrier;
import org.patchbay.trunks.Peer;

/** Who a request comes from; the first that matches, in this order. */
public sealed interface Caller extends CallerWords {

  /** Nobody that we know. */
  Caller STRANGER = new Stranger();

  /** The media processor. */
  Caller INNER = new Inner();

  /** An address in {@code sip.trusted}. */
  Caller TRUSTED = new Trusted();

  /** The media processor, known by its channel. */
  record Inner() implements Caller {}

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

  @Override
  default String words() {
    if (this instanceof Trunk trunk) {
      return (trunk.peer() instanceof Carrier ? "carrier " : "trunk ") + trunk.peer().name();
    }
    if (this instanceof User user) {
      return "user " + user.name();
    }
    return this instanceof Stranger ? "party" : this instanceof Inner ? "inner" : "trusted";
  }

  /** Whether the caller may read why it is refused. */
  default boolean isKnown() {
    return !(this instanceof Stranger);
  }
}
