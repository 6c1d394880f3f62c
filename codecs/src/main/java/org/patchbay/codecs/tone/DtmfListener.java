package org.patchbay.codecs.tone;

/** Hears what a {@link DtmfDetector} finds, on the thread that feeds it. */
public interface DtmfListener {

  /** A digit has begun, about 35 ms ago. */
  void pressed(DtmfDigit digit);

  /**
   * The digit that was pressed has ended, about 40 ms ago.
   *
   * @param samples how long it sounded, at 8000 Hz, within about 5 ms
   */
  void released(DtmfDigit digit, int samples);
}
