package org.patchbay.testkit.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A NAT box (RFC 4787): hosts behind it reach the outside from its public address, and are reached
 * through the mappings that they made. Mappings are endpoint-independent and are kept alive by
 * outbound datagrams only. A TCP connection keeps its mapping for life; none comes in.
 */
public final class NatBox implements Attachment {
  private static final int FIRST_PORT = 20_000;

  private final SimNetwork network;
  private final String name;
  private final InetAddress publicAddress;
  private final Realm outside;
  private final Realm inside = new Realm(this);
  private final Map<InetSocketAddress, Mapping> byInside = new HashMap<>();
  private final Map<Integer, Mapping> byPort = new HashMap<>();
  private boolean filtering = true;
  private Duration timeout = Duration.ofSeconds(120);
  private int nextPort = FIRST_PORT;

  NatBox(SimNetwork network, String name, InetAddress publicAddress, Realm outside) {
    this.network = network;
    this.name = name;
    this.publicAddress = publicAddress;
    this.outside = outside;
  }

  public String name() {
    return name;
  }

  public InetAddress publicAddress() {
    return publicAddress;
  }

  /** Lets everybody in through a mapping, not only whom the inside has sent to. */
  public NatBox withoutFiltering() {
    filtering = false;
    return this;
  }

  /** Forgets a mapping when nothing has gone out through it for that long (default 120 s). */
  public NatBox withMappingTimeout(Duration other) {
    timeout = other;
    return this;
  }

  /** Forgets all mappings, as when it is switched off and on. */
  public void reboot() {
    byInside.clear();
    byPort.clear();
  }

  /** The number of mappings that are alive. */
  public int mappings() {
    return (int) byInside.values().stream().filter(this::alive).count();
  }

  @Override
  public String nameFor(InetSocketAddress destination) {
    Mapping mapping = byPort.get(destination.getPort());
    if (mapping == null || !alive(mapping)) {
      return name;
    }
    Attachment target = inside.find(mapping.inner.getAddress());
    return target == null ? name : target.nameFor(mapping.inner);
  }

  @Override
  public void datagram(
      InetSocketAddress source,
      InetSocketAddress destination,
      byte[] octets,
      WireTap.Ticket ticket) {
    Mapping mapping = byPort.get(destination.getPort());
    if (mapping == null || !alive(mapping)) {
      ticket.unheard("no mapping at " + name);
    } else if (filtering && !mapping.contacted.contains(source)) {
      ticket.unheard("filtered by " + name);
    } else {
      Attachment target = inside.find(mapping.inner.getAddress());
      target.datagram(source, mapping.inner, octets, ticket);
    }
  }

  Realm inside() {
    return inside;
  }

  Realm outside() {
    return outside;
  }

  /** The source address that the outside sees on a datagram. */
  InetSocketAddress outbound(InetSocketAddress source, InetSocketAddress destination) {
    Mapping mapping = byInside.get(source);
    if (mapping == null || !alive(mapping)) {
      if (mapping != null) {
        byPort.remove(mapping.outer.getPort());
      }
      mapping = new Mapping(source, freshSource());
      byInside.put(source, mapping);
      byPort.put(mapping.outer.getPort(), mapping);
    }
    mapping.lastOutbound = network.now();
    mapping.contacted.add(destination);
    return mapping.outer;
  }

  /** The source address that the outside sees on a new connection. */
  InetSocketAddress freshSource() {
    return new InetSocketAddress(publicAddress, nextPort++);
  }

  private boolean alive(Mapping mapping) {
    return network.now() - mapping.lastOutbound <= timeout.toNanos();
  }

  private static final class Mapping {
    final InetSocketAddress inner;
    final InetSocketAddress outer;
    final Set<InetSocketAddress> contacted = new HashSet<>();
    long lastOutbound;

    Mapping(InetSocketAddress inner, InetSocketAddress outer) {
      this.inner = inner;
      this.outer = outer;
    }
  }
}
