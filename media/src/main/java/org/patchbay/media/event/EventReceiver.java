package org.patchbay.media.event;

import java.time.Duration;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;
import org.patchbay.media.rtp.RtpPacket;
import org.patchbay.media.rtp.TelephoneEvent;

/**
 * Makes one event of the packets that carry it (RFC 4733 §2.5.2). An event is known by the RTP
 * timestamp of its beginning: the first packet that arrives begins it, be it an update or an end;
 * what is shorter than what was told is late and is ignored, as is everything after the end. If all
 * its end packets are lost, the next event ends it, or silence does.
 *
 * <p>An event too long for 16 bits comes in segments, each with a timestamp of its own (§2.5.1.3),
 * and is still one.
 */
public final class EventReceiver {
  /** After so long without a packet an event is over: five updates of 50 ms. */
  static final Duration LOST_END = Duration.ofMillis(250);

  private static final long LOST_END_NANOS = LOST_END.toNanos();

  /** Packets of an event before the last one are late for so long; then they are a restart. */
  private static final long MEMORY_NANOS = Duration.ofSeconds(5).toNanos();

  private final EventLoop loop;
  private final EventObserver observer;
  private final Timer lostEnd =
      new Timer() {
        @Override
        protected void fired(long now) {
          finish(now);
        }
      };

  private boolean known;
  private boolean active;
  private int event;
  private int segmentTimestamp;
  private long segmentStart;
  private long units;
  private long heardAt;

  /** A receiver that tells an observer. */
  public EventReceiver(EventLoop loop, EventObserver observer) {
    this.loop = loop;
    this.observer = observer;
  }

  /** Takes a packet of telephone events; one too short is ignored. */
  public void received(RtpPacket packet, int clockRate, long now) {
    if (packet.payloadLength() < TelephoneEvent.OCTETS) {
      return;
    }
    byte[] data = packet.data();
    int offset = packet.payloadOffset();
    int code = TelephoneEvent.event(data, offset);
    int timestamp = packet.timestamp();
    int ahead = timestamp - segmentTimestamp;
    if (known && ahead <= 0 && now - heardAt < MEMORY_NANOS) {
      if (ahead < 0 || !active || code != event) {
        return; // of an event that is over
      }
    } else if (active && nextSegment(packet, code, ahead)) {
      segmentStart += TelephoneEvent.MOST_DURATION;
      segmentTimestamp = timestamp;
    } else {
      finish(now);
      begin(code, TelephoneEvent.volume(data, offset), timestamp, clockRate, now);
    }
    progress(TelephoneEvent.duration(data, offset), TelephoneEvent.end(data, offset), now);
  }

  /** The stream begins anew, or ends: an event under way is over. */
  public void reset() {
    finish(loop.clock().nanos());
    known = false;
  }

  private boolean nextSegment(RtpPacket packet, int code, int ahead) {
    return code == event && ahead == TelephoneEvent.MOST_DURATION && !packet.marker();
  }

  private void begin(int code, int volume, int timestamp, int clockRate, long now) {
    known = true;
    active = true;
    event = code;
    segmentTimestamp = timestamp;
    segmentStart = 0;
    units = 0;
    observer.began(code, volume, timestamp, clockRate, now);
  }

  private void progress(int duration, boolean end, long now) {
    heardAt = now;
    long total = segmentStart + duration;
    if (end) {
      units = Math.max(units, total);
      finish(now);
      return;
    }
    if (total > units) {
      units = total;
      observer.lasts(total, now);
    }
    loop.timers().arm(lostEnd, now + LOST_END_NANOS);
  }

  private void finish(long now) {
    if (active) {
      active = false;
      loop.timers().cancel(lostEnd);
      observer.ended(units, now);
    }
  }
}
