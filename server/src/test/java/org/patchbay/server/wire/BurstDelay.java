package org.patchbay.server.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.patchbay.codecs.AudioDecoder;
import org.patchbay.codecs.AudioEncoder;
import org.patchbay.codecs.Codec;

/**
 * Measures how long sound takes from one party to another: bursts of a tone are sent, and the time
 * is taken from the first packet of each to the first packet at the other end in which it is heard.
 */
final class BurstDelay {
  private static final int BURSTS = 9;
  private static final int BURST_PACKETS = 5;
  private static final int PERIOD_PACKETS = 20; // 400 ms
  private static final int HERTZ = 1_000;
  private static final double LOUD = 1_000; // root mean square

  private BurstDelay() {}

  /** One end of a call: its RTP, its codec and the payload type of that. */
  record End(RtpPeer rtp, Codec codec, int payloadType) {}

  /** The median delay from one end to another; {@code to} is where the first one sends. */
  static Duration median(End speaker, InetSocketAddress to, End listener)
      throws InterruptedException {
    List<Long> sent = speaker.rtp().play(packets(speaker), to);
    List<Long> heard = bursts(listener);
    if (heard.size() != BURSTS) {
      throw new AssertionError(heard.size() + " bursts of " + BURSTS + " were heard");
    }
    List<Long> delays = new ArrayList<>();
    for (int i = 0; i < BURSTS; i++) {
      delays.add(heard.get(i) - sent.get(firstPacketOf(i)));
    }
    Collections.sort(delays);
    return Duration.ofNanos(delays.get(BURSTS / 2));
  }

  private static int firstPacketOf(int burst) {
    return (burst + 1) * PERIOD_PACKETS;
  }

  private static List<RtpPacket> packets(End speaker) {
    int rate = speaker.codec().clockRate();
    AudioEncoder encoder = speaker.codec().encoder(rate);
    short[] tone = WaveFile.sine(rate, HERTZ, Duration.ofMillis(20)).samples();
    short[] silence = new short[tone.length];
    byte[] payload = new byte[Codec.MAX_PAYLOAD];
    List<RtpPacket> packets = new ArrayList<>();
    for (int i = 0; i < (BURSTS + 1) * PERIOD_PACKETS; i++) {
      boolean loud = i >= PERIOD_PACKETS && i % PERIOD_PACKETS < BURST_PACKETS;
      int length = encoder.encode(loud ? tone : silence, 0, tone.length, payload, 0);
      packets.add(
          new RtpPacket(
              speaker.payloadType(),
              i == 0,
              i,
              i * tone.length,
              0x2345_6789,
              Arrays.copyOf(payload, length)));
    }
    return packets;
  }

  /** When each burst was first heard. */
  private static List<Long> bursts(End listener) throws InterruptedException {
    AudioDecoder decoder = listener.codec().decoder(listener.codec().clockRate());
    short[] pcm = new short[decoder.maxSamples()];
    List<Long> begins = new ArrayList<>();
    boolean wasLoud = false;
    while (true) {
      Optional<RtpPeer.Arrival> arrival = listener.rtp().nextArrival(Duration.ofMillis(300));
      if (arrival.isEmpty()) {
        return begins;
      }
      byte[] payload = arrival.get().packet().payload();
      int samples = decoder.decode(payload, 0, payload.length, pcm, 0);
      boolean loud = level(pcm, samples) > LOUD;
      if (loud && !wasLoud) {
        begins.add(arrival.get().nanos());
      }
      wasLoud = loud;
    }
  }

  private static double level(short[] pcm, int samples) {
    double sum = 0;
    for (int i = 0; i < samples; i++) {
      sum += (double) pcm[i] * pcm[i];
    }
    return Math.sqrt(sum / Math.max(1, samples));
  }
}
