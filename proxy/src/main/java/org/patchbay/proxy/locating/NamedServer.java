package org.patchbay.proxy.locating;

import java.util.Locale;
import org.patchbay.proxy.transport.Transport;

/**
 * A server as a URI names it, where DNS has to say the rest (RFC 3263 §4).
 *
 * @param transport the transport that the URI asks for; null lets DNS choose
 * @param host a host name, no address; in lower case and without a dot at the end
 * @param port the port that the URI gives; 0 lets DNS choose
 * @param secure whether only TLS will do, as for {@code sips:}
 */
public record NamedServer(Transport transport, String host, int port, boolean secure) {

  public NamedServer {
    String lower = host.toLowerCase(Locale.ROOT);
    host = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
