package org.patchbay.proxy.protection;

import java.util.concurrent.TimeUnit;

/**
 * From which sources a user has logged in of late. A table of fixed size in which the later of two
 * that meet stays; only who knows a password writes to it. One thread.
 */
final class Logins {
  /** Twice the hour after which a registration is renewed at the latest. */
  static final long REMEMBERED = TimeUnit.HOURS.toNanos(2);

  private static final int ROOM = 1 << 16;
  private static final long MIXER = 0x9e37_79b9_7f4a_7c15L;

  private final long[] sources = new long[ROOM];
  private final long[] until = new long[ROOM];

  /** A user has proved a password from there. */
  void note(long source, long now) {
    int place = place(source);
    sources[place] = source;
    until[place] = now + REMEMBERED;
  }

  /** Whether one has of late. */
  boolean knows(long source, long now) {
    int place = place(source);
    return sources[place] == source && until[place] > now;
  }

  private static int place(long source) {
    return (int) (source * MIXER >>> Long.SIZE - 16);
  }
}
