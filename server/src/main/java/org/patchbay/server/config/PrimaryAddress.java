package org.patchbay.server.config;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.patchbay.config.IpAddresses;

/**
 * The address by which peers reach this machine, where no listener and no option names it.
 *
 * <p>It is the IPv4 address of the one interface that is up, is not loopback and has one; without
 * any, the global IPv6 address of the one interface that has one; without any, {@code 127.0.0.1}.
 * Link-local addresses do not count. Several interfaces to choose from are ambiguous: a wrong
 * choice would show only as calls without sound.
 */
public final class PrimaryAddress {

  private PrimaryAddress() {}

  /**
   * A network interface of the machine.
   *
   * @param name as {@code eth0}
   * @param addresses in the order in which the system lists them
   */
  public record Interface(String name, boolean up, boolean loopback, List<InetAddress> addresses) {
    public Interface {
      addresses = List.copyOf(addresses);
    }
  }

  /** What was found. */
  public sealed interface Result {}

  /** The one address. */
  public record Found(InetAddress address) implements Result {}

  /** Several interfaces could be meant: the first address of each. */
  public record Ambiguous(List<Candidate> candidates) implements Result {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }

    /** What is wrong and what to do, in one line, with the option that settles it. */
    public String message() {
      return "this machine has several addresses that peers could be told: "
          + candidates.stream().map(Candidate::toString).collect(Collectors.joining(", "))
          + "; choose one with sip.advertise, as sip: {advertise: "
          + IpAddresses.text(candidates.get(0).address())
          + "}";
    }
  }

  /** An address that could be the primary one. */
  public record Candidate(String interfaceName, InetAddress address) {
    @Override
    public String toString() {
      return IpAddresses.text(address) + " (" + interfaceName + ")";
    }
  }

  /** Chooses among interfaces. */
  public static Result among(List<Interface> interfaces) {
    List<Candidate> candidates = candidates(interfaces, Inet4Address.class::isInstance);
    if (candidates.isEmpty()) {
      candidates = candidates(interfaces, Inet6Address.class::isInstance);
    }
    return switch (candidates.size()) {
      case 0 -> new Found(ipv4Loopback());
      case 1 -> new Found(candidates.get(0).address());
      default -> new Ambiguous(candidates);
    };
  }

  private static List<Candidate> candidates(
      List<Interface> interfaces, Predicate<InetAddress> family) {
    List<Candidate> candidates = new ArrayList<>();
    for (Interface each : interfaces) {
      if (each.up() && !each.loopback()) {
        first(each.addresses(), family)
            .ifPresent(address -> candidates.add(new Candidate(each.name(), address)));
      }
    }
    return candidates;
  }

  private static Optional<InetAddress> first(
      List<InetAddress> addresses, Predicate<InetAddress> family) {
    return addresses.stream()
        .filter(family)
        .filter(a -> !a.isLinkLocalAddress() && !a.isLoopbackAddress() && !a.isAnyLocalAddress())
        .findFirst();
  }

  /**
   * The interfaces of this machine.
   *
   * @throws SocketException if the system does not tell
   */
  public static List<Interface> interfaces() throws SocketException {
    List<Interface> interfaces = new ArrayList<>();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      interfaces.add(
          new Interface(
              each.getName(),
              each.isUp(),
              each.isLoopback(),
              Collections.list(each.getInetAddresses())));
    }
    return interfaces;
  }

  private static InetAddress ipv4Loopback() {
    return IpAddresses.parse("127.0.0.1").orElseThrow();
  }
}
