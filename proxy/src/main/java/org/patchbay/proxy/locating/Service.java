package org.patchbay.proxy.locating;

import java.util.List;
import java.util.Locale;
import org.patchbay.proxy.transport.Transport;

/** SIP over a transport, as DNS names it (RFC 3263 §4.1). In the order in which we prefer them. */
enum Service {
  UDP(Transport.UDP, "SIP+D2U", "_sip._udp.", 5060, false),
  TCP(Transport.TCP, "SIP+D2T", "_sip._tcp.", 5060, false);

  private static final List<Service> ALL = List.of(values());

  private final Transport transport;
  private final String naptr;
  private final String srvPrefix;
  private final int port;
  private final boolean secure;

  Service(Transport transport, String naptr, String srvPrefix, int port, boolean secure) {
    this.transport = transport;
    this.naptr = naptr;
    this.srvPrefix = srvPrefix;
    this.port = port;
    this.secure = secure;
  }

  /** Those that a server may be asked for: of its transport, if it names one, and secure enough. */
  static List<Service> of(NamedServer server) {
    return ALL.stream().filter(service -> service.fits(server)).toList();
  }

  private boolean fits(NamedServer server) {
    if (server.secure() && !secure) {
      return false;
    }
    // RFC 3261 §26.2.2: a sips URI with transport=tcp means TLS.
    return server.transport() == null
        || server.transport() == transport
        || server.secure() && server.transport() == Transport.TCP;
  }

  /** Whether a NAPTR record is of this service. */
  boolean isNamedBy(DnsRecord.Naptr record) {
    return record.service().toUpperCase(Locale.ROOT).equals(naptr);
  }

  Transport transport() {
    return transport;
  }

  /** The name whose SRV records say who serves a domain. */
  String srvName(String domain) {
    return srvPrefix + domain;
  }

  /** The port where neither a URI nor SRV names one. */
  int defaultPort() {
    return port;
  }
}
