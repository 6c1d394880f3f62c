package org.patchbay.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.testkit.sip.Dialog;
import org.patchbay.testkit.sip.HostPort;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.Reason;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipWriter;
import org.patchbay.testkit.sip.Via;

/** The UAS of a scripted agent: writes responses (RFC 3261 §8.2.6). */
final class Answers {
  private final Agent agent;
  private final World world;
  private final Requests requests;
  private final List<Incoming> unanswered = new ArrayList<>();
  private final Map<String, String> tags = new HashMap<>();
  private Incoming lastAnswered;
  private SipMessage lastResponse;

  Answers(Agent agent, World world, Requests requests) {
    this.agent = agent;
    this.world = world;
    this.requests = requests;
  }

  /** The script has got a request. */
  void requested(Incoming request) {
    if (!request.message().isRequest(Method.ACK)) {
      unanswered.add(request);
    }
  }

  void send(int status, Outgoing what) {
    Incoming asked = asked(what.answering());
    SipMessage request = asked.message();
    String tag = tags.computeIfAbsent(request.callId(), id -> world.ids().token(8));
    boolean tagged = status == 100 || request.to().tag() != null;
    SipWriter writer =
        SipWriter.response(status, Reason.of(status))
            .with("Via", vias(asked))
            .with("From", request.header("From"))
            .with("To", request.header("To") + (tagged ? "" : ";tag=" + tag))
            .with("Call-ID", request.callId())
            .with("CSeq", request.header("CSeq"));
    boolean makesDialog = status > 100 && status < 300 && request.isRequest(Method.INVITE);
    if (makesDialog) {
      writer.with("Record-Route", request.values("Record-Route"));
      writer.with("Contact", agent.contact(asked.way().transport()));
    }
    if (makesDialog && status >= 200) {
      writer.body("application/sdp", Requests.sdp(agent.endpoint().local()));
    }
    SipMessage response = what.edit(writer).message();
    if (makesDialog) {
      requests.dialog(Dialog.ofCallee(request, response));
    }
    if (status >= 200) {
      unanswered.remove(asked);
    }
    lastAnswered = asked;
    lastResponse = response;
    agent.endpoint().reply(asked.way(), response);
  }

  /** Sends the last response once more. */
  void resend() {
    if (lastResponse == null) {
      throw agent.failure("has sent no response");
    }
    agent.endpoint().reply(lastAnswered.way(), lastResponse);
  }

  private Incoming asked(Method method) {
    for (int i = unanswered.size() - 1; i >= 0; i--) {
      Incoming candidate = unanswered.get(i);
      if (method == null || candidate.message().isRequest(method)) {
        return candidate;
      }
    }
    boolean again =
        lastAnswered != null && (method == null || lastAnswered.message().isRequest(method));
    if (again) {
      return lastAnswered;
    }
    throw agent.failure("answers a request that it did not expect");
  }

  /** The Via values, the topmost with where the request was seen to come from (RFC 3581 §4). */
  private static List<String> vias(Incoming asked) {
    List<Via> vias = new ArrayList<>(asked.message().vias());
    Via top = vias.get(0);
    String seen = asked.way().remote().getAddress().getHostAddress();
    boolean elsewhere = !top.sentBy().startsWith(HostPort.text(asked.way().remote().getAddress()));
    if (elsewhere || top.parameter("rport") != null) {
      vias.set(0, top.observedAt(seen, asked.way().remote().getPort()));
    }
    return vias.stream().map(Via::text).toList();
  }
}
