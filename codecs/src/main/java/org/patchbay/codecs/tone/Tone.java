package org.patchbay.codecs.tone;

/**
 * One or two sines and the rhythm in which they sound. The constants are the precise tone plan of
 * North America.
 *
 * @param lowHertz the first frequency
 * @param highHertz the second frequency, or 0 for a single sine
 * @param lowDbm0 level of the first sine
 * @param highDbm0 level of the second sine
 * @param onMillis how long it sounds
 * @param offMillis how long it is silent then, before it begins again; 0 for a tone without end
 */
public record Tone(
    double lowHertz,
    double highHertz,
    double lowDbm0,
    double highDbm0,
    int onMillis,
    int offMillis) {

  /** Please dial: without a pause. */
  public static final Tone DIAL = new Tone(350, 440, -13, -13, 1000, 0);

  /** The other telephone rings: 2 s, then 4 s of silence. */
  public static final Tone RINGBACK = new Tone(440, 480, -19, -19, 2000, 4000);

  /** The called party is busy: 0.5 s, then 0.5 s of silence. */
  public static final Tone BUSY = new Tone(480, 620, -24, -24, 500, 500);

  /** The network is busy (reorder): 0.25 s, then 0.25 s of silence. */
  public static final Tone REORDER = new Tone(480, 620, -24, -24, 250, 250);

  public Tone {
    if (lowHertz <= 0 || highHertz < 0 || onMillis <= 0 || offMillis < 0) {
      throw new IllegalArgumentException("no such tone");
    }
  }

  /** A single sine without end. */
  public static Tone sine(double hertz, double dbm0) {
    return new Tone(hertz, 0, dbm0, dbm0, 1000, 0);
  }

  /** Whether it never pauses. */
  boolean continuous() {
    return offMillis == 0;
  }
}
