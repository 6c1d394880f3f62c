package org.patchbay.proxy.locating;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.patchbay.loop.Clock;

/**
 * Candidates that failed lately. They are tried last for a while (RFC 3263 §4.3 leaves it open; RFC
 * 3261 §21.5.4 for a 503 with Retry-After). When the time is up, one request tries such a host
 * again while all others still pass it by; any response from it ends that, and another failure
 * begins a longer time.
 */
public final class UnavailableHosts {
  private static final int MOST = 1_000;
  private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** How long a host that is being tried again has for its answer. */
  private static final long TRIAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  /**
   * A host that failed.
   *
   * @param until when it is tried again
   * @param rest how long it has been passed by, the next time twice as long
   */
  private record Rest(long until, long rest) {}

  private final Clock clock;
  private final Map<Candidate, Rest> resting =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Candidate, Rest> eldest) {
          return size() > MOST;
        }
      };

  /** No host has failed yet. */
  public UnavailableHosts(Clock clock) {
    this.clock = clock;
  }

  /** A candidate refused, was silent, or could not be connected to. */
  public void failed(Candidate candidate) {
    Rest before = resting.remove(candidate); // to the end of those that may be forgotten
    long rest = before == null ? FIRST_NANOS : Math.min(2 * before.rest, LONGEST_NANOS);
    resting.put(candidate, new Rest(clock.nanos() + rest, rest));
  }

  /**
   * A candidate answered 503.
   *
   * @param retryAfterSeconds what it said of when to come again; 0 if nothing
   */
  public void unavailable(Candidate candidate, long retryAfterSeconds) {
    long asked = TimeUnit.SECONDS.toNanos(retryAfterSeconds);
    long rest = retryAfterSeconds == 0 ? FIRST_NANOS : Math.min(asked, LONGEST_NANOS);
    resting.remove(candidate);
    resting.put(candidate, new Rest(clock.nanos() + rest, FIRST_NANOS));
  }

  /** A candidate answered: it is there. */
  public void answered(Candidate candidate) {
    if (!resting.isEmpty()) {
      resting.remove(candidate);
    }
  }

  /** The candidates with those last that are passed by. */
  public List<Candidate> inOrder(List<Candidate> candidates) {
    if (resting.isEmpty() || candidates.size() < 2) {
      return candidates;
    }
    long now = clock.nanos();
    List<Candidate> order = new ArrayList<>(candidates.size());
    List<Candidate> last = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Rest rest = resting.get(candidate);
      if (rest == null) {
        order.add(candidate);
      } else if (now < rest.until) {
        last.add(candidate);
      } else {
        if (order.isEmpty()) {
          resting.put(candidate, new Rest(now + TRIAL_NANOS, rest.rest));
        }
        order.add(candidate);
      }
    }
    order.addAll(last);
    return order;
  }
}
