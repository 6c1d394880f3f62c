package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.patchbay.codecs.AudioDecoder;
import org.patchbay.codecs.AudioEncoder;
import org.patchbay.codecs.Codec;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.rtp.RtpPacket;
import org.patchbay.testkit.rtp.RtpParty;
import org.patchbay.testkit.sip.Sdp;

/** What a party says, a tone in its codec, and whether it hears another's. */
final class Voice {
  private static final int SAMPLE_RATE = 48_000;
  private static final int FRAME = SAMPLE_RATE / 50;
  private static final double HERTZ = 500; // whole periods in 20 ms: every packet may be the same
  private static final double AMPLITUDE = 10_000;
  private static final double LOUD = 2_000;

  /** Of what was said, this much arrives over links that lose a tenth on each side. */
  private static final double ENOUGH = 0.5;

  private final RtpParty rtp;
  private final Codec codec;
  private final int payloadType;
  private final byte[] payload;

  /** The voice of a party that has agreed on one codec under one payload type. */
  Voice(RtpParty rtp, Codec codec, int payloadType) {
    this.rtp = rtp;
    this.codec = codec;
    this.payloadType = payloadType;
    this.payload = tone(codec);
  }

  /** Begins to speak to where a message wants its media. */
  void speaksTo(Incoming described) {
    rtp.speaks(
        Sdp.mediaOf(described.message().body()).orElseThrow(),
        payloadType,
        payload,
        codec.clockRate() / 50);
  }

  void fallsSilent() {
    rtp.fallsSilent();
  }

  void forgets() {
    rtp.forgets();
  }

  /** Fails unless a tone of about that length has arrived, in the party's codec and no other. */
  void hasHeard(Duration length) {
    List<RtpPacket> heard = rtp.heard();
    assertEquals(heard.size(), rtp.heard(payloadType).size(), "other payload types were heard");
    long said = length.toMillis() / 20;
    assertTrue(heard.size() >= ENOUGH * said, heard.size() + " packets of " + said + " were heard");
    double loudness = loudness(heard);
    assertTrue(loudness > LOUD, "what was heard has a loudness of " + loudness);
  }

  void hasHeardNothing() {
    assertEquals(List.of(), rtp.heard());
  }

  private double loudness(List<RtpPacket> heard) {
    AudioDecoder decoder = codec.decoder(SAMPLE_RATE);
    short[] pcm = new short[decoder.maxSamples()];
    double energy = 0;
    long samples = 0;
    List<RtpPacket> inOrder =
        heard.stream().sorted(Comparator.comparingInt(RtpPacket::timestamp)).toList();
    for (RtpPacket packet : inOrder) {
      int count = decoder.decode(packet.payload(), 0, packet.payload().length, pcm, 0);
      for (int i = 0; i < count; i++) {
        energy += (double) pcm[i] * pcm[i];
      }
      samples += count;
    }
    return samples == 0 ? 0 : Math.sqrt(energy / samples);
  }

  private static byte[] tone(Codec codec) {
    short[] pcm = new short[FRAME];
    for (int i = 0; i < FRAME; i++) {
      pcm[i] = (short) (AMPLITUDE * Math.sin(2 * Math.PI * HERTZ * i / SAMPLE_RATE));
    }
    AudioEncoder encoder = codec.encoder(SAMPLE_RATE);
    byte[] packet = new byte[Codec.MAX_PAYLOAD];
    int length = 0;
    for (int i = 0; i < 5; i++) { // until the encoder has settled
      length = encoder.encode(pcm, 0, FRAME, packet, 0);
    }
    return Arrays.copyOf(packet, length);
  }
}
