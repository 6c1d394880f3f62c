package org.patchbay.server.assembly;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.ListenAddress;
import org.patchbay.proxy.routing.OwnDomain;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.server.cli.CommandException;
import org.patchbay.server.config.PrimaryAddress;
import org.patchbay.server.config.Settings;
import org.patchbay.server.config.SipSettings;

/**
 * What to listen on, and under which names.
 *
 * @param points in the order of the configuration
 * @param domain the domain and its other names
 * @param hosts every address that leads here, IPv6 in brackets
 */
record Listeners(List<ListenPoint> points, OwnDomain domain, Set<String> hosts) {

  private static final InetAddress IPV6_ANY = IpAddresses.parse("::").orElseThrow();
  private static final InetAddress IPV6_LOOPBACK = IpAddresses.parse("::1").orElseThrow();

  /**
   * The listeners of some settings on a machine.
   *
   * @param interfaces the machine's
   * @throws CommandException if an address has to be guessed and cannot be
   */
  static Listeners of(Settings settings, List<PrimaryAddress.Interface> interfaces)
      throws CommandException {
    List<ListenPoint> points = new ArrayList<>();
    Set<String> hosts = new LinkedHashSet<>();
    Set<Integer> ports = new LinkedHashSet<>();
    for (ListenAddress listener : listeners(settings.sip(), interfaces)) {
      InetAddress advertised = advertised(settings.sip(), listener, interfaces);
      int port = listener.address().getPort();
      points.add(
          new ListenPoint(
              Transport.valueOf(listener.transport().name()),
              listener.address(),
              IpAddresses.text(advertised),
              port));
      hosts.add(IpAddresses.text(advertised));
      hosts.addAll(bound(listener.address().getAddress(), interfaces));
      ports.add(port);
    }
    String domain = settings.domain().orElse(points.get(0).advertisedHost());
    return new Listeners(
        List.copyOf(points), new OwnDomain(domain, hosts, ports), Set.copyOf(hosts));
  }

  /** Our end of a flow as peers know it, in place of a wildcard. */
  InetSocketAddress shown(Flow flow) {
    InetSocketAddress local = flow.local();
    if (!local.getAddress().isAnyLocalAddress()) {
      return local;
    }
    return points.stream()
        .filter(point -> point.transport() == flow.transport() && point.address().equals(local))
        .flatMap(
            point -> IpAddresses.parse(point.advertisedHost().replaceAll("[\\[\\]]", "")).stream())
        .map(told -> new InetSocketAddress(told, local.getPort()))
        .findFirst()
        .orElse(local);
  }

  /**
   * As configured; by default everything, IPv6 as well where the machine has it and it is plain
   * which address to advertise. A doubt about IPv6 must not keep the first start from working.
   */
  private static List<ListenAddress> listeners(
      SipSettings sip, List<PrimaryAddress.Interface> interfaces) {
    List<PrimaryAddress.Interface> ipv6 = ofFamily(interfaces, true);
    boolean hasIpv6 =
        ipv6.stream()
            .flatMap(each -> each.addresses().stream())
            .anyMatch(address -> !address.isLinkLocalAddress());
    if (!hasIpv6
        || PrimaryAddress.among(ipv6) instanceof PrimaryAddress.Ambiguous
        || !sip.listen().equals(SipSettings.DEFAULT.listen())) {
      return sip.listen();
    }
    List<ListenAddress> both = new ArrayList<>(sip.listen());
    for (ListenAddress ipv4 : sip.listen()) {
      InetSocketAddress everywhere = new InetSocketAddress(IPV6_ANY, ipv4.address().getPort());
      both.add(new ListenAddress(ipv4.transport(), everywhere));
    }
    return both;
  }

  /** What peers are told: what is configured, the address itself, or the one that must be meant. */
  private static InetAddress advertised(
      SipSettings sip, ListenAddress listener, List<PrimaryAddress.Interface> interfaces)
      throws CommandException {
    InetAddress bound = listener.address().getAddress();
    var configured = sip.advertise().inPlaceOf(bound);
    if (configured.isPresent() || !bound.isAnyLocalAddress()) {
      return configured.orElse(bound);
    }
    boolean ipv6 = bound instanceof Inet6Address;
    PrimaryAddress.Result primary = PrimaryAddress.among(ofFamily(interfaces, ipv6));
    if (primary instanceof PrimaryAddress.Ambiguous ambiguous) {
      throw CommandException.misconfigured("patchbay: " + ambiguous.message());
    }
    InetAddress found = ((PrimaryAddress.Found) primary).address();
    return found instanceof Inet6Address == ipv6 ? found : IPV6_LOOPBACK;
  }

  private static List<PrimaryAddress.Interface> ofFamily(
      List<PrimaryAddress.Interface> interfaces, boolean ipv6) {
    return interfaces.stream()
        .map(
            each ->
                new PrimaryAddress.Interface(
                    each.name(),
                    each.up(),
                    each.loopback(),
                    each.addresses().stream()
                        .filter(address -> address instanceof Inet6Address == ipv6)
                        .toList()))
        .toList();
  }

  /** Every address under which a listener can be reached on this machine. */
  private static List<String> bound(
      InetAddress address, List<PrimaryAddress.Interface> interfaces) {
    if (!address.isAnyLocalAddress()) {
      return List.of(IpAddresses.text(address));
    }
    boolean ipv6 = address instanceof Inet6Address;
    return interfaces.stream()
        .flatMap(each -> each.addresses().stream())
        .filter(each -> each instanceof Inet6Address == ipv6)
        .map(IpAddresses::text)
        .toList();
  }
}
