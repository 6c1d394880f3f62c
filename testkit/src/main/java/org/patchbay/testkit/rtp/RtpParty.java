package org.patchbay.testkit.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.loop.DatagramPort;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;
import org.patchbay.testkit.sim.Happening;
import org.patchbay.testkit.sim.Timeline;

/**
 * A party's end of the media: sends a packet every 20 ms while it speaks, keeps what it hears. RTCP
 * is not listened to.
 */
public final class RtpParty {
  private static final long PACKET_NANOS = Duration.ofMillis(20).toNanos();

  private final Timeline timeline;
  private final DatagramPort port;
  private final List<RtpPacket> heard = new ArrayList<>();
  private final int ssrc;
  private int sequence;
  private int timestamp;
  private Happening next;

  /** Opens the port, which is even. */
  public RtpParty(World world, Host host, int rtpPort) {
    timeline = world.timeline();
    ssrc = world.ids().nextInt(Integer.MAX_VALUE);
    sequence = world.ids().nextInt(1 << 16);
    timestamp = world.ids().nextInt(Integer.MAX_VALUE);
    try {
      port = host.datagrams().open(host.at(rtpPort), this::received);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it wants RTP. */
  public InetSocketAddress local() {
    return port.local();
  }

  /**
   * Begins to send, until {@link #fallsSilent}.
   *
   * @param payload of every packet
   * @param units timestamp units of 20 ms
   */
  public void speaks(InetSocketAddress to, int payloadType, byte[] payload, int units) {
    fallsSilent();
    speak(to, payloadType, payload, units);
  }

  /** Sends no more. */
  public void fallsSilent() {
    if (next != null) {
      next.cancel();
    }
  }

  /** What has arrived, in the order of arrival. */
  public List<RtpPacket> heard() {
    return List.copyOf(heard);
  }

  /** What has arrived of one payload type. */
  public List<RtpPacket> heard(int payloadType) {
    return heard.stream().filter(packet -> packet.payloadType() == payloadType).toList();
  }

  /** Forgets what has arrived. */
  public void forgets() {
    heard.clear();
  }

  /**
   * Sends one packet.
   *
   * @param units timestamp units to the next; 0 within an event (RFC 4733 §2.2.1)
   */
  public void sends(InetSocketAddress to, int payloadType, byte[] payload, int units) {
    byte[] octets =
        new RtpPacket(0, null, payloadType, sequence++, timestamp, ssrc, payload).octets();
    timestamp += units;
    port.send(octets, 0, octets.length, to);
  }

  private void speak(InetSocketAddress to, int payloadType, byte[] payload, int units) {
    sends(to, payloadType, payload, units);
    next = timeline.after(PACKET_NANOS, () -> speak(to, payloadType, payload, units));
  }

  private void received(DatagramPort at, byte[] data, int length, InetSocketAddress source) {
    heard.add(RtpPacket.read(timeline.nanos(), source, data, length));
  }
}
