package org.patchbay.proxy.transport;

import javax.net.ssl.SSLEngine;

/**
 * Where the TLS of a connection comes from: certificates, trust, and what is demanded of the peer.
 * Both methods are called on Netty's thread, once for each connection, and wait for nothing.
 */
public interface TlsEngines {

  /**
   * An engine for a connection that we accepted, in server mode. It chooses our certificate by the
   * name that the peer asks for (RFC 6066 §3), and asks for the peer's where that is wanted.
   */
  SSLEngine server();

  /**
   * An engine for a connection that we open, in client mode. Its handshake fails unless the peer's
   * certificate is good for the domain (RFC 5922 §7.2).
   *
   * @param domain the SIP domain that the connection is to lead to, or an address as text
   * @param port the port that it goes to
   */
  SSLEngine client(String domain, int port);
}
