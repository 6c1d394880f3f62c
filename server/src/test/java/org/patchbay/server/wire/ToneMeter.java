package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

/** Measures which part of a recording's energy lies at one frequency (Goertzel's algorithm). */
final class ToneMeter {
  /** Blocks of 100 ms: a multiple of 10 Hz falls exactly on a bin. */
  private static final int BLOCKS_PER_SECOND = 10;

  private static final int FRAMES_PER_SECOND = 50;

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
        all += energy(start, block());
      }
    }
    return all == 0 ? 0 : tone / all;
  }

  /**
   * Share of the 20 ms frames without sound, from 0 to 1: those with less than a twentieth of the
   * mean energy. Whatever is before the first sound and after the last is not counted.
   */
  double silentShare() {
    int frame = recording.rate() / FRAMES_PER_SECOND;
    double[] energies = new double[recording.samples().length / frame];
    double mean = 0;
    for (int i = 0; i < energies.length; i++) {
      energies[i] = energy(i * frame, frame);
      mean += energies[i] / energies.length;
    }
    double least = mean / 20;
    int first = 0;
    int last = energies.length - 1;
    while (first < last && energies[first] < least) {
      first++;
    }
    while (first < last && energies[last] < least) {
      last--;
    }
    long silent = Arrays.stream(energies, first, last + 1).filter(e -> e < least).count();
    return (double) silent / (last + 1 - first);
  }

  /**
   * That there was this tone, hardly anything else, and no gaps.
   *
   * @param seconds how long it was heard at least
   */
  void assertSteady(int hertz, double seconds) {
    assertTrue(loudSeconds() > seconds, () -> "heard only " + loudSeconds() + " s");
    assertTrue(share(hertz) > 0.9, () -> hertz + " Hz is " + share(hertz) + " of what was heard");
    assertTrue(silentShare() < 0.01, () -> "silent frames: " + silentShare());
  }

  private int block() {
    return recording.rate() / BLOCKS_PER_SECOND;
  }

  private boolean isLoud(int start) {
    return Math.sqrt(energy(start, block()) / block()) > SILENCE;
  }

  private double energy(int start, int length) {
    double sum = 0;
    for (int i = start; i < start + length; i++) {
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
