package org.patchbay.media.source;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import org.patchbay.codecs.AudioEncoder;
import org.patchbay.codecs.Codec;
import org.patchbay.loop.Timer;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.media.rtp.RtpPacket;

/**
 * Plays to a leg, 20 ms a packet by the loop's clock, what stands in its queue; with nothing left
 * it falls silent and sends nothing. The codec is the first that the peer wants and we know, asked
 * for at each packet, so that a later offer may change it. All methods are called on the loop.
 */
public final class Player implements AutoCloseable {
  /** The rate of all sources: what telephones hear. */
  public static final int SAMPLE_RATE = 8000;

  private static final long FRAME_NANOS = Duration.ofMillis(20).toNanos();
  private static final int FRAME = SAMPLE_RATE / 50;

  /** After a pause of the process so many frames at most are made up for; the rest is skipped. */
  private static final int MOST_BEHIND = 5;

  private final RtpEndpoint endpoint;
  private final ArrayDeque<AudioSource> queue = new ArrayDeque<>();
  private final short[] pcm = new short[FRAME];
  private final byte[] packet = new byte[RtpPacket.HEADER_OCTETS + Codec.MAX_PAYLOAD];
  private final Timer tick =
      new Timer() {
        @Override
        protected void fired(long now) {
          play(now);
        }
      };

  private Runnable whenDone = () -> {};
  private PayloadFormat format;
  private AudioEncoder encoder;
  private boolean talking;
  private int timestamp;
  private long due;

  /** A player with nothing to play. */
  public Player(RtpEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Plays a source after those that are queued. It gives PCM at {@link #SAMPLE_RATE}. */
  public void play(AudioSource source) {
    queue.add(source);
    if (!tick.armed()) {
      due = endpoint.loop().clock().nanos();
      endpoint.loop().timers().arm(tick, due);
    }
  }

  /** Tells when the queue has run empty; each time it does. */
  public void whenDone(Runnable done) {
    whenDone = done;
  }

  /** Whether something is being played. */
  public boolean playing() {
    return !queue.isEmpty();
  }

  /** Drops what is queued and falls silent; this is not told. */
  public void stop() {
    queue.clear();
    talking = false;
    endpoint.loop().timers().cancel(tick);
  }

  @Override
  public void close() {
    stop();
  }

  private void play(long now) {
    if (now - due > MOST_BEHIND * FRAME_NANOS) {
      due = now;
      talking = false;
    }
    int count = fill();
    if (count == 0) {
      talking = false;
      whenDone.run();
      return;
    }
    Arrays.fill(pcm, count, FRAME, (short) 0);
    due += FRAME_NANOS;
    endpoint.loop().timers().arm(tick, due);
    send(now);
  }

  private int fill() {
    int count = 0;
    while (count < FRAME && !queue.isEmpty()) {
      int read = queue.peek().read(pcm, count, FRAME - count);
      if (read < FRAME - count) {
        queue.poll();
      }
      count += read;
    }
    return count;
  }

  private void send(long now) {
    if (!endpoint.out().open() || !chooseCodec()) {
      talking = false;
      return;
    }
    if (!talking) {
      timestamp = endpoint.out().timestampAt(now, format.clockRate());
    }
    int length = encoder.encode(pcm, 0, FRAME, packet, RtpPacket.HEADER_OCTETS);
    if (length > 0) {
      endpoint
          .out()
          .send(
              packet,
              RtpPacket.HEADER_OCTETS,
              length,
              format.payloadType(),
              !talking,
              timestamp,
              format.clockRate(),
              now);
    }
    talking = true;
    timestamp += format.clockRate() / 50;
  }

  private boolean chooseCodec() {
    PayloadFormat wanted = endpoint.sendFormat();
    if (wanted == null) {
      return false;
    }
    if (!wanted.equals(format)) {
      Optional<Codec> codec = Codec.named(wanted.encoding(), wanted.clockRate());
      if (codec.isEmpty()) {
        return false;
      }
      format = wanted;
      encoder = codec.get().encoder(SAMPLE_RATE, wanted.parameters());
      talking = false;
    }
    return true;
  }
}
