package org.patchbay.media.bridge;

import java.util.Arrays;
import org.patchbay.codecs.AudioDecoder;
import org.patchbay.codecs.AudioEncoder;
import org.patchbay.codecs.Codec;
import org.patchbay.loop.EventLoop;
import org.patchbay.media.endpoint.OutboundStream;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.rtp.RtpPacket;

/**
 * One direction of audio from one codec into another: order, decode, reframe, encode, send. PCM is
 * at the lower of the two codecs' rates, so that Opus towards G.711 is decoded straight to 8 kHz.
 *
 * <p>Timestamps go on as the source's do, scaled to the other clock: a pause of the source (RFC
 * 3551 §4.1) stays a pause, and loss is concealed.
 */
final class Transcoder implements ReorderBuffer.Output {
  /** The clock of G.711, of which any multiple of 10 ms makes a packet. */
  static final int NARROW_BAND = 8000;

  private static final int MILLIS_A_SECOND = 1000;

  /** What is concealed of one gap at most, in milliseconds; then it is a pause. */
  private static final int MOST_CONCEALED_MILLIS = 120;

  /** A jump of the source's timestamps by more than so many seconds is a new beginning. */
  private static final int MOST_PAUSE_SECONDS = 60;

  private final PayloadFormat from;
  private final PayloadFormat to;
  private final int packetMillis;
  private final OutboundStream out;
  private final AudioDecoder decoder;
  private final AudioEncoder encoder;
  private final ReorderBuffer order;
  private final int rate;
  private final int frame;
  private final short[] pcm;
  private final byte[] packet = new byte[RtpPacket.HEADER_OCTETS + Codec.MAX_PAYLOAD];
  private int fill;
  private boolean begun;
  private boolean pause;
  private int expected;
  private int outTimestamp;
  private int lastUnits;
  private int missing;
  private long concealed;

  /** A transcoder; the formats' codecs are known. */
  Transcoder(
      EventLoop loop, PayloadFormat from, PayloadFormat to, int packetMillis, OutboundStream out) {
    this.from = from;
    this.to = to;
    this.packetMillis = packetMillis;
    this.out = out;
    this.rate = Math.min(from.clockRate(), to.clockRate());
    this.decoder = codec(from).decoder(rate);
    this.encoder = codec(to).encoder(rate, to.parameters());
    this.frame = rate / MILLIS_A_SECOND * packetMillis;
    this.pcm = new short[frame + decoder.maxSamples()];
    this.order = new ReorderBuffer(loop, this);
  }

  /** Whether this is what would be made for these. */
  boolean suits(PayloadFormat source, PayloadFormat target, int millis) {
    return from.equals(source) && to.equals(target) && packetMillis == millis;
  }

  void audio(RtpPacket source, long now) {
    if (out.open()) {
      order.audio(source, now);
    } else {
      reset();
    }
  }

  /** A packet of the source that carries no audio. */
  void other(RtpPacket source, long now) {
    order.other(source, now);
  }

  /** The source begins anew. */
  void reset() {
    order.reset();
    begun = false;
    fill = 0;
    missing = 0;
  }

  /** Milliseconds of audio that was made up for loss. */
  long concealedMillis() {
    return concealed * MILLIS_A_SECOND / rate;
  }

  /** What a timestamp of the source becomes; this moment's when it has another clock. */
  int timestampOf(int source, int clockRate, long now) {
    if (!begun || clockRate != from.clockRate()) {
      return out.timestampAt(now, to.clockRate());
    }
    return outTimestamp + outUnits(fill) + scaled(source - expected);
  }

  @Override
  public void missing(int packets) {
    missing = packets;
  }

  @Override
  public void audio(byte[] data, int offset, int length, int timestamp, long now) {
    int gap = timestamp - expected;
    if (!begun || Math.abs((long) gap) > (long) MOST_PAUSE_SECONDS * from.clockRate()) {
      begun = true;
      pause = true;
      fill = 0;
      outTimestamp = out.timestampAt(now, to.clockRate());
    } else if (gap > 0) {
      bridgeOver(gap, now);
    }
    missing = 0;
    int samples = decoder.decode(data, offset, length, pcm, fill);
    lastUnits = inUnits(samples);
    expected = timestamp + lastUnits;
    fill += samples;
    sendFrames(now);
  }

  /** Fills the place of lost packets with what the decoder makes up; the rest was a pause. */
  private void bridgeOver(int gap, long now) {
    long most = (long) from.clockRate() / MILLIS_A_SECOND * MOST_CONCEALED_MILLIS;
    long lost = Math.min(Math.min((long) missing * lastUnits, gap), most);
    int step = rate / 400; // decoders conceal multiples of 2.5 ms
    int samples = (int) (lost * rate / from.clockRate()) / step * step;
    if (samples > 0) {
      decoder.conceal(pcm, fill, samples);
      concealed += samples;
      fill += samples;
      sendFrames(now);
    }
    int rest = gap - inUnits(samples);
    if (rest > 0) {
      pause(scaled(rest), now);
    }
  }

  /** Sends what is left of a frame before a pause, filled up with silence. */
  private void pause(int units, long now) {
    int next = outTimestamp + outUnits(fill) + units;
    if (fill > 0) {
      Arrays.fill(pcm, fill, frame, (short) 0);
      fill = frame;
      sendFrames(now);
    }
    outTimestamp = next - outTimestamp > 0 ? next : outTimestamp; // timestamps never go back
    pause = true;
  }

  private void sendFrames(long now) {
    int done = 0;
    for (; fill - done >= frame; done += frame) {
      int length = encoder.encode(pcm, done, frame, packet, RtpPacket.HEADER_OCTETS);
      if (length > 0) {
        out.send(
            packet,
            RtpPacket.HEADER_OCTETS,
            length,
            to.payloadType(),
            pause,
            outTimestamp,
            to.clockRate(),
            now);
        pause = false;
      }
      outTimestamp += outUnits(frame);
    }
    fill -= done;
    if (done > 0 && fill > 0) {
      System.arraycopy(pcm, done, pcm, 0, fill);
    }
  }

  private int inUnits(int samples) {
    return (int) ((long) samples * from.clockRate() / rate);
  }

  private int outUnits(int samples) {
    return (int) ((long) samples * to.clockRate() / rate);
  }

  private int scaled(int units) {
    return (int) ((long) units * to.clockRate() / from.clockRate());
  }

  static Codec codec(PayloadFormat format) {
    return Codec.named(format.encoding(), format.clockRate()).orElseThrow();
  }

  /** Whether there is a codec for a format. */
  static boolean knows(PayloadFormat format) {
    return Codec.named(format.encoding(), format.clockRate()).isPresent();
  }
}
