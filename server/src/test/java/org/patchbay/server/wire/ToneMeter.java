package org.patchbay.server.wire;

/** Measures which part of a recording's energy lies at one frequency (Goertzel's algorithm). */
final class ToneMeter {
  /** Blocks of 100 ms: a multiple of 10 Hz falls exactly on a bin. */
  private static final int BLOCKS_PER_SECOND = 10;

  /** Root mean square below which a block counts as silence: start and end of a call. */
  private static final double SILENCE = 300;

  private final WaveFile recording;

  ToneMeter(WaveFile recording) {
    this.recording = recording;
  }

  /** Seconds that are not silent. */
  double loudSeconds() {
    int loud = 0;
    for (int start = 0; start + block() <= recording.samples().length; start += block()) {
      if (isLoud(start)) {
        loud++;
      }
    }
    return (double) loud / BLOCKS_PER_SECOND;
  }

  /**
   * Share of the energy of the loud blocks that lies at {@code hertz}, from 0 to 1.
   *
   * @param hertz a multiple of 10
   */
  double share(int hertz) {
    double tone = 0;
    double all = 0;
    for (int start = 0; start + block() <= recording.samples().length; start += block()) {
      if (isLoud(start)) {
        tone += energyAt(hertz, start);
        all += energy(start);
      }
    }
    return all == 0 ? 0 : tone / all;
  }

  private int block() {
    return recording.rate() / BLOCKS_PER_SECOND;
  }

  private boolean isLoud(int start) {
    return Math.sqrt(energy(start) / block()) > SILENCE;
  }

  private double energy(int start) {
    double sum = 0;
    for (int i = start; i < start + block(); i++) {
      sum += (double) recording.samples()[i] * recording.samples()[i];
    }
    return sum;
  }

  private double energyAt(int hertz, int start) {
    double coefficient = 2 * Math.cos(2 * Math.PI * hertz / recording.rate());
    double last = 0;
    double beforeLast = 0;
    for (int i = start; i < start + block(); i++) {
      double next = recording.samples()[i] + coefficient * last - beforeLast;
      beforeLast = last;
      last = next;
    }
    double power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
    return 2 * power / block();
  }
}
