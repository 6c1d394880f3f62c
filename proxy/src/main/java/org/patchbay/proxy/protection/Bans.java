package org.patchbay.proxy.protection;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.patchbay.loop.Clock;

/**
 * The sources that are banned, and those that were: who comes again is banned for longer. There is
 * room for so many; then the one that was banned longest ago is forgotten. One thread.
 */
final class Bans {
  static final int MOST = 8192;

  /** A ban lasts no longer, and a source that has behaved for so long begins anew. */
  static final long LONGEST = TimeUnit.HOURS.toNanos(24);

  private final Clock clock;
  private final long first;
  private final Map<Long, Entry> bySource = new LinkedHashMap<>();

  /**
   * A list without bans.
   *
   * @param first how long the first ban of a source lasts, in nanoseconds
   */
  Bans(Clock clock, long first) {
    this.clock = clock;
    this.first = first;
  }

  private static final class Entry {
    long since;
    long until;
    long length;
    long dropped;
    Ban.Reason reason;
  }

  /** Whether a source is banned; what it sent is counted then. */
  boolean turnsAway(long source) {
    if (bySource.isEmpty()) {
      return false;
    }
    Entry entry = bySource.get(source);
    if (entry == null || entry.until <= clock.nanos()) {
      return false;
    }
    entry.dropped++;
    return true;
  }

  /**
   * Bans a source.
   *
   * @return for how many nanoseconds
   */
  long add(long source, Ban.Reason reason) {
    long now = clock.nanos();
    Entry before = bySource.remove(source); // so that it is the last again
    Entry entry = new Entry();
    boolean anew = before == null || now - before.until > LONGEST;
    entry.length = anew ? first : Math.min(2 * before.length, Math.max(LONGEST, first));
    entry.since = now;
    entry.until = now + entry.length;
    entry.reason = reason;
    if (bySource.size() == MOST) {
      Iterator<Entry> oldest = bySource.values().iterator();
      oldest.next();
      oldest.remove();
    }
    bySource.put(source, entry);
    return entry.length;
  }

  /** Ends a source's ban and forgets the earlier ones; false if it was not banned. */
  boolean lift(long source) {
    Entry entry = bySource.remove(source);
    return entry != null && entry.until > clock.nanos();
  }

  /** Ends all bans and forgets the earlier ones; returns how many were in force. */
  int liftAll() {
    int lifted = count();
    bySource.clear();
    return lifted;
  }

  /** How many are in force. */
  int count() {
    long now = clock.nanos();
    return (int) bySource.values().stream().filter(entry -> entry.until > now).count();
  }

  /** Those in force, the oldest first. */
  List<Ban> all() {
    long now = clock.nanos();
    List<Ban> bans = new ArrayList<>();
    bySource.forEach(
        (source, entry) -> {
          if (entry.until > now) {
            bans.add(
                new Ban(
                    Source.text(source),
                    epochMillis(entry.since - now),
                    epochMillis(entry.until - now),
                    entry.reason,
                    entry.dropped));
          }
        });
    return bans;
  }

  private long epochMillis(long nanosFromNow) {
    return clock.epochMillis() + TimeUnit.NANOSECONDS.toMillis(nanosFromNow);
  }
}
