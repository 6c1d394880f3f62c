package org.patchbay.testkit.net;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The network stack of one host: its addresses, and the sockets that are open on them. */
public final class Node implements Attachment {
  private static final int FIRST_EPHEMERAL_PORT = 32_768;
  private static final int LAST_PORT = 65_535;

  private final SimNetwork network;
  private final String name;
  private final Realm realm;
  private final List<InetAddress> addresses;
  private final Consumer<Runnable> runner;
  private final Map<Integer, List<SimDatagramPort>> datagramPorts = new HashMap<>();
  private final List<SimConnectedPort> connectedPorts = new ArrayList<>();
  private final Map<Integer, List<SimListener>> listeners = new HashMap<>();
  private final Set<SimStream> streams = new LinkedHashSet<>();
  private int nextEphemeral = FIRST_EPHEMERAL_PORT;

  Node(
      SimNetwork network,
      String name,
      Realm realm,
      List<InetAddress> addresses,
      Consumer<Runnable> runner) {
    this.network = network;
    this.name = name;
    this.realm = realm;
    this.addresses = List.copyOf(addresses);
    this.runner = runner;
  }

  public String name() {
    return name;
  }

  /** Its addresses, the primary one first. */
  public List<InetAddress> addresses() {
    return addresses;
  }

  /** The number of UDP sockets, listeners and connections that are open. */
  public int openSockets() {
    int open = streams.size() + connectedPorts.size();
    for (List<SimDatagramPort> ports : datagramPorts.values()) {
      open += ports.size();
    }
    for (List<SimListener> bound : listeners.values()) {
      open += bound.size();
    }
    return open;
  }

  /** Closes every socket without telling its owner; peers see their connections reset. */
  public void dropEverything() {
    datagramPorts.values().forEach(ports -> ports.forEach(SimDatagramPort::vanish));
    datagramPorts.clear();
    connectedPorts.clear();
    listeners.clear();
    for (SimStream stream : List.copyOf(streams)) {
      stream.vanish();
    }
    streams.clear();
  }

  @Override
  public String nameFor(InetSocketAddress destination) {
    return name;
  }

  @Override
  public void datagram(
      InetSocketAddress source,
      InetSocketAddress destination,
      byte[] octets,
      WireTap.Ticket ticket) {
    SimConnectedPort connected = connected(destination, source);
    if (connected != null) {
      ticket.arrived();
      runner.accept(() -> connected.deliver(octets, source));
      return;
    }
    SimDatagramPort port = find(datagramPorts, destination, SimDatagramPort::local);
    if (port == null) {
      ticket.unheard("nobody listens");
      network.refuse(this, destination, source);
      return;
    }
    ticket.arrived();
    runner.accept(() -> port.deliver(octets, source));
  }

  SimNetwork network() {
    return network;
  }

  Realm realm() {
    return realm;
  }

  void run(Runnable work) {
    runner.accept(work);
  }

  SimListener listener(InetSocketAddress destination) {
    return find(listeners, destination, SimListener::local);
  }

  void add(SimDatagramPort port) {
    datagramPorts.computeIfAbsent(port.local().getPort(), p -> new ArrayList<>()).add(port);
  }

  void remove(SimDatagramPort port) {
    remove(datagramPorts, port.local().getPort(), port);
  }

  void add(SimConnectedPort port) {
    connectedPorts.add(port);
  }

  void remove(SimConnectedPort port) {
    connectedPorts.remove(port);
  }

  /** The port at an address of ours that is connected to a peer; null if there is none. */
  SimConnectedPort connected(InetSocketAddress here, InetSocketAddress peer) {
    for (SimConnectedPort port : connectedPorts) {
      if (port.remote().equals(peer) && isAt(port.local(), here)) {
        return port;
      }
    }
    return null;
  }

  /** A datagram from here found nothing open at a peer. */
  void refused(InetSocketAddress here, InetSocketAddress peer) {
    SimConnectedPort port = connected(here, peer);
    if (port != null) {
      runner.accept(port::refused);
    }
  }

  void add(SimListener listener) {
    listeners.computeIfAbsent(listener.local().getPort(), p -> new ArrayList<>()).add(listener);
  }

  void remove(SimListener listener) {
    remove(listeners, listener.local().getPort(), listener);
  }

  void add(SimStream stream) {
    streams.add(stream);
  }

  void remove(SimStream stream) {
    streams.remove(stream);
  }

  /** The address to bind for a UDP socket. */
  InetSocketAddress bindDatagram(InetSocketAddress asked) throws IOException {
    return bind(asked, datagramPorts, SimDatagramPort::local);
  }

  /** The address to bind for a listener. */
  InetSocketAddress bindListener(InetSocketAddress asked) throws IOException {
    return bind(asked, listeners, SimListener::local);
  }

  /** The source address for a packet from a socket that is bound to {@code local} (null: any). */
  InetSocketAddress sourceFor(InetSocketAddress local, InetSocketAddress destination) {
    int port = local == null || local.getPort() == 0 ? nextEphemeral() : local.getPort();
    if (local != null && !local.getAddress().isAnyLocalAddress()) {
      return new InetSocketAddress(local.getAddress(), port);
    }
    boolean v4 = destination.getAddress() instanceof Inet4Address;
    for (InetAddress address : addresses) {
      if (address instanceof Inet4Address == v4) {
        return new InetSocketAddress(address, port);
      }
    }
    return null;
  }

  private <T> InetSocketAddress bind(
      InetSocketAddress asked, Map<Integer, List<T>> taken, AddressOf<T> addressOf)
      throws IOException {
    InetAddress address = asked.getAddress();
    if (!address.isAnyLocalAddress() && !addresses.contains(address)) {
      throw new BindException("Cannot assign requested address: " + asked);
    }
    int port = asked.getPort();
    while (port == 0 || asked.getPort() == 0 && taken.containsKey(port)) {
      port = nextEphemeral();
    }
    for (T other : taken.getOrDefault(port, List.of())) {
      InetAddress bound = addressOf.address(other).getAddress();
      if (bound.equals(address) || bound.isAnyLocalAddress() || address.isAnyLocalAddress()) {
        throw new BindException("Address already in use: " + asked);
      }
    }
    return new InetSocketAddress(address, port);
  }

  private int nextEphemeral() {
    int port = nextEphemeral;
    nextEphemeral = port == LAST_PORT ? FIRST_EPHEMERAL_PORT : port + 1;
    return port;
  }

  private static <T> T find(
      Map<Integer, List<T>> bound, InetSocketAddress destination, AddressOf<T> addressOf) {
    for (T socket : bound.getOrDefault(destination.getPort(), List.of())) {
      if (isAt(addressOf.address(socket), destination)) {
        return socket;
      }
    }
    return null;
  }

  private static boolean isAt(InetSocketAddress bound, InetSocketAddress destination) {
    return bound.getPort() == destination.getPort()
        && (bound.getAddress().isAnyLocalAddress()
            || bound.getAddress().equals(destination.getAddress()));
  }

  private static <T> void remove(Map<Integer, List<T>> bound, int port, T socket) {
    List<T> sockets = bound.get(port);
    if (sockets != null && sockets.remove(socket) && sockets.isEmpty()) {
      bound.remove(port);
    }
  }

  @Override
  public String toString() {
    return name + " " + Arrays.toString(addresses.toArray());
  }

  /** The address that a socket is bound to. */
  @FunctionalInterface
  private interface AddressOf<T> {
    InetSocketAddress address(T socket);
  }
}
