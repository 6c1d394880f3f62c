package org.patchbay.media.event;

/** What is told of telephone events: of each a beginning, then how it lasts, then one end. */
public interface EventObserver {

  /**
   * An event began.
   *
   * @param event its code (RFC 4733 §3.2: 0 to 15 are the keys)
   * @param volume in -dBm0
   * @param timestamp of its beginning, in the stream that it came in
   * @param clockRate of its durations, in Hz
   */
  void began(int event, int volume, int timestamp, int clockRate, long now);

  /**
   * The event that began last lasts.
   *
   * @param units its duration so far, never less than before
   */
  void lasts(long units, long now);

  /**
   * The event that began last has ended.
   *
   * @param units its whole duration
   */
  void ended(long units, long now);
}
