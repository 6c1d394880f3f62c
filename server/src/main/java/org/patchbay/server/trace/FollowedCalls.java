package org.patchbay.server.trace;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The Call-IDs that a trace follows: those it was told of, and those of the other legs of the same
 * calls. Only so many; the oldest are forgotten. One thread.
 */
final class FollowedCalls {
  private static final int MOST = 2_000;

  private final Set<String> followed = new HashSet<>();
  private final Queue<String> inOrder = new ArrayDeque<>();
  private Map<String, Set<String>> known = Map.of();

  boolean contains(String callId) {
    return followed.contains(callId);
  }

  /** Follows a call from now on. */
  void add(String callId) {
    if (followed.add(callId)) {
      inOrder.add(callId);
      if (inOrder.size() > MOST) {
        followed.remove(inOrder.remove());
      }
      known.getOrDefault(callId, Set.of()).forEach(this::add);
    }
  }

  /** These two belong to one call. */
  void joined(String callId, String other) {
    if (contains(callId) || contains(other)) {
      add(callId);
      add(other);
    }
  }

  /**
   * Takes the calls that were there before the trace began.
   *
   * @param calls the Call-IDs of each
   */
  void know(List<Set<String>> calls) {
    Map<String, Set<String>> groups = new HashMap<>();
    calls.forEach(call -> call.forEach(callId -> groups.put(callId, call)));
    known = groups;
    List.copyOf(inOrder).stream()
        .flatMap(callId -> known.getOrDefault(callId, Set.of()).stream())
        .toList()
        .forEach(this::add);
  }
}
