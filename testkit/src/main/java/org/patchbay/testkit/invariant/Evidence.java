package org.patchbay.testkit.invariant;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.Via;
import org.patchbay.testkit.trace.Trace;
import org.patchbay.testkit.trace.WireMessage;

/**
 * What a server received and what it sent. Messages without Via, Call-ID or CSeq are left out: no
 * transaction can be made of them.
 *
 * @param received what reached the server, in the order of arrival
 * @param sent what the server sent, whether it arrived or not, in the order of sending
 */
record Evidence(List<SipMessage> received, List<SipMessage> sent) {

  static Evidence of(Trace trace, String server) {
    List<SipMessage> received = new ArrayList<>();
    for (WireMessage message : trace.arrivals()) {
      if (message.to().equals(server)) {
        message.message().filter(Evidence::whole).ifPresent(received::add);
      }
    }
    List<SipMessage> sent = new ArrayList<>();
    for (WireMessage message : trace.messages()) {
      if (message.from().equals(server)) {
        message.message().filter(Evidence::whole).ifPresent(sent::add);
      }
    }
    return new Evidence(received, sent);
  }

  /** What names a request together with the hops that it has come over. */
  static String path(SipMessage message, List<Via> vias) {
    return message.callId()
        + ' '
        + message.cseq()
        + ' '
        + message.method()
        + ' '
        + vias.stream().map(Via::identity).toList();
  }

  private static boolean whole(SipMessage message) {
    return !message.values("Via").isEmpty() && message.has("Call-ID") && message.cseq() >= 0;
  }
}
