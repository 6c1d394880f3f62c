package org.patchbay.codecs;

/** G.711 at 8000 Hz: a payload is one octet a sample (RFC 3551 §4.5.14). */
final class G711Encoder implements AudioEncoder {

  private static final int SAMPLE_RATE = 8000;
  private static final int MAX_SAMPLES = SAMPLE_RATE / 5;

  private final G711Law law;

  G711Encoder(G711Law law) {
    this.law = law;
  }

  @Override
  public int sampleRate() {
    return SAMPLE_RATE;
  }

  @Override
  public int encode(short[] pcm, int pcmOffset, int samples, byte[] packet, int packetOffset) {
    if (samples <= 0 || samples > MAX_SAMPLES || packet.length - packetOffset < samples) {
      throw new IllegalArgumentException(
          samples + " samples do not fit into " + (packet.length - packetOffset) + " bytes");
    }
    law.encode(pcm, pcmOffset, samples, packet, packetOffset);
    return samples;
  }
}
