package org.patchbay.media.event;

import java.time.Duration;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;
import org.patchbay.media.endpoint.OutboundStream;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.rtp.RtpPacket;
import org.patchbay.media.rtp.TelephoneEvent;

/**
 * Sends events into a leg's stream: the first packet with the marker, an update whenever the event
 * is told to last, and the end three times, 20 ms apart (RFC 4733 §2.5.1). Durations are scaled to
 * the leg's clock rate; one that outgrows 16 bits goes on in a further segment.
 */
public final class EventSender {
  private static final int END_PACKETS = 3;
  private static final long END_INTERVAL_NANOS = Duration.ofMillis(20).toNanos();
  private static final int PAYLOAD = RtpPacket.HEADER_OCTETS;

  private final EventLoop loop;
  private final OutboundStream out;
  private final byte[] packet = new byte[RtpPacket.HEADER_OCTETS + TelephoneEvent.OCTETS];
  private final Timer endAgain =
      new Timer() {
        @Override
        protected void fired(long now) {
          sendEnd(now);
        }
      };

  private PayloadFormat format;
  private int event;
  private int volume;
  private int sourceRate;
  private int segmentTimestamp;
  private long segmentStart;
  private int duration;
  private boolean first;
  private int endsLeft;

  /** A sender into a stream. */
  public EventSender(EventLoop loop, OutboundStream out) {
    this.loop = loop;
    this.out = out;
  }

  /**
   * Begins an event; what is left to send of the one before is sent first.
   *
   * @param as the leg's payload type and clock rate
   * @param timestamp of its beginning, in the leg's stream
   * @param rate the clock rate of the durations that will be told
   */
  public void begin(PayloadFormat as, int code, int level, int timestamp, int rate, long now) {
    finish(now);
    format = as;
    event = code;
    volume = level;
    sourceRate = rate;
    segmentTimestamp = timestamp;
    segmentStart = 0;
    duration = 0;
    first = true;
  }

  /** The event lasts: sends an update. */
  public void lasts(long units, long now) {
    measure(units, now);
    send(false, now);
  }

  /** The event has ended. */
  public void end(long units, long now) {
    measure(units, now);
    if (first) {
      send(false, now);
    }
    endsLeft = END_PACKETS;
    sendEnd(now);
  }

  /** Sends at once what would have been sent by and by. */
  public void finish(long now) {
    while (endsLeft > 0) {
      sendEnd(now);
    }
  }

  private void sendEnd(long now) {
    send(true, now);
    endsLeft--;
    if (endsLeft > 0) {
      loop.timers().arm(endAgain, now + END_INTERVAL_NANOS);
    } else {
      loop.timers().cancel(endAgain);
    }
  }

  /** Finds the segment and the duration in it. */
  private void measure(long units, long now) {
    long scaled = units * format.clockRate() / sourceRate;
    while (scaled - segmentStart > TelephoneEvent.MOST_DURATION) {
      duration = TelephoneEvent.MOST_DURATION;
      send(false, now);
      segmentStart += TelephoneEvent.MOST_DURATION;
      segmentTimestamp += TelephoneEvent.MOST_DURATION;
    }
    duration = (int) (scaled - segmentStart);
  }

  private void send(boolean end, long now) {
    TelephoneEvent.write(packet, PAYLOAD, event, end, volume, duration);
    out.send(
        packet,
        PAYLOAD,
        TelephoneEvent.OCTETS,
        format.payloadType(),
        first,
        segmentTimestamp,
        out.clockRate(),
        now);
    first = false;
  }
}
