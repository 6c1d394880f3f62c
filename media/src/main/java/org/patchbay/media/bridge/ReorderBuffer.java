package org.patchbay.media.bridge;

import java.time.Duration;
import java.util.Arrays;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;
import org.patchbay.media.rtp.RtpPacket;

/**
 * Puts packets in order before they are decoded. It has no playout clock: a packet that is next
 * goes through at once and uncopied, so that transcoding adds no delay; only what comes after a gap
 * waits, until the gap is filled or given up. The wait adapts: 20 ms, 40 ms when packets are seen
 * to come after they were given up, 20 ms again when none do. No more: what waits here the
 * listener's jitter buffer has to wait for as well, and it evens out the rest.
 */
final class ReorderBuffer {
  /** A power of two; 16 packets of 20 ms are more than the longest wait. */
  private static final int SLOTS = 16;

  private static final int SLOT_OCTETS = 1600;
  private static final long LEAST_WAIT_NANOS = Duration.ofMillis(20).toNanos();
  private static final long MOST_WAIT_NANOS = Duration.ofMillis(40).toNanos();
  private static final long WAIT_STEP_NANOS = Duration.ofMillis(20).toNanos();

  /** So many packets in a row none of which was late: about five seconds. */
  private static final int CALM = 250;

  /** A slot's length when its sequence number carried no audio. */
  private static final int NO_AUDIO = -1;

  private final EventLoop loop;
  private final Output output;
  private final byte[][] octets = new byte[SLOTS][];
  private final int[] lengths = new int[SLOTS];
  private final int[] timestamps = new int[SLOTS];
  private final long[] arrivals = new long[SLOTS];
  private final boolean[] filled = new boolean[SLOTS];
  private final Timer givingUp =
      new Timer() {
        @Override
        protected void fired(long now) {
          giveUp(now);
        }
      };

  private boolean begun;
  private int next;
  private int waiting;
  private long waitNanos = LEAST_WAIT_NANOS;
  private int sinceLate;

  ReorderBuffer(EventLoop loop, Output output) {
    this.loop = loop;
    this.output = output;
  }

  /** What comes out, in order. */
  interface Output {

    /** The next packet's payload. */
    void audio(byte[] data, int offset, int length, int timestamp, long now);

    /** So many packets before the next payload are given up. */
    void missing(int packets);
  }

  /** Takes a packet with audio. */
  void audio(RtpPacket packet, long now) {
    int ahead = place(packet, now);
    if (ahead == 0) {
      next++;
      output.audio(
          packet.data(), packet.payloadOffset(), packet.payloadLength(), packet.timestamp(), now);
      drain(now);
    } else if (ahead > 0 && packet.payloadLength() <= SLOT_OCTETS) {
      int slot = store(packet, packet.payloadLength(), now);
      if (octets[slot] == null) {
        octets[slot] = new byte[SLOT_OCTETS]; // the first gap of a call pays for it
      }
      System.arraycopy(
          packet.data(), packet.payloadOffset(), octets[slot], 0, packet.payloadLength());
    }
  }

  /** Takes note of a packet that carries no audio: its sequence number is not missing. */
  void other(RtpPacket packet, long now) {
    int ahead = place(packet, now);
    if (ahead == 0) {
      next++;
      drain(now);
    } else if (ahead > 0) {
      store(packet, NO_AUDIO, now);
    }
  }

  /** Forgets everything; the next packet begins anew. */
  void reset() {
    begun = false;
    waiting = 0;
    Arrays.fill(filled, false);
    loop.timers().cancel(givingUp);
  }

  /** How far ahead of the next one a packet is; negative when it came too late. */
  private int place(RtpPacket packet, long now) {
    int sequence = packet.sequence();
    if (!begun) {
      begun = true;
      next = sequence;
    }
    int ahead = (short) (sequence - next);
    if (ahead < 0) {
      sinceLate = 0;
      waitNanos = Math.min(MOST_WAIT_NANOS, waitNanos + WAIT_STEP_NANOS);
      return ahead;
    }
    if (++sinceLate > CALM) {
      sinceLate = 0;
      waitNanos = Math.max(LEAST_WAIT_NANOS, waitNanos - WAIT_STEP_NANOS);
    }
    while (waiting > 0 && (short) (sequence - next) >= SLOTS) {
      skipGap(now);
      drain(now);
    }
    ahead = (short) (sequence - next);
    if (ahead >= SLOTS) {
      output.missing(ahead);
      next = sequence;
      return 0;
    }
    return ahead;
  }

  private int store(RtpPacket packet, int length, long now) {
    int slot = packet.sequence() & SLOTS - 1;
    if (!filled[slot]) {
      filled[slot] = true;
      waiting++;
    }
    lengths[slot] = length;
    timestamps[slot] = packet.timestamp();
    arrivals[slot] = now;
    if (!givingUp.armed()) {
      loop.timers().arm(givingUp, now + waitNanos);
    }
    return slot;
  }

  private void drain(long now) {
    for (int slot = next & SLOTS - 1; filled[slot]; slot = next & SLOTS - 1) {
      filled[slot] = false;
      waiting--;
      next++;
      if (lengths[slot] != NO_AUDIO) {
        output.audio(octets[slot], 0, lengths[slot], timestamps[slot], now);
      }
    }
    if (waiting == 0) {
      loop.timers().cancel(givingUp);
    } else {
      loop.timers().arm(givingUp, arrivals[firstWaiting() & SLOTS - 1] + waitNanos);
    }
  }

  private void giveUp(long now) {
    if (waiting > 0) {
      skipGap(now);
      drain(now);
    }
  }

  private void skipGap(long now) {
    int first = firstWaiting();
    int gap = first - next;
    next = first;
    if (gap > 0) {
      output.missing(gap);
    }
  }

  /** The sequence number, as {@code next} counts, of the first packet that waits. */
  private int firstWaiting() {
    int sequence = next;
    while (!filled[sequence & SLOTS - 1]) {
      sequence++;
    }
    return sequence;
  }
}
