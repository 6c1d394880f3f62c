package org.patchbay.proxy.locating;

import java.net.InetAddress;

/** What a DNS record says. Names have no dot at the end; the root is the empty name. */
public sealed interface DnsRecord {

  /**
   * A transport of a domain (RFC 3403 §4.1).
   *
   * @param order lower ones come first, 0 to 65535
   * @param preference lower ones come first within an order, 0 to 65535
   * @param flags {@code s} if the replacement has SRV records
   * @param service as {@code SIP+D2U}
   * @param regexp empty where there is a replacement
   * @param replacement the name to ask next
   */
  record Naptr(
      int order, int preference, String flags, String service, String regexp, String replacement)
      implements DnsRecord {}

  /**
   * A host of a service (RFC 2782).
   *
   * @param priority lower ones come first, 0 to 65535
   * @param weight the share of the calls among those of a priority, 0 to 65535
   * @param port 0 to 65535
   * @param target its name; empty if the service is decidedly not offered
   */
  record Srv(int priority, int weight, int port, String target) implements DnsRecord {}

  /** An address of a host. */
  record Address(InetAddress address) implements DnsRecord {}
}
