package org.patchbay.proxy.locating;

/** Does something when so many answers have come. */
final class Countdown {
  private final Runnable last;
  private int left;

  /**
   * A countdown.
   *
   * @param steps how many there will be, at least one
   * @param last run in the last step
   */
  Countdown(int steps, Runnable last) {
    this.left = steps;
    this.last = last;
  }

  void step() {
    if (--left == 0) {
      last.run();
    }
  }
}
