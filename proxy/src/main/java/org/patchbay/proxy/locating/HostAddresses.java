package org.patchbay.proxy.locating;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.patchbay.proxy.locating.DnsRecord.Address;

/** A host whose addresses are being asked for, of those families that we can send to (RFC 7984). */
final class HostAddresses {
  /** A host with more than that has them for others than us. */
  private static final int MOST_OF_A_FAMILY = 8;

  private final Service service;
  private final String name;
  private final int port;
  private DnsAnswer ipv4 = DnsAnswer.notThere();
  private DnsAnswer ipv6 = DnsAnswer.notThere();

  HostAddresses(Service service, String name, int port) {
    this.service = service;
    this.name = name;
    this.port = port;
  }

  /** Asks for both families at once, and counts a step when all has been answered. */
  void ask(Reach reach, Dns dns, Countdown hosts) {
    boolean wantsIpv4 = reach.covers(service.transport(), false);
    boolean wantsIpv6 = reach.covers(service.transport(), true);
    Countdown families = new Countdown((wantsIpv4 ? 1 : 0) + (wantsIpv6 ? 1 : 0), hosts::step);
    if (wantsIpv4) {
      dns.ask(
          name,
          RecordType.A,
          answer -> {
            ipv4 = answer;
            families.step();
          });
    }
    if (wantsIpv6) {
      dns.ask(
          name,
          RecordType.AAAA,
          answer -> {
            ipv6 = answer;
            families.step();
          });
    }
  }

  /**
   * Where the host is.
   *
   * <p>Deviation: RFC 7984 §4 has the order of RFC 6724 between the families. Here that of the
   * request comes first, so that the media of the two ends can take the straight way.
   */
  Stream<Candidate> candidates(boolean ipv6First) {
    return Stream.of(ipv6First ? ipv6 : ipv4, ipv6First ? ipv4 : ipv6)
        .map(DnsAnswer::records)
        .flatMap(this::addresses);
  }

  private Stream<Candidate> addresses(List<DnsRecord> records) {
    return records.stream()
        .limit(MOST_OF_A_FAMILY)
        .map(Address.class::cast)
        .map(
            record ->
                new Candidate(service.transport(), new InetSocketAddress(record.address(), port)));
  }
}
