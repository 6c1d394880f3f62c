package org.patchbay.media.endpoint;

import java.time.Duration;
import org.patchbay.media.rtp.Jitter;
import org.patchbay.media.rtp.Reception;
import org.patchbay.media.rtp.RtpPacket;

/**
 * What a leg receives: the present source's order, loss and jitter, and the sums over the sources
 * before it. Another SSRC takes over at once; the old one is not let back for a moment, so that its
 * last packets, overtaken by the new one's first, do not tear the stream to and fro.
 */
final class InboundStream {
  private static final long FAREWELL_NANOS = Duration.ofMillis(500).toNanos();

  private final Reception reception = new Reception();
  private final Jitter jitter = new Jitter();
  private boolean begun;
  private boolean jitterBegun;
  private int previousSource;
  private long changedAt;
  private int sourceChanges;
  private long receivedBefore;
  private long lostBefore;
  private long octets;

  /** What a packet is to the stream. */
  enum Place {
    NEXT,
    /** The first, or the first after a change: nothing before it matters any more. */
    FIRST,
    /** A duplicate, far astray, or of a source that has gone. */
    NOWHERE
  }

  boolean continuedBy(RtpPacket packet) {
    return begun && reception.continuedBy(packet.ssrc(), packet.sequence());
  }

  Place place(RtpPacket packet, PayloadFormat format, long now) {
    Place place = order(packet, now);
    if (place != Place.NOWHERE) {
      octets += packet.payloadLength();
      if (place == Place.FIRST) {
        jitterBegun = false;
      }
      // An event's packets all have the timestamp of its beginning (RFC 4733 §2.2.1).
      if (format.kind() == PayloadFormat.Kind.AUDIO) {
        measure(packet, format, now);
      }
    }
    return place;
  }

  Reception reception() {
    return reception;
  }

  Jitter jitter() {
    return jitter;
  }

  boolean begun() {
    return begun;
  }

  int sourceChanges() {
    return sourceChanges;
  }

  long received() {
    return receivedBefore + (begun ? reception.received() : 0);
  }

  long lost() {
    return lostBefore + (begun ? Math.max(0, reception.lost()) : 0);
  }

  long octets() {
    return octets;
  }

  private Place order(RtpPacket packet, long now) {
    if (!begun) {
      begun = true;
      reception.begin(packet.ssrc(), packet.sequence());
      return Place.FIRST;
    }
    if (packet.ssrc() != reception.ssrc()) {
      return change(packet, now);
    }
    return switch (reception.arrived(packet.sequence())) {
      case NEWEST, LATE -> Place.NEXT;
      case RESTARTED -> Place.FIRST;
      case DUPLICATE, ASTRAY -> Place.NOWHERE;
    };
  }

  private Place change(RtpPacket packet, long now) {
    if (sourceChanges > 0 && packet.ssrc() == previousSource && now - changedAt < FAREWELL_NANOS) {
      return Place.NOWHERE;
    }
    previousSource = reception.ssrc();
    changedAt = now;
    sourceChanges++;
    receivedBefore = received();
    lostBefore = lost();
    reception.begin(packet.ssrc(), packet.sequence());
    return Place.FIRST;
  }

  private void measure(RtpPacket packet, PayloadFormat format, long now) {
    if (jitterBegun) {
      jitter.arrived(packet.timestamp(), now, format.clockRate());
    } else {
      jitterBegun = true;
      jitter.begin(packet.timestamp(), now, format.clockRate());
    }
  }
}
