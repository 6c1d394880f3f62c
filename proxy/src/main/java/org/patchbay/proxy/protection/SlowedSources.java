package org.patchbay.proxy.protection;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.patchbay.loop.Clock;

/**
 * The sources that seem to scan over UDP and have not proved that they are there: each is slowed
 * down, and named to the operator, for a while after the last that it did. There is room for so
 * many; then the one that began longest ago is forgotten. One thread.
 */
final class SlowedSources {
  private final Clock clock;
  private final int most;
  private final long length;
  private final Map<Long, Entry> bySource = new LinkedHashMap<>();

  /**
   * Nobody yet.
   *
   * @param most how many there is room for
   * @param length how long it lasts after the last refusal, in nanoseconds
   */
  SlowedSources(Clock clock, int most, long length) {
    this.clock = clock;
    this.most = most;
    this.length = length;
  }

  private static final class Entry {
    long since;
    long until;
    long dropped;
  }

  /** A source has been refused too often; true if it was not slowed down before. */
  boolean add(long source) {
    long now = clock.nanos();
    Entry entry = bySource.get(source);
    boolean anew = entry == null || entry.until <= now;
    if (anew) {
      bySource.remove(source); // so that it is the last again
      entry = new Entry();
      entry.since = now;
      if (bySource.size() == most) {
        Iterator<Entry> oldest = bySource.values().iterator();
        oldest.next();
        oldest.remove();
      }
      bySource.put(source, entry);
    }
    entry.until = now + length;
    return anew;
  }

  /** Whether a source is slowed down. */
  boolean holds(long source) {
    if (bySource.isEmpty()) {
      return false;
    }
    Entry entry = bySource.get(source);
    return entry != null && entry.until > clock.nanos();
  }

  /** Something of a source was dropped because it is slowed down. */
  void dropped(long source) {
    Entry entry = bySource.get(source);
    if (entry != null) {
      entry.dropped++;
    }
  }

  /** Ends it for a source; false if it was not slowed down. */
  boolean forget(long source) {
    Entry entry = bySource.isEmpty() ? null : bySource.remove(source);
    return entry != null && entry.until > clock.nanos();
  }

  /** Ends it for all. */
  void forgetAll() {
    bySource.clear();
  }

  /** How many are slowed down now. */
  int count() {
    long now = clock.nanos();
    return (int) bySource.values().stream().filter(entry -> entry.until > now).count();
  }

  /** Those that are slowed down now, the oldest first. */
  List<Ban> all() {
    long now = clock.nanos();
    List<Ban> all = new ArrayList<>();
    bySource.forEach(
        (source, entry) -> {
          if (entry.until > now) {
            long since = clock.epochMillis() + TimeUnit.NANOSECONDS.toMillis(entry.since - now);
            long until = clock.epochMillis() + TimeUnit.NANOSECONDS.toMillis(entry.until - now);
            String name = Source.text(source);
            all.add(new Ban(name, since, until, Ban.Reason.SLOWED_DOWN, entry.dropped));
          }
        });
    return all;
  }
}
