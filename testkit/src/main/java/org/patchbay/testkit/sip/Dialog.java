package org.patchbay.testkit.sip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One end's view of a dialog (RFC 3261 §12).
 *
 * @param callId the Call-ID
 * @param local the From value of requests from here, tag included
 * @param remote their To value, tag included
 * @param remoteTarget their Request-URI
 * @param routeSet their Route values, in order; all taken for loose routers
 */
public record Dialog(
    String callId, String local, String remote, String remoteTarget, List<String> routeSet) {

  /** The dialog that a response to an INVITE of ours makes (§12.1.2). */
  public static Dialog ofCaller(SipMessage response) {
    List<String> routes = new ArrayList<>(response.values("Record-Route"));
    Collections.reverse(routes);
    return new Dialog(
        response.callId(),
        response.header("From"),
        response.header("To"),
        response.contact().uri(),
        routes);
  }

  /** The dialog that an answer of ours to a request makes (§12.1.1). */
  public static Dialog ofCallee(SipMessage request, SipMessage response) {
    return new Dialog(
        request.callId(),
        response.header("To"),
        request.header("From"),
        request.contact().uri(),
        request.values("Record-Route"));
  }

  /** Whether the message belongs to this dialog, whoever sent it. */
  public boolean holds(SipMessage message) {
    String here = tag(local);
    String there = tag(remote);
    String from = String.valueOf(message.from().tag());
    String to = String.valueOf(message.to().tag());
    return message.callId().equals(callId)
        && (from.equals(here) && to.equals(there) || from.equals(there) && to.equals(here));
  }

  /** The URI that requests are sent to: the topmost route, or the remote target (§12.2.1.1). */
  public String nextHop() {
    return routeSet.isEmpty() ? remoteTarget : new NameAddress(routeSet.get(0)).uri();
  }

  /** Begins a request within the dialog. */
  public SipWriter request(String method, String via, long cseq) {
    return SipWriter.request(method, remoteTarget)
        .with("Via", via)
        .with("Max-Forwards", "70")
        .with("Route", routeSet)
        .with("From", local)
        .with("To", remote)
        .with("Call-ID", callId)
        .with("CSeq", cseq + " " + method);
  }

  private static String tag(String address) {
    return String.valueOf(new NameAddress(address).tag());
  }
}
