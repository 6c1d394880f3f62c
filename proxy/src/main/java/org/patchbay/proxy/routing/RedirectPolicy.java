package org.patchbay.proxy.routing;

/** What becomes of a 3xx (docs/adr/0023). */
public enum RedirectPolicy {
  /** It is passed back: the caller decides. */
  NEVER,

  /** Followed to users and numbers of the domain. */
  USERS,

  /** Followed to wherever the caller may call, which may be the telephone network. */
  ALL
}
