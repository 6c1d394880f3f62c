package org.patchbay.testkit.invariant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.SipMessage;

/**
 * Every INVITE transaction that the server was given got a final response: one failure, or 2xx of
 * one or more forks (RFC 3261 §16.7), and never both.
 */
final class InviteFinals implements Invariant {

  @Override
  public List<Violation> violations(Evidence evidence) {
    Map<String, Set<String>> finals = new HashMap<>();
    for (SipMessage message : evidence.sent()) {
      if (message.isFinal() && message.method().equals(Method.INVITE.name())) {
        finals
            .computeIfAbsent(transaction(message), key -> new TreeSet<>())
            .add(message.status() + " tag " + message.to().tag());
      }
    }
    Map<String, SipMessage> invites = new LinkedHashMap<>();
    for (SipMessage message : evidence.received()) {
      if (message.isRequest(Method.INVITE)) {
        invites.putIfAbsent(transaction(message), message);
      }
    }
    List<Violation> violations = new ArrayList<>();
    invites.forEach(
        (key, invite) -> {
          Set<String> given = finals.getOrDefault(key, Set.of());
          long failures = given.stream().filter(f -> !f.startsWith("2")).count();
          if (given.isEmpty()) {
            violations.add(new Violation("an INVITE got no final response", invite.callId()));
          } else if (failures > 1 || failures == 1 && given.size() > 1) {
            violations.add(
                new Violation("an INVITE got the final responses " + given, invite.callId()));
          }
        });
    return violations;
  }

  private static String transaction(SipMessage message) {
    return message.callId() + " " + message.cseq() + " " + message.via().identity();
  }
}
