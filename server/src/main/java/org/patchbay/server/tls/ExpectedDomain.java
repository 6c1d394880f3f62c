package org.patchbay.server.tls;

/** Whom a peer that we connect to has to prove to be. */
@FunctionalInterface
public interface ExpectedDomain {

  /** Whoever lives at the host. */
  ExpectedDomain THE_HOST = (host, port) -> host;

  /**
   * The domain that has to be in the peer's certificate: a name, or an IP address without brackets.
   *
   * @param host where the connection leads: a name, or an IP address without brackets
   */
  String of(String host, int port);
}
