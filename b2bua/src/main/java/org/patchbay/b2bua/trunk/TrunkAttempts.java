package org.patchbay.b2bua.trunk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How attempts ended, for each trunk and carrier. One thread. */
public final class TrunkAttempts {
  private static final AttemptOutcome[] OUTCOMES = AttemptOutcome.values();

  private final Map<String, long[]> byTarget = new HashMap<>();

  /**
   * Attempts at one trunk or carrier that ended alike.
   *
   * @param target {@code trunk NAME} or {@code carrier NAME}
   */
  public record Count(String target, AttemptOutcome outcome, long attempts) {}

  /** Counts one; the phones of users are not counted one by one. */
  public void ended(Target target, AttemptOutcome outcome) {
    String name = target.byFlow() ? "user" : target.name();
    byTarget.computeIfAbsent(name, any -> new long[OUTCOMES.length])[outcome.ordinal()]++;
  }

  /** All that were counted, for another thread. */
  public List<Count> counts() {
    List<Count> all = new ArrayList<>();
    byTarget.forEach(
        (target, counts) -> {
          for (AttemptOutcome outcome : OUTCOMES) {
            all.add(new Count(target, outcome, counts[outcome.ordinal()]));
          }
        });
    return List.copyOf(all);
  }
}
