package org.patchbay.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.testkit.endpoint.Response;
import org.patchbay.testkit.sip.Dialog;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipWriter;

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
    SipWriter writer = Response.to(request, asked.way(), status, tag);
    boolean makesDialog = Response.makesDialog(request, status);
    if (makesDialog) {
      writer.with("Contact", agent.contact(asked.way().transport()));
    }
    if (makesDialog && status >= 200) {
      writer.body("application/sdp", agent.sessionDescription());
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
    agent.persistence().ifPresent(p -> p.replied(request, asked.way(), response));
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
}
