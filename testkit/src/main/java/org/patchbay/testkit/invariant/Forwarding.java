package org.patchbay.testkit.invariant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.Via;

/**
 * What the server forwards carries the Via values that it came with, and a Max-Forwards one less
 * (RFC 3261 §16.6); what it answers carries exactly those of the request (§8.2.6.2, §16.7).
 */
final class Forwarding implements Invariant {

  @Override
  public List<Violation> violations(Evidence evidence) {
    Map<String, SipMessage> requests = new HashMap<>();
    for (SipMessage message : evidence.received()) {
      if (message.isRequest()) {
        requests.putIfAbsent(Evidence.path(message, message.vias()), message);
      }
    }
    List<Violation> violations = new ArrayList<>();
    for (SipMessage message : evidence.sent()) {
      List<Via> vias = message.vias();
      if (!message.isRequest()) {
        if (!requests.containsKey(Evidence.path(message, vias))) {
          violations.add(violation(message, "has not the Via values of its request"));
        }
      } else if (vias.size() > 1) { // with one Via, it is the server's own request
        SipMessage original = requests.get(Evidence.path(message, vias.subList(1, vias.size())));
        if (original == null) {
          violations.add(violation(message, "has not the Via values that it came with"));
        } else if (!decremented(original, message)) {
          violations.add(violation(message, "has not a Max-Forwards one less"));
        }
      }
    }
    return violations;
  }

  /** A request without Max-Forwards gets one (§16.6 step 3). */
  private static boolean decremented(SipMessage original, SipMessage forwarded) {
    String before = original.header("Max-Forwards");
    String after = forwarded.header("Max-Forwards");
    return before.isEmpty()
        ? !after.isEmpty()
        : after.equals(Long.toString(Long.parseLong(before) - 1));
  }

  private static Violation violation(SipMessage message, String what) {
    return new Violation("\"" + message.startLine() + "\" " + what, message.callId());
  }
}
