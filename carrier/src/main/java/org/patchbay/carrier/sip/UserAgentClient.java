package org.patchbay.carrier.sip;

import java.util.Optional;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.transaction.Branch;
import org.patchbay.proxy.transaction.ClientTransaction;
import org.patchbay.proxy.transaction.TransactionLayer;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.TransportLayer;

/** Sends requests (RFC 3261 §8.1): INVITE, its ACK, and BYE. */
final class UserAgentClient {
  private static final int CALL_ID_LENGTH = 20;

  private final EventLoop loop;
  private final TransportLayer transport;
  private final TransactionLayer transactions;
  private final MessageWriter writer;
  private final byte[] branch = new byte[Branch.LENGTH];

  UserAgentClient(
      EventLoop loop,
      TransportLayer transport,
      TransactionLayer transactions,
      MessageWriter writer) {
    this.loop = loop;
    this.transport = transport;
    this.transactions = transactions;
    this.writer = writer;
  }

  /**
   * Calls.
   *
   * @param uri our own
   * @param target the Request-URI and To
   * @return none if the INVITE cannot be sent
   */
  Optional<ClientInvite> invite(
      String uri, String target, Way way, String offer, long ringingNanos, ClientInvite.User user) {
    String callId = loop.ids().token(CALL_ID_LENGTH);
    Dialog begun =
        Dialog.begin(callId, loop.ids().token(UserAgent.TAG_LENGTH), uri, target, way, 1);
    ClientInvite invite = new ClientInvite(this, begun, ringingNanos, user);
    String headers =
        "Contact: <" + uri + ">\r\nP-Asserted-Identity: <" + uri + ">\r\n" + MessageWriter.ALLOW;
    ClientTransaction sent =
        send(Method.INVITE, begun, begun.cseq(), headers, Optional.of(offer), invite);
    invite.sent(sent);
    return sent == null ? Optional.empty() : Optional.of(invite);
  }

  /** Ends a dialog (§15.1.1), whatever comes back. */
  void bye(Dialog dialog) {
    send(Method.BYE, dialog, dialog.nextCseq(), "", Optional.empty(), dialog);
  }

  /** Acknowledges a 2xx (§13.2.2.4); the ACK's octets, to be sent again for each copy of it. */
  byte[] acknowledge(Dialog dialog) {
    Flow flow = dialog.way().now(transport);
    if (flow == null) {
      return new byte[0];
    }
    Branch.writeStateless(loop.ids().nextLong(), branch);
    byte[] via = transport.viaPrefix(flow);
    OctetWriter ack =
        writer.request(Method.ACK, dialog, dialog.cseq(), via, branch, "", Optional.empty());
    transport.send(flow, ack.bytes(), 0, ack.length(), true);
    return ack.toBytes();
  }

  /** Sends an ACK again. */
  void resend(Dialog dialog, byte[] ack) {
    Flow flow = dialog.way().now(transport);
    if (flow != null) {
      transport.send(flow, ack, 0, ack.length, true);
    }
  }

  private ClientTransaction send(
      Method method,
      Dialog dialog,
      long cseq,
      String headers,
      Optional<String> description,
      Object owner) {
    Flow flow = dialog.way().now(transport);
    ClientTransaction transaction = flow == null ? null : transactions.newClient();
    if (transaction != null) {
      transaction.writeBranch(0, branch);
      byte[] via = transport.viaPrefix(flow);
      OctetWriter request = writer.request(method, dialog, cseq, via, branch, headers, description);
      transaction.send(method, flow, request, owner);
    }
    return transaction;
  }
}
