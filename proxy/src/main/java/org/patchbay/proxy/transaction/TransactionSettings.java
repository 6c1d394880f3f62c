package org.patchbay.proxy.transaction;

/**
 * How long transactions live, and how many there are.
 *
 * @param timings the timers
 * @param setAside how many of each side to allocate at the start
 * @param most how many server transactions there may be at once, at most 2^20; all together they
 *     keep so many times {@value #MEAN_OCTETS} octets and little more
 */
public record TransactionSettings(Timings timings, int setAside, int most) {

  /** What a server transaction may keep of messages in octets, on the average over all. */
  static final int MEAN_OCTETS = 512;
}
