package org.patchbay.testkit.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbay.testkit.sip.Header;
import org.patchbay.testkit.sip.SipMessage;

/** No header that is meant for the inner hop leaves the server. */
final class InternalHeaders implements Invariant {
  private static final String PREFIX = "x-patchbay-";

  @Override
  public List<Violation> violations(Evidence evidence) {
    List<Violation> violations = new ArrayList<>();
    for (SipMessage message : evidence.sent()) {
      for (Header header : message.headers()) {
        if (header.name().toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
          violations.add(new Violation(header.name() + " left the server", message.callId()));
        }
      }
    }
    return violations;
  }
}
