package org.patchbay.proxy.registrar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * When each user has to be looked at next: at the first expiry among the user's bindings, rounded
 * up to a second, so that a day of registrations is no more than a few thousand entries.
 */
final class ExpirySchedule {
  /** No user has to be looked at. */
  static final long NEVER = Long.MAX_VALUE;

  private static final long GRAIN = TimeUnit.SECONDS.toMillis(1);

  private final TreeMap<Long, Set<String>> usersBySecond = new TreeMap<>();
  private final Map<String, Long> secondByUser = new HashMap<>();

  /**
   * Moves a user to the first expiry of these bindings, or out if there are none.
   *
   * @return whether the user now comes before all that were here
   */
  boolean put(String user, List<Binding> bindings) {
    long first = NEVER;
    for (Binding binding : bindings) {
      first = Math.min(first, binding.expiresAt());
    }
    long before = nextMillis();
    remove(user);
    if (first != NEVER) {
      long second = Math.floorDiv(first + GRAIN - 1, GRAIN);
      secondByUser.put(user, second);
      usersBySecond.computeIfAbsent(second, s -> new LinkedHashSet<>()).add(user);
    }
    return nextMillis() < before;
  }

  private void remove(String user) {
    Long second = secondByUser.remove(user);
    if (second != null) {
      Set<String> users = usersBySecond.get(second);
      users.remove(user);
      if (users.isEmpty()) {
        usersBySecond.remove(second);
      }
    }
  }

  /** When {@link #takeDue} will next find someone, in epoch milliseconds; {@link #NEVER} if not. */
  long nextMillis() {
    return usersBySecond.isEmpty() ? NEVER : usersBySecond.firstKey() * GRAIN;
  }

  /** Takes out the users who have a binding that has expired. */
  List<String> takeDue(long epochMillis) {
    List<String> due = new ArrayList<>();
    while (nextMillis() <= epochMillis) {
      Set<String> users = usersBySecond.pollFirstEntry().getValue();
      users.forEach(secondByUser::remove);
      due.addAll(users);
    }
    return due;
  }
}
