package org.patchbay.testkit.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.patchbay.testkit.sim.Timeline;

/**
 * The network between the hosts of a test. Every ordered pair of hosts has a link of its own; all
 * start with the same quality.
 */
public final class SimNetwork {
  private final Timeline timeline;
  private final SplittableRandom random;
  private final WireTap tap;
  private final Realm open = new Realm(null);
  private final Map<Pair, Link> links = new HashMap<>();
  private final List<Interference> interferences = new ArrayList<>();
  private LinkQuality quality = LinkQuality.GOOD;
  private boolean splitting = true;

  /** An empty network whose dice are the given ones. */
  public SimNetwork(Timeline timeline, SplittableRandom random, WireTap tap) {
    this.timeline = timeline;
    this.random = random;
    this.tap = tap;
  }

  /**
   * Attaches a host.
   *
   * @param runner runs what is delivered to the host
   */
  public Node attach(String name, List<InetAddress> addresses, Consumer<Runnable> runner) {
    return attach(name, open, addresses, runner);
  }

  /** Attaches a host behind a NAT box. */
  public Node attach(
      String name, NatBox nat, List<InetAddress> addresses, Consumer<Runnable> runner) {
    return attach(name, nat.inside(), addresses, runner);
  }

  /** Puts up a NAT box with a public address. */
  public NatBox nat(String name, InetAddress publicAddress) {
    NatBox nat = new NatBox(this, name, publicAddress, open);
    open.attach(publicAddress, nat);
    return nat;
  }

  /** Sets the quality of all links, those with one of their own included. */
  public void quality(LinkQuality other) {
    quality = other;
    links.values().forEach(link -> link.quality(other));
  }

  /** Sets the quality of one direction between two hosts. */
  public void quality(String from, String to, LinkQuality other) {
    link(from, to).quality(other);
  }

  /** Whether streams hand over their octets in pieces cut at random (they do), or as written. */
  public void splitting(boolean other) {
    splitting = other;
  }

  /** Adds a rule; the first that decides is followed. */
  public void add(Interference interference) {
    interferences.add(interference);
  }

  Timeline timeline() {
    return timeline;
  }

  long now() {
    return timeline.nanos();
  }

  WireTap tap() {
    return tap;
  }

  Link link(String from, String to) {
    return links.computeIfAbsent(new Pair(from, to), pair -> new Link(random, quality));
  }

  /** How many of {@code available} octets a stream hands over next. */
  int nextPiece(int available) {
    return splitting && random.nextBoolean() ? 1 + random.nextInt(available) : available;
  }

  /** The pause before the next piece, below a millisecond. */
  long nextPause() {
    return random.nextLong(1_000_000);
  }

  void send(Node from, InetSocketAddress source, InetSocketAddress to, byte[] octets) {
    Route route = route(from, source, to, Transport.UDP);
    Packet packet = new Packet(Transport.UDP, from.name(), route.to(), route.source(), to, octets);
    WireTap.Ticket ticket = tap.datagram(packet);
    if (route.target() == null) {
      ticket.unheard("nobody has that address");
      return;
    }
    Link link = link(packet.from(), packet.to());
    Fate fate = decide(packet).orElseGet(link::nextFate);
    ticket.fate(fate);
    for (int i = 0; i < fate.copies(); i++) {
      timeline.trafficAt(
          link.datagramArrival(now(), fate.delayNanos()),
          () -> route.target().datagram(route.source(), to, octets, ticket));
    }
  }

  /**
   * Tells the sender of a datagram that nothing is open where it went, if a connected port of the
   * sender's can hear it. No NAT box passes that on.
   */
  void refuse(Node by, InetSocketAddress closed, InetSocketAddress sender) {
    if (by.realm().find(sender.getAddress()) instanceof Node node
        && node.connected(sender, closed) != null) {
      Link link = link(by.name(), node.name());
      Fate fate = link.nextFate();
      if (fate.copies() > 0) {
        timeline.trafficAt(
            link.datagramArrival(now(), fate.delayNanos()), () -> node.refused(sender, closed));
      }
    }
  }

  /** Where a packet goes that a host sends; a NAT box around the host rewrites its source. */
  Route route(
      Node from, InetSocketAddress source, InetSocketAddress destination, Transport transport) {
    Realm realm = from.realm();
    Attachment target = realm.find(destination.getAddress());
    InetSocketAddress seen = source;
    NatBox nat = realm.gateway();
    if (target == null && nat != null) {
      seen = transport == Transport.UDP ? nat.outbound(source, destination) : nat.freshSource();
      target = nat.outside().find(destination.getAddress());
    }
    String to =
        target == null ? destination.getAddress().getHostAddress() : target.nameFor(destination);
    return new Route(seen, target, to);
  }

  private Node attach(
      String name, Realm realm, List<InetAddress> addresses, Consumer<Runnable> runner) {
    Node node = new Node(this, name, realm, addresses, runner);
    addresses.forEach(address -> realm.attach(address, node));
    return node;
  }

  private Optional<Fate> decide(Packet packet) {
    for (Interference interference : interferences) {
      Optional<Fate> fate = interference.fateOf(packet);
      if (fate.isPresent()) {
        return fate;
      }
    }
    return Optional.empty();
  }

  private record Pair(String from, String to) {}
}
