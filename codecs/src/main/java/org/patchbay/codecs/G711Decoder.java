package org.patchbay.codecs;

/**
 * G.711 at 8000 Hz. A payload of more than 200 ms, which no receiver need accept (RFC 3551 §4.2),
 * is malformed; every other sequence of octets is audio.
 */
final class G711Decoder implements AudioDecoder {

  private static final int SAMPLE_RATE = 8000;

  private final G711Law law;
  private final LossConcealment concealment = new LossConcealment();
  private int lastSamples = SAMPLE_RATE / 50;
  private long refused;

  G711Decoder(G711Law law) {
    this.law = law;
  }

  @Override
  public int sampleRate() {
    return SAMPLE_RATE;
  }

  @Override
  public int samplesIn(byte[] packet, int offset, int length) {
    return length > maxSamples() ? 0 : length;
  }

  @Override
  public int decode(byte[] packet, int offset, int length, short[] pcm, int pcmOffset) {
    if (length > maxSamples()) {
      refused++;
      concealment.conceal(pcm, pcmOffset, lastSamples);
      return lastSamples;
    }
    if (length > 0) {
      law.decode(packet, offset, length, pcm, pcmOffset);
      concealment.heard(pcm, pcmOffset, length);
      lastSamples = length;
    }
    return length;
  }

  @Override
  public void conceal(short[] pcm, int pcmOffset, int samples) {
    if (samples <= 0 || samples % (SAMPLE_RATE / 400) != 0 || samples > maxSamples()) {
      throw new IllegalArgumentException("cannot conceal " + samples + " samples");
    }
    concealment.conceal(pcm, pcmOffset, samples);
  }

  @Override
  public long refused() {
    return refused;
  }
}
