package org.patchbay.testkit.net;

import java.util.Optional;

/** A rule of the test that decides about single datagrams before the link does. */
@FunctionalInterface
public interface Interference {

  /** The fate of the datagram; empty to leave it to the others and to the link. */
  Optional<Fate> fateOf(Packet packet);
}
