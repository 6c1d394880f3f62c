package org.patchbay.testkit.invariant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patchbay.testkit.sip.SipMessage;

/**
 * The requests of a dialog leave the server in the order in which they came, so that CSeq grows in
 * each direction (RFC 3261 §12.2.1.1) unless the network had already mixed them. ACK and CANCEL
 * repeat their INVITE's number and are not counted.
 */
final class CseqOrder implements Invariant {

  @Override
  public List<Violation> violations(Evidence evidence) {
    Map<String, Integer> arrivals = new HashMap<>();
    for (SipMessage message : evidence.received()) {
      if (counts(message)) {
        arrivals.putIfAbsent(direction(message) + ' ' + message.cseq(), arrivals.size());
      }
    }
    Map<String, Long> highest = new HashMap<>();
    Set<String> branches = new HashSet<>();
    List<Violation> violations = new ArrayList<>();
    for (SipMessage message : evidence.sent()) {
      if (!counts(message) || !branches.add(message.via().branch() + message.method())) {
        continue;
      }
      String direction = direction(message);
      long before = highest.merge(direction, message.cseq(), Math::max);
      if (message.cseq() < before) {
        Integer own = arrivals.get(direction + ' ' + message.cseq());
        Integer other = arrivals.get(direction + ' ' + before);
        if (own == null || other == null || own < other) {
          violations.add(
              new Violation(
                  "CSeq " + message.cseq() + " left after CSeq " + before, message.callId()));
        }
      }
    }
    return violations;
  }

  private static boolean counts(SipMessage message) {
    return message.isRequest()
        && message.to().tag() != null
        && !message.method().equals("ACK")
        && !message.method().equals("CANCEL");
  }

  private static String direction(SipMessage message) {
    return message.callId() + ' ' + message.from().tag() + ' ' + message.to().tag();
  }
}
