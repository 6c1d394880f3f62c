package org.patchbay.proxy.routing;

import java.net.InetAddress;

/**
 * The path that a call takes to one target, and why: straight, or through the media processor
 * (docs/adr/0015). A pure function of the facts; the first that speaks against the straight way is
 * the reason.
 */
public enum CallPath {
  /** Straight. */
  DIRECT("nothing speaks against media straight between the two"),

  /** Through the media processor by policy. */
  POLICY("calls.mediaProcessor is always"),

  /** Through it: the caller does not want to be found (RFC 3323). */
  PRIVACY("the caller asks for privacy of header, session or user"),

  /** Through it: a call from the telephone network. */
  FROM_TRUNK("the call comes from a trunk or carrier"),

  /** Through it: a browser and a phone. */
  MEDIA_CLASSES("the caller and the callee speak different kinds of media"),

  /** Through it: the callee is behind a NAT. */
  CALLEE_BEHIND_NAT("the callee's contact is not the address that it was registered from"),

  /** Through it: the caller is behind a NAT. */
  CALLER_BEHIND_NAT("the caller offers media at an address that it does not call from, and no ICE"),

  /** Through it: IPv4 here and IPv6 there. */
  ADDRESS_FAMILIES("the caller offers media in another address family than the callee's");

  private final String reason;

  CallPath(String reason) {
    this.reason = reason;
  }

  /** Whether it leads through the media processor. */
  public boolean isProcessed() {
    return this != DIRECT;
  }

  /** The reason, for an operator. */
  public String reason() {
    return reason;
  }

  /** The path that follows from what is known. */
  public static CallPath of(PathFacts facts) {
    if (facts.always()) {
      return POLICY;
    }
    if (facts.privacy()) {
      return PRIVACY;
    }
    if (facts.caller() instanceof Caller.Trunk) {
      return FROM_TRUNK;
    }
    if (facts.callerClass() != facts.calleeClass()) {
      return MEDIA_CLASSES;
    }
    if (differ(facts.contact(), facts.registeredFrom())) {
      return CALLEE_BEHIND_NAT;
    }
    // A trusted peer may well be a server that has its media elsewhere.
    boolean isUser = facts.caller() instanceof Caller.User;
    if (isUser && !facts.ice() && differ(facts.offered(), facts.source())) {
      return CALLER_BEHIND_NAT;
    }
    return differInFamily(facts.offered(), facts.target()) ? ADDRESS_FAMILIES : DIRECT;
  }

  /** Two addresses of which one is not the other's; there is no NAT between loopback addresses. */
  private static boolean differ(InetAddress one, InetAddress other) {
    return one != null
        && other != null
        && !one.equals(other)
        && !(one.isLoopbackAddress() && other.isLoopbackAddress());
  }

  private static boolean differInFamily(InetAddress one, InetAddress other) {
    return one != null && other != null && one.getClass() != other.getClass();
  }
}
