package org.patchbay.proxy.registrar;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which users have a binding whose REGISTER came in on a connection. */
final class ConnectionUsers {
  private final Map<Long, Set<String>> users = new HashMap<>();

  /** Follows a change of one user's bindings. */
  void replace(String user, List<Binding> before, List<Binding> after) {
    for (Binding binding : before) {
      Set<String> there = users.get(binding.flow().connection());
      if (there != null && there.remove(user) && there.isEmpty()) {
        users.remove(binding.flow().connection());
      }
    }
    for (Binding binding : after) {
      long connection = binding.flow().connection();
      if (binding.flow().transport().reliable() && connection != Binding.NO_CONNECTION) {
        users.computeIfAbsent(connection, c -> new HashSet<>()).add(user);
      }
    }
  }

  /** The users who have a binding on that connection; a copy. */
  List<String> on(long connection) {
    return List.copyOf(users.getOrDefault(connection, Set.of()));
  }
}
