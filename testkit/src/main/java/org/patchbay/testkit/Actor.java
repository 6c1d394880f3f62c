package org.patchbay.testkit;

/** Whoever stands on the stage: a host with a server on it, or a user agent with its host. */
public interface Actor {

  /** The host. */
  Host host();

  /** The name that ladders show. */
  default String name() {
    return host().name();
  }
}
