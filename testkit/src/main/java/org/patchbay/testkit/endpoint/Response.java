package org.patchbay.testkit.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.testkit.sip.HostPort;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.Reason;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipWriter;
import org.patchbay.testkit.sip.Via;

/** What every response takes from its request (RFC 3261 §8.2.6). */
public final class Response {
  private Response() {}

  /**
   * Begins a response.
   *
   * @param tag the To tag, unless the request has one or the status is 100
   */
  public static SipWriter to(SipMessage request, Way way, int status, String tag) {
    boolean addTag = status > 100 && request.to().tag() == null;
    SipWriter writer =
        SipWriter.response(status, Reason.of(status))
            .with("Via", vias(request, way))
            .with("From", request.header("From"))
            .with("To", request.header("To") + (addTag ? ";tag=" + tag : ""))
            .with("Call-ID", request.callId())
            .with("CSeq", request.header("CSeq"));
    if (makesDialog(request, status)) {
      writer.with("Record-Route", request.values("Record-Route"));
    }
    return writer;
  }

  /** Whether a response of that status gives the caller a dialog (§12.1). */
  public static boolean makesDialog(SipMessage request, int status) {
    return status > 100 && status < 300 && request.isRequest(Method.INVITE);
  }

  /** The Via values, the topmost with where the request was seen to come from (RFC 3581 §4). */
  private static List<String> vias(SipMessage request, Way way) {
    List<Via> vias = new ArrayList<>(request.vias());
    Via top = vias.get(0);
    boolean elsewhere = !top.sentBy().startsWith(HostPort.text(way.remote().getAddress()));
    if (elsewhere || top.parameter("rport") != null) {
      String seen = way.remote().getAddress().getHostAddress();
      vias.set(0, top.observedAt(seen, way.remote().getPort()));
    }
    return vias.stream().map(Via::text).toList();
  }
}
