package org.patchbay.proxy.locating;

import java.util.List;
import java.util.function.Consumer;
import org.patchbay.proxy.transport.Transport;

/**
 * What RFC 3263 says of one server in one zone.
 *
 * @param sentence what the row shows
 * @param zone writes the zone
 * @param reach what we can send on
 * @param server what a URI says
 * @param candidates what it leads to, in order, as {@code udp:192.0.2.1:5060}
 * @param questions what DNS is asked, in order
 */
record LookupRow(
    String sentence,
    Consumer<ScriptedDns> zone,
    Reach reach,
    NamedServer server,
    List<String> candidates,
    List<String> questions) {

  static final Reach IPV4 = (transport, ipv6) -> !ipv6 && transport != Transport.TLS;
  static final Reach BOTH = (transport, ipv6) -> transport != Transport.TLS;
  static final Reach UDP_ONLY = (transport, ipv6) -> transport == Transport.UDP && !ipv6;
  static final Reach TCP_ONLY = (transport, ipv6) -> transport == Transport.TCP && !ipv6;

  static final NamedServer BARE = new NamedServer(null, "example.com", 0, false);

  static NamedServer over(Transport transport) {
    return new NamedServer(transport, "example.com", 0, false);
  }

  static NamedServer at(int port) {
    return new NamedServer(null, "example.com", port, false);
  }

  /** The example of RFC 3263 §4.1, each service with one host. */
  static void rfc3263(ScriptedDns dns) {
    dns.naptr("example.com", 50, 50, "SIPS+D2T", "_sips._tcp.example.com")
        .naptr("example.com", 90, 50, "SIP+D2T", "_sip._tcp.example.com")
        .naptr("example.com", 100, 50, "SIP+D2U", "_sip._udp.example.com")
        .srv("_sips._tcp.example.com", 0, 1, 5061, "server1.example.com")
        .srv("_sip._tcp.example.com", 0, 1, 5060, "server1.example.com")
        .srv("_sip._udp.example.com", 0, 1, 5070, "server2.example.com");
    hosts(dns);
  }

  static void hosts(ScriptedDns dns) {
    dns.host("server1.example.com", "192.0.2.1").host("server2.example.com", "192.0.2.2");
  }

  static List<LookupRow> all() {
    return List.of(
        new LookupRow(
            "the transport of the lowest order that we have wins (RFC 3263 §4.1)",
            LookupRow::rfc3263,
            IPV4,
            BARE,
            List.of("tcp:192.0.2.1:5060"),
            List.of("NAPTR example.com", "SRV _sip._tcp.example.com", "A server1.example.com")),
        new LookupRow(
            "a transport that we do not listen on is passed by",
            LookupRow::rfc3263,
            UDP_ONLY,
            BARE,
            List.of("udp:192.0.2.2:5070"),
            List.of("NAPTR example.com", "SRV _sip._udp.example.com", "A server2.example.com")),
        new LookupRow(
            "an explicit transport is not asked for (§4.1)",
            LookupRow::rfc3263,
            IPV4,
            over(Transport.UDP),
            List.of("udp:192.0.2.2:5070"),
            List.of("SRV _sip._udp.example.com", "A server2.example.com")),
        new LookupRow(
            "an explicit port means the host itself, over UDP (§4.1, §4.2)",
            dns -> dns.host("example.com", "192.0.2.9").srv("_sip._udp.example.com", 0, 0, 1, "x"),
            IPV4,
            at(5080),
            List.of("udp:192.0.2.9:5080"),
            List.of("A example.com")),
        new LookupRow(
            "without NAPTR each transport is asked for, and the first that is served wins (§4.1)",
            dns -> {
              dns.srv("_sip._udp.example.com", 0, 1, 5070, "server2.example.com");
              dns.srv("_sip._tcp.example.com", 0, 1, 5060, "server1.example.com");
              hosts(dns);
            },
            IPV4,
            BARE,
            List.of("udp:192.0.2.2:5070"),
            List.of(
                "NAPTR example.com",
                "SRV _sip._udp.example.com",
                "SRV _sip._tcp.example.com",
                "A server2.example.com")),
        new LookupRow(
            "TCP is taken where UDP is not served (§4.1)",
            dns -> {
              dns.srv("_sip._tcp.example.com", 0, 1, 5060, "server1.example.com");
              hosts(dns);
            },
            IPV4,
            BARE,
            List.of("tcp:192.0.2.1:5060"),
            List.of(
                "NAPTR example.com",
                "SRV _sip._udp.example.com",
                "SRV _sip._tcp.example.com",
                "A server1.example.com")),
        new LookupRow(
            "without SRV it is the host itself at the default port (§4.2)",
            dns -> dns.host("example.com", "192.0.2.9"),
            IPV4,
            over(Transport.TCP),
            List.of("tcp:192.0.2.9:5060"),
            List.of("SRV _sip._tcp.example.com", "A example.com")),
        new LookupRow(
            "without NAPTR and SRV it is the host itself over UDP (§4.1)",
            dns -> dns.host("example.com", "192.0.2.9"),
            IPV4,
            BARE,
            List.of("udp:192.0.2.9:5060"),
            List.of(
                "NAPTR example.com",
                "SRV _sip._udp.example.com",
                "SRV _sip._tcp.example.com",
                "A example.com")),
        new LookupRow(
            "it is the host itself over TCP where we have no UDP",
            dns -> dns.host("example.com", "192.0.2.9"),
            TCP_ONLY,
            BARE,
            List.of("tcp:192.0.2.9:5060"),
            List.of("NAPTR example.com", "SRV _sip._tcp.example.com", "A example.com")),
        new LookupRow(
            "within an order the preference decides (RFC 3403 §4.1)",
            dns -> {
              dns.naptr("example.com", 10, 60, "SIP+D2U", "_sip._udp.example.com")
                  .naptr("example.com", 10, 50, "sip+d2t", "_tcp.other.example.com")
                  .srv("_tcp.other.example.com", 0, 0, 5065, "server1.example.com");
              hosts(dns);
            },
            IPV4,
            BARE,
            List.of("tcp:192.0.2.1:5065"),
            List.of("NAPTR example.com", "SRV _tcp.other.example.com", "A server1.example.com")),
        new LookupRow(
            "a NAPTR that leads nowhere gives way to the next",
            dns -> {
              dns.naptr("example.com", 10, 0, "SIP+D2T", "_sip._tcp.example.com")
                  .naptr("example.com", 20, 0, "SIP+D2U", "_sip._udp.example.com")
                  .srv("_sip._udp.example.com", 0, 0, 5060, "server2.example.com");
              hosts(dns);
            },
            IPV4,
            BARE,
            List.of("udp:192.0.2.2:5060"),
            List.of(
                "NAPTR example.com",
                "SRV _sip._tcp.example.com",
                "SRV _sip._udp.example.com",
                "A server2.example.com")),
        new LookupRow(
            "NAPTR records of other applications and forms are passed by",
            dns -> {
              dns.naptr("example.com", 1, 0, "E2U+sip", "_sip._tcp.example.com")
                  .add(
                      "example.com",
                      RecordType.NAPTR,
                      new DnsRecord.Naptr(2, 0, "u", "SIP+D2T", "!.*!sip:x@y!", ""))
                  .naptr("example.com", 3, 0, "SIP+D2U", "_sip._udp.example.com")
                  .srv("_sip._udp.example.com", 0, 0, 5060, "server2.example.com");
              hosts(dns);
            },
            IPV4,
            BARE,
            List.of("udp:192.0.2.2:5060"),
            List.of("NAPTR example.com", "SRV _sip._udp.example.com", "A server2.example.com")),
        new LookupRow(
            "lower priorities come first (RFC 2782)",
            dns -> {
              dns.srv("_sip._udp.example.com", 20, 0, 5060, "server1.example.com");
              dns.srv("_sip._udp.example.com", 10, 0, 5060, "server2.example.com");
              hosts(dns);
            },
            IPV4,
            over(Transport.UDP),
            List.of("udp:192.0.2.2:5060", "udp:192.0.2.1:5060"),
            List.of("SRV _sip._udp.example.com", "A server2.example.com", "A server1.example.com")),
        new LookupRow(
            "a target of . says that the service is not there (RFC 2782)",
            dns -> dns.srv("_sip._udp.example.com", 0, 0, 0, "").host("example.com", "192.0.2.9"),
            IPV4,
            over(Transport.UDP),
            List.of(),
            List.of("SRV _sip._udp.example.com")),
        new LookupRow(
            "both families are asked for at once (RFC 7984)",
            dns -> dns.host("example.com", "192.0.2.9", "192.0.2.10", "2001:db8::9"),
            BOTH,
            at(5060),
            List.of("udp:192.0.2.9:5060", "udp:192.0.2.10:5060", "udp:[2001:db8::9]:5060"),
            List.of("A example.com", "AAAA example.com")),
        new LookupRow(
            "a name that does not exist leads nowhere",
            dns -> {},
            IPV4,
            at(5060),
            List.of(),
            List.of("A example.com")),
        new LookupRow(
            "TLS is taken where it comes first and we have it (§4.1)",
            LookupRow::rfc3263,
            (transport, ipv6) -> !ipv6,
            BARE,
            List.of("tls:192.0.2.1:5061"),
            List.of("NAPTR example.com", "SRV _sips._tcp.example.com", "A server1.example.com")),
        new LookupRow(
            "a sips URI is served by sips alone (§4.1)",
            dns -> {
              dns.srv("_sip._udp.example.com", 0, 1, 5070, "server2.example.com");
              dns.srv("_sips._tcp.example.com", 0, 1, 5071, "server1.example.com");
              hosts(dns);
            },
            (transport, ipv6) -> !ipv6,
            new NamedServer(null, "example.com", 0, true),
            List.of("tls:192.0.2.1:5071"),
            List.of("NAPTR example.com", "SRV _sips._tcp.example.com", "A server1.example.com")),
        new LookupRow(
            "a sips URI with a port means TLS to the host itself (§4.1, §4.2)",
            dns -> dns.host("example.com", "192.0.2.9"),
            (transport, ipv6) -> !ipv6,
            new NamedServer(null, "example.com", 5063, true),
            List.of("tls:192.0.2.9:5063"),
            List.of("A example.com")),
        new LookupRow(
            "the default port of TLS is 5061 (§4.2)",
            dns -> dns.host("example.com", "192.0.2.9"),
            (transport, ipv6) -> !ipv6,
            over(Transport.TLS),
            List.of("tls:192.0.2.9:5061"),
            List.of("SRV _sips._tcp.example.com", "A example.com")),
        new LookupRow(
            "what asks for TLS goes nowhere else",
            LookupRow::rfc3263,
            (transport, ipv6) -> transport == Transport.UDP || transport == Transport.TCP,
            new NamedServer(Transport.UDP, "example.com", 0, true),
            List.of(),
            List.of()));
  }

  @Override
  public String toString() {
    return sentence;
  }
}
