package org.patchbay.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.patchbay.testkit.endpoint.Way;
import org.patchbay.testkit.sip.SipMessage;

/** What an agent has received and its script has not yet expected. Copies are kept apart. */
final class Inbox {
  private final Set<SipMessage> seen = new HashSet<>();
  private final List<Incoming> unread = new ArrayList<>();
  private final List<Incoming> copies = new ArrayList<>();

  /**
   * A message arrived; one that is equal to an earlier one is a retransmission of it.
   *
   * @return whether it is new
   */
  boolean add(SipMessage message, Way way) {
    boolean isNew = seen.add(message);
    (isNew ? unread : copies).add(new Incoming(message, way));
    return isNew;
  }

  /** Takes the first message that matches; null when there is none. */
  Incoming take(Predicate<SipMessage> what) {
    return take(unread, what);
  }

  /** Takes the first retransmission that matches; null when there is none. */
  Incoming takeCopy(Predicate<SipMessage> what) {
    return take(copies, what);
  }

  /** What is unread, a 100 apart, which is nobody's business but the transaction's. */
  List<Incoming> leftovers() {
    return unread.stream().filter(incoming -> incoming.message().status() != 100).toList();
  }

  /** Forgets what is unread. */
  void clear() {
    unread.clear();
    copies.clear();
  }

  private static Incoming take(List<Incoming> from, Predicate<SipMessage> what) {
    for (int i = 0; i < from.size(); i++) {
      if (what.test(from.get(i).message())) {
        return from.remove(i);
      }
    }
    return null;
  }
}
