package org.patchbay.proxy.locating;

/** The types of DNS records that lead to a server. */
public enum RecordType {
  /** Which transports a domain has (RFC 3403). */
  NAPTR,

  /** Which hosts and ports serve a domain over a transport (RFC 2782). */
  SRV,

  /** IPv4 addresses of a host (RFC 1035 §3.4.1). */
  A,

  /** IPv6 addresses of a host (RFC 3596). */
  AAAA
}
