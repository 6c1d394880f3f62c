package org.patchbay.proxy.registrar;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which users have a binding whose REGISTER came in on a connection. */
final class ConnectionUsers {
  /** Nearly all sets are of one user, and immutable; an SBC may have thousands on a connection. */
  private final Map<Long, Set<String>> users = new HashMap<>();

  /**
   * Follows a change of one user's record.
   *
   * @param before null if there was none
   * @param after null if there is none any more
   */
  void replace(byte[] before, byte[] after) {
    if (before != null && BindingRecords.isConnected(before)) {
      String user = BindingRecords.user(before);
      for (Binding binding : BindingRecords.bindings(before)) {
        remove(binding.flow().connection(), user);
      }
    }
    if (after != null && BindingRecords.isConnected(after)) {
      String user = BindingRecords.user(after);
      for (Binding binding : BindingRecords.bindings(after)) {
        long connection = binding.flow().connection();
        if (binding.flow().transport().reliable() && connection != Binding.NO_CONNECTION) {
          users.merge(connection, Set.of(user), ConnectionUsers::union);
        }
      }
    }
  }

  private static Set<String> union(Set<String> there, Set<String> one) {
    Set<String> union = there.size() == 1 ? new HashSet<>(there) : there;
    union.addAll(one);
    return union;
  }

  private void remove(long connection, String user) {
    Set<String> there = users.get(connection);
    if (there == null || !there.contains(user)) {
      return;
    }
    if (there.size() == 1) {
      users.remove(connection);
    } else {
      there.remove(user);
    }
  }

  /** The users who have a binding on that connection; a copy. */
  List<String> on(long connection) {
    return List.copyOf(users.getOrDefault(connection, Set.of()));
  }
}
