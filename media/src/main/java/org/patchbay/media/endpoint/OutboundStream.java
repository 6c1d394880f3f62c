package org.patchbay.media.endpoint;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.EventLoop;
import org.patchbay.media.rtp.RtpPacket;

/**
 * The one stream that a leg is sent: our own SSRC, sequence numbers and timestamps that go on
 * whatever they are fed from (RFC 3550 §5.1).
 *
 * <p>A relayed stream is spliced on: its sequence numbers and timestamps are shifted by constants,
 * so that the peer sees its loss, order and pauses as they are. Where another stream begins, a new
 * splice is made, and the marker bit tells. Packets of our own go in between, and packets that the
 * peer is not to see are left out, without the peer noticing a gap.
 */
public final class OutboundStream {
  private static final long NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);

  /** So far behind the newest packet a relayed one is of no use to anybody. */
  private static final int MOST_BEHIND = 128;

  private final DatagramPort port;
  private final int ssrc;
  private InetSocketAddress target;
  private boolean open;

  private int nextSequence;

  /** The latest timestamp, and when it was sent: the point from which time is reckoned. */
  private int anchorTimestamp;

  private long anchorNanos;
  private int clockRate = 8000;
  private boolean begun;

  private boolean spliced;
  private int sequenceShift;
  private int timestampShift;
  private int highestRelayed;

  /** Relayed packets before this one are late for the splice that there is now. */
  private int firstOfSplice;

  private long packets;
  private long octets;

  OutboundStream(EventLoop loop, DatagramPort port) {
    this.port = port;
    this.ssrc = (int) loop.ids().nextLong();
    this.nextSequence = (int) loop.ids().nextLong() & 0xffff;
    this.anchorTimestamp = (int) loop.ids().nextLong();
  }

  /** Our synchronization source; it stays for as long as the leg does. */
  public int ssrc() {
    return ssrc;
  }

  /** Packets handed to the network. */
  public long packets() {
    return packets;
  }

  /** Their payload octets. */
  public long octets() {
    return octets;
  }

  /** The clock rate of what was sent last, in Hz. */
  public int clockRate() {
    return clockRate;
  }

  /** Whether what is sent would leave: there is an address, and the direction allows it. */
  public boolean open() {
    return open && target != null;
  }

  /** The timestamp of this moment, after all that were sent. */
  public int timestampAt(long now, int rate) {
    if (!begun) {
      return anchorTimestamp;
    }
    long elapsed = Math.max(0, now - anchorNanos);
    long units = elapsed / NANOS_A_SECOND * rate + elapsed % NANOS_A_SECOND * rate / NANOS_A_SECOND;
    return anchorTimestamp + (int) Math.max(1, units);
  }

  /** The timestamp that the relayed stream's becomes; this moment's when it has another clock. */
  public int relayedTimestamp(int timestamp, int rate, long now) {
    return spliced && rate == clockRate ? timestamp + timestampShift : timestampAt(now, clockRate);
  }

  /** Makes the next relayed packet the first of a new splice. */
  public void splice() {
    spliced = false;
  }

  /**
   * Sends a packet of another stream on. Its header is overwritten: contributing sources, extension
   * and padding are of the other leg and do not leave.
   *
   * @return whether it left
   */
  public boolean relay(RtpPacket packet, int payloadType, int rate, long now) {
    if (!open()) {
      spliced = false;
      return false;
    }
    int sequence = packet.sequence();
    boolean fresh = !spliced || rate != clockRate;
    if (fresh) {
      spliced = true;
      sequenceShift = nextSequence - sequence;
      timestampShift = timestampAt(now, rate) - packet.timestamp();
      highestRelayed = sequence;
      firstOfSplice = sequence;
    } else if ((short) (sequence - firstOfSplice) < 0) {
      return false;
    }
    advance(sequence);
    int shifted = sequence + sequenceShift;
    if ((short) (shifted + 1 - nextSequence) > 0) {
      nextSequence = shifted + 1;
    }
    return transmit(
        packet.data(),
        packet.payloadOffset(),
        packet.payloadLength(),
        payloadType,
        packet.marker() || fresh,
        shifted,
        packet.timestamp() + timestampShift,
        rate,
        now);
  }

  /** Leaves a packet out of the relayed stream. */
  public void omit(RtpPacket packet) {
    int sequence = packet.sequence();
    if (spliced && (short) (sequence - highestRelayed) > 0) {
      highestRelayed = sequence;
      sequenceShift--;
      firstOfSplice = sequence + 1;
    }
  }

  /**
   * Sends a packet of our own.
   *
   * @param data the payload, with {@link RtpPacket#HEADER_OCTETS} free before it
   * @param rate the clock rate of the timestamp
   * @return whether it left; if not, no sequence number was used
   */
  public boolean send(
      byte[] data,
      int payloadOffset,
      int payloadLength,
      int payloadType,
      boolean marker,
      int timestamp,
      int rate,
      long now) {
    if (!open()) {
      return false;
    }
    int sequence = nextSequence++;
    if (spliced) {
      sequenceShift++;
      firstOfSplice = highestRelayed + 1;
    }
    return transmit(
        data, payloadOffset, payloadLength, payloadType, marker, sequence, timestamp, rate, now);
  }

  void aim(InetSocketAddress at, boolean allowed) {
    target = at;
    open = allowed;
  }

  private void advance(int sequence) {
    if ((short) (sequence - highestRelayed) > 0) {
      highestRelayed = sequence;
      if ((short) (sequence - firstOfSplice) > MOST_BEHIND) {
        firstOfSplice = sequence - MOST_BEHIND;
      }
    }
  }

  private boolean transmit(
      byte[] data,
      int payloadOffset,
      int payloadLength,
      int payloadType,
      boolean marker,
      int sequence,
      int timestamp,
      int rate,
      long now) {
    int offset = payloadOffset - RtpPacket.HEADER_OCTETS;
    RtpPacket.writeHeader(data, offset, payloadType, marker, sequence, timestamp, ssrc);
    if (!begun || rate != clockRate || timestamp - anchorTimestamp > 0) {
      anchorTimestamp = timestamp;
      anchorNanos = now;
      clockRate = rate;
      begun = true;
    }
    if (!port.send(data, offset, payloadLength + RtpPacket.HEADER_OCTETS, target)) {
      return false;
    }
    packets++;
    octets += payloadLength;
    return true;
  }
}
