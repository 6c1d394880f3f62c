package org.patchbay.server.trace.show;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.config.IpAddresses;
import org.patchbay.server.trace.WireRecord;

/**
 * Makes up the IP packets that a message would have travelled in: IPv4 (RFC 791) or IPv6 (RFC
 * 8200), with UDP (RFC 768) or TCP (RFC 9293), whose sequence numbers go on from message to
 * message.
 */
final class Packets {
  private static final byte UDP = 17;
  private static final byte TCP = 6;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int UDP_HEADER = 8;
  private static final int TCP_HEADER = 20;
  private static final int LONGEST_SEGMENT = 16_000;

  /** What IPv4 can carry; a datagram that was longer never was one. */
  private static final int LONGEST_DATAGRAM = 0xffff - IPV4_HEADER - UDP_HEADER;

  private static final int HOP_LIMIT = 64;
  private static final int ACK_AND_PUSH = 0x18;
  private static final int WINDOW = 0xffff;
  private static final int DATA_OFFSET = TCP_HEADER / 4 << 4;

  private static final InetSocketAddress INNER_PROXY = inner("127.0.0.1");
  private static final InetSocketAddress INNER_MEDIA = inner("127.0.0.2");

  /** One direction of a connection. */
  private record Way(InetSocketAddress source, InetSocketAddress destination) {
    Way back() {
      return new Way(destination, source);
    }
  }

  private final Map<Way, Integer> sequences = new HashMap<>();

  private static InetSocketAddress inner(String address) {
    return new InetSocketAddress(IpAddresses.parse(address).orElseThrow(), 5060);
  }

  List<byte[]> of(WireRecord message) {
    InetSocketAddress local = message.isInner() ? INNER_PROXY : message.local();
    InetSocketAddress remote = message.isInner() ? INNER_MEDIA : message.remote();
    Way way = message.sent() ? new Way(local, remote) : new Way(remote, local);
    byte[] octets = message.octets();
    if (message.transport().equals("udp") && octets.length <= LONGEST_DATAGRAM) {
      return List.of(packet(way, UDP, datagram(way, octets)));
    }
    List<byte[]> packets = new ArrayList<>();
    for (int at = 0; at < octets.length; at += LONGEST_SEGMENT) {
      int length = Math.min(LONGEST_SEGMENT, octets.length - at);
      packets.add(packet(way, TCP, segment(way, octets, at, length)));
    }
    return packets;
  }

  private static ByteBuffer datagram(Way way, byte[] octets) {
    ByteBuffer datagram = ByteBuffer.allocate(UDP_HEADER + octets.length);
    datagram.putShort((short) way.source().getPort());
    datagram.putShort((short) way.destination().getPort());
    datagram.putShort((short) datagram.capacity()).putShort((short) 0);
    datagram.put(octets);
    short checksum = checksum(way, UDP, datagram);
    // RFC 768: 0 would say that there is none.
    return datagram.putShort(6, checksum == 0 ? (short) 0xffff : checksum);
  }

  private ByteBuffer segment(Way way, byte[] octets, int at, int length) {
    int sequence = sequences.getOrDefault(way, 1);
    sequences.put(way, sequence + length);
    ByteBuffer segment = ByteBuffer.allocate(TCP_HEADER + length);
    segment.putShort((short) way.source().getPort());
    segment.putShort((short) way.destination().getPort());
    segment.putInt(sequence).putInt(sequences.getOrDefault(way.back(), 1));
    segment.put((byte) DATA_OFFSET).put((byte) ACK_AND_PUSH).putShort((short) WINDOW);
    segment.putShort((short) 0).putShort((short) 0);
    segment.put(octets, at, length);
    return segment.putShort(16, checksum(way, TCP, segment));
  }

  private static byte[] packet(Way way, byte protocol, ByteBuffer payload) {
    byte[] source = octets(way.source(), way);
    byte[] destination = octets(way.destination(), way);
    boolean ipv4 = source.length == 4;
    ByteBuffer packet =
        ByteBuffer.allocate((ipv4 ? IPV4_HEADER : IPV6_HEADER) + payload.capacity());
    if (ipv4) {
      packet.putShort((short) 0x4500).putShort((short) packet.capacity()).putInt(0);
      packet.put((byte) HOP_LIMIT).put(protocol).putShort((short) 0);
      packet.put(source).put(destination);
      packet.putShort(10, folded(sum(packet.array(), IPV4_HEADER)));
    } else {
      packet.putInt(6 << 28).putShort((short) payload.capacity());
      packet.put(protocol).put((byte) HOP_LIMIT);
      packet.put(source).put(destination);
    }
    return packet.put(payload.array()).array();
  }

  /** An address in the form of IPv6 if the other end's is. */
  private static byte[] octets(InetSocketAddress address, Way way) {
    byte[] octets = address.getAddress().getAddress();
    boolean mixed = isIpv6(way.source()) != isIpv6(way.destination());
    if (!mixed || octets.length == 16) {
      return octets;
    }
    ByteBuffer mapped = ByteBuffer.allocate(16).position(10); // RFC 4291 §2.5.5.2
    return mapped.putShort((short) 0xffff).put(octets).array();
  }

  private static boolean isIpv6(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    return ip.getAddress().length == 16;
  }

  /** Over the pseudo-header and the payload. */
  private static short checksum(Way way, byte protocol, ByteBuffer payload) {
    byte[] source = octets(way.source(), way);
    byte[] destination = octets(way.destination(), way);
    long sum = sum(source, source.length) + sum(destination, destination.length);
    sum += protocol + payload.capacity();
    return folded(sum + sum(payload.array(), payload.capacity()));
  }

  private static long sum(byte[] octets, int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (octets[i] & 0xffL) << (i % 2 == 0 ? 8 : 0);
    }
    return sum;
  }

  private static short folded(long sum) {
    long folded = sum;
    while (folded > 0xffff) {
      folded = (folded & 0xffff) + (folded >>> 16);
    }
    return (short) ~folded;
  }
}
