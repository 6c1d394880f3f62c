package org.patchbay.proxy.locating;

import java.util.List;
import java.util.Locale;
import org.patchbay.proxy.transport.Transport;

/** SIP over a transport, as DNS names it (RFC 3263 §4.1). In the order in which we prefer them. */
enum Service {
  UDP(Transport.UDP, "SIP+D2U", "_sip._udp."),
  TCP(Transport.TCP, "SIP+D2T", "_sip._tcp."),
  TLS(Transport.TLS, "SIPS+D2T", "_sips._tcp.");

  private static final List<Service> ALL = List.of(values());

  private final Transport transport;
  private final String naptr;
  private final String srvPrefix;

  Service(Transport transport, String naptr, String srvPrefix) {
    this.transport = transport;
    this.naptr = naptr;
    this.srvPrefix = srvPrefix;
  }

  /** Those that a server may be asked for: of its transport, if it names one, and secure enough. */
  static List<Service> of(NamedServer server) {
    return ALL.stream().filter(service -> service.fits(server)).toList();
  }

  private boolean fits(NamedServer server) {
    return (transport.secure() || !server.secure())
        && (server.transport() == null || server.transport() == transport);
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
    return transport.defaultPort();
  }
}
