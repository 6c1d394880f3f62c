package org.patchbay.proxy.transport.netty;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * Those who have yet to show what they are good for, the oldest first: in all, and of each source.
 * Where there are too many of them, the oldest has had the most time. One thread.
 *
 * @param <T> what comes
 */
final class Newcomers<T> {
  private final Map<T, Long> all = new LinkedHashMap<>();
  private final Map<Long, LinkedHashSet<T>> bySource = new HashMap<>();

  void add(long source, T newcomer) {
    all.put(newcomer, source);
    bySource.computeIfAbsent(source, any -> new LinkedHashSet<>()).add(newcomer);
  }

  /** It is gone, or no newcomer any more. */
  void remove(T newcomer) {
    Long source = all.remove(newcomer);
    if (source != null) {
      LinkedHashSet<T> others = bySource.get(source);
      others.remove(newcomer);
      if (others.isEmpty()) {
        bySource.remove(source);
      }
    }
  }

  int size() {
    return all.size();
  }

  int size(long source) {
    LinkedHashSet<T> of = bySource.get(source);
    return of == null ? 0 : of.size();
  }

  /** Takes out the oldest; null if there is none. */
  T takeOldest() {
    T oldest = all.isEmpty() ? null : all.keySet().iterator().next();
    remove(oldest);
    return oldest;
  }

  /** Takes out the oldest of a source; null if there is none. */
  T takeOldest(long source) {
    LinkedHashSet<T> of = bySource.get(source);
    T oldest = of == null ? null : of.iterator().next();
    remove(oldest);
    return oldest;
  }
}
