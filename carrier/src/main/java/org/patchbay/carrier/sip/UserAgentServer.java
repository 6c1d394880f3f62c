package org.patchbay.carrier.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.transaction.KeptRequest;
import org.patchbay.proxy.transaction.ServerTransaction;

/** Answers requests (RFC 3261 §8.2, §12.2.2), or hands them to those whose they are. */
final class UserAgentServer {
  private final UserAgent agent;
  private final MessageWriter writer;
  private final KeptRequest kept = new KeptRequest();
  private final Map<Dialog.Id, Open> dialogs = new HashMap<>();
  private final byte[] tag = new byte[UserAgent.TAG_LENGTH];
  private UserAgent.Callee callee = invite -> invite.refuse(503, "Service Unavailable", "");

  private record Open(Dialog dialog, DialogUser user) {}

  UserAgentServer(UserAgent agent, MessageWriter writer) {
    this.agent = agent;
    this.writer = writer;
  }

  void callee(UserAgent.Callee newCallee) {
    callee = newCallee;
  }

  void open(Dialog dialog, DialogUser user) {
    dialogs.put(dialog.id(), new Open(dialog, user));
  }

  void forget(Dialog dialog) {
    dialogs.remove(dialog.id());
  }

  int dialogCount() {
    return dialogs.size();
  }

  void request(ServerTransaction transaction, SipRequest request, Way way) {
    if (!request.required().isEmpty()) {
      answer(transaction, 420, "Bad Extension", "Unsupported: " + request.required() + "\r\n");
    } else if (request.to().tag().isEmpty()) {
      outside(transaction, request, way);
    } else {
      inside(transaction, request, way);
    }
  }

  private void outside(ServerTransaction transaction, SipRequest request, Way way) {
    switch (request.method()) {
      case INVITE -> invited(new ServerInvite(agent, transaction, request, way), callee);
      case OPTIONS -> answerOptions(transaction);
      case BYE -> answerNoSuchDialog(transaction);
      default -> answer(transaction, 405, "Method Not Allowed", MessageWriter.ALLOW);
    }
  }

  private void inside(ServerTransaction transaction, SipRequest request, Way way) {
    Open open = dialogs.get(request.dialog());
    if (open == null) {
      answerNoSuchDialog(transaction);
    } else if (!open.dialog().admits(request)) {
      answer(transaction, 500, "CSeq Too Low", "");
    } else {
      switch (request.method()) {
        case INVITE ->
            invited(
                new ServerInvite(agent, transaction, request, way),
                reinvite -> {
                  open.dialog().retarget(request);
                  open.user().reinvited(reinvite);
                });
        case BYE -> {
          forget(open.dialog());
          answer(transaction, 200, "OK", "");
          open.user().hungUp();
        }
        case OPTIONS -> answerOptions(transaction);
        default -> answer(transaction, 405, "Method Not Allowed", MessageWriter.ALLOW);
      }
    }
  }

  private static void invited(ServerInvite invite, UserAgent.Callee whom) {
    if (invite.request().hasOtherBody()) {
      invite.refuse(415, "Unsupported Media Type", "Accept: application/sdp\r\n");
    } else {
      whom.invited(invite);
    }
  }

  private void answerOptions(ServerTransaction transaction) {
    answer(transaction, 200, "OK", MessageWriter.ALLOW + "Accept: application/sdp\r\n");
  }

  private void answerNoSuchDialog(ServerTransaction transaction) {
    answer(transaction, 481, "Call/Transaction Does Not Exist", "");
  }

  void acknowledged(SipRequest ack) {
    Open open = dialogs.get(ack.dialog());
    if (open != null) {
      open.user().acknowledged(ack);
    }
  }

  /** Answers a CANCEL (§9.2). */
  void answerCancel(ServerTransaction cancel, boolean found) {
    if (found) {
      answer(cancel, 200, "OK", "");
    } else {
      answerNoSuchDialog(cancel);
    }
  }

  private void answer(ServerTransaction transaction, int status, String phrase, String headers) {
    respond(transaction, status, phrase, headers, Optional.empty());
  }

  /** Answers an INVITE; the response's octets. */
  byte[] respond(
      ServerInvite invite,
      int status,
      String phrase,
      String headers,
      Optional<String> description) {
    StringBuilder all = new StringBuilder(headers);
    if (status < 300) { // it makes a dialog (§12.1.1)
      for (String route : invite.request().recordRoutes()) {
        all.append("Record-Route: ").append(route).append("\r\n");
      }
      String contact = agent.uri(invite.request().dialled(), invite.way());
      all.append("Contact: <").append(contact).append(">\r\n").append(MessageWriter.ALLOW);
    }
    return respond(invite.transaction(), status, phrase, all.toString(), description);
  }

  private byte[] respond(
      ServerTransaction transaction,
      int status,
      String phrase,
      String headers,
      Optional<String> description) {
    transaction.writeTag(tag); // the same for every response to the request (§8.2.6.2)
    OctetWriter response =
        writer.response(
            kept.of(transaction), transaction.source(), status, phrase, tag, headers, description);
    byte[] octets = response.toBytes();
    transaction.respond(status, octets, octets.length);
    return octets;
  }
}
