package org.patchbay.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.patchbay.loop.DatagramPort;
import org.patchbay.testkit.Host;

/** A phone's media on the simulated network: sends RTP octet by octet, keeps what it hears. */
public final class Peer {
  private final Host host;
  private final DatagramPort rtp;
  private final DatagramPort rtcp;
  private final List<Heard> heard = new ArrayList<>();
  private final List<byte[]> reports = new ArrayList<>();

  /** The server's address; RTCP goes to the next port. */
  public InetSocketAddress server;

  public int ssrc = 0x1111_1111;
  public int sequence = 65_530;
  public int timestamp = -800;
  public boolean marker;

  Peer(Host host, int port) {
    this.host = host;
    host.loop();
    try {
      rtp =
          host.datagrams()
              .open(
                  host.at(port),
                  (p, data, length, source) ->
                      heard.add(Heard.read(host.loop().clock().nanos(), source, data, length)));
      rtcp =
          host.datagrams()
              .open(
                  host.at(port + 1),
                  (p, data, length, source) -> reports.add(Arrays.copyOf(data, length)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Host host() {
    return host;
  }

  public InetSocketAddress address() {
    return rtp.local();
  }

  public List<Heard> heard() {
    return heard;
  }

  /** The packets heard of one payload type. */
  public List<Heard> heard(int payloadType) {
    return heard.stream().filter(packet -> packet.payloadType() == payloadType).toList();
  }

  public List<byte[]> reports() {
    return reports;
  }

  /** Sends a packet and counts on: one sequence number, so many timestamp units. */
  public void send(int payloadType, byte[] payload, int units) {
    transmit(sequence++, payloadType, payload);
    timestamp += units;
  }

  /** Sends a packet with the present timestamp and a sequence number of one's choice. */
  public void transmit(int number, int payloadType, byte[] payload) {
    ByteBuffer packet = ByteBuffer.allocate(12 + payload.length);
    packet.put((byte) 0x80).put((byte) (payloadType | (marker ? 0x80 : 0)));
    packet.putShort((short) number).putInt(timestamp).putInt(ssrc).put(payload);
    marker = false;
    raw(packet.array());
  }

  /** Sends octets to the server's RTP port. */
  public void raw(byte[] datagram) {
    rtp.send(datagram, 0, datagram.length, server);
  }

  /** Sends octets to the server's RTCP port. */
  public void rawRtcp(byte[] datagram) {
    InetSocketAddress to = new InetSocketAddress(server.getAddress(), server.getPort() + 1);
    rtcp.send(datagram, 0, datagram.length, to);
  }

  /** Sends a telephone event packet with the present timestamp; does not count time on. */
  public void event(int payloadType, int code, boolean end, int duration) {
    byte[] payload = {
      (byte) code, (byte) (10 | (end ? 0x80 : 0)), (byte) (duration >> 8), (byte) duration
    };
    transmit(sequence++, payloadType, payload);
  }
}
