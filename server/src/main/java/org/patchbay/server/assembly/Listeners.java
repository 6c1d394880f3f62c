package org.patchbay.server.assembly;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.ListenAddress;
import org.patchbay.proxy.routing.OwnDomain;
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
 */
record Listeners(List<ListenPoint> points, OwnDomain domain) {

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
    for (ListenAddress listener : settings.sip().listen()) {
      InetAddress advertised = advertised(settings.sip(), listener, interfaces);
      int port = listener.address().getPort();
      points.add(
          new ListenPoint(
              Transport.valueOf(listener.transport().name()),
              listener.address(),
              ListenPoint.hostText(advertised),
              port));
      hosts.add(ListenPoint.hostText(advertised));
      hosts.addAll(bound(listener.address().getAddress(), interfaces));
      ports.add(port);
    }
    String domain = settings.domain().orElse(points.get(0).advertisedHost());
    return new Listeners(List.copyOf(points), new OwnDomain(domain, hosts, ports));
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
      return List.of(ListenPoint.hostText(address));
    }
    boolean ipv6 = address instanceof Inet6Address;
    return interfaces.stream()
        .flatMap(each -> each.addresses().stream())
        .filter(each -> each instanceof Inet6Address == ipv6)
        .map(ListenPoint::hostText)
        .toList();
  }
}
