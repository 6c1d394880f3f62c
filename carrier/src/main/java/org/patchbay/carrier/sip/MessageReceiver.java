package org.patchbay.carrier.sip;

import java.util.Optional;
import org.patchbay.loop.IdSource;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.ResponseHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;
import org.patchbay.proxy.transaction.ReplyRoute;
import org.patchbay.proxy.transaction.TransactionLayer;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.TransportLayer;

/** Reads what arrives, hands it to the transactions, and says what is wrong with a request. */
final class MessageReceiver implements TransportLayer.Receiver {
  private final MessageWriter writer;
  private final TransportLayer transport;
  private final TransactionLayer transactions;
  private final byte[] tag = new byte[UserAgent.TAG_LENGTH];
  private final SipMessage message = new SipMessage();
  private final RequestHead requestHead = new RequestHead();
  private final ResponseHead responseHead = new ResponseHead();

  MessageReceiver(
      MessageWriter writer, IdSource ids, TransportLayer transport, TransactionLayer transactions) {
    this.writer = writer;
    this.transport = transport;
    this.transactions = transactions;
    ids.token(tag, 0, tag.length);
  }

  @Override
  public void received(byte[] bytes, int length, Flow flow) {
    Refusal fault = SipParser.datagram(bytes, length, message);
    if (fault == null && flow.transport().reliable() && !message.has(HeaderName.CONTENT_LENGTH)) {
      fault = Refusal.NO_CONTENT_LENGTH;
    }
    if (message.isRequest()) {
      request(fault, flow);
    } else if (fault == null && responseHead.read(message)) {
      transactions.response(responseHead, message);
    }
    if (fault != null) {
      transport.disconnect(flow); // where the next message begins on a stream is anyone's guess
    }
  }

  private void request(Refusal fault, Flow flow) {
    Refusal refusal = fault != null ? fault : requestHead.read(message);
    if (refusal == null && !transactions.request(requestHead, flow)) {
      refusal = Refusal.OVERLOADED;
    }
    if (refusal != null
        && message.method() != Method.ACK
        && requestHead.readForReply(message) == null) {
      int status = refusal.status();
      OctetWriter response =
          writer.response(requestHead, flow, status, refusal.phrase(), tag, "", Optional.empty());
      Flow back = ReplyRoute.of(flow, requestHead.via());
      transport.send(back, response.bytes(), 0, response.length(), false);
    }
  }

  @Override
  public void connectionLost(Flow flow, boolean carriedRequests, String reason) {
    if (carriedRequests) {
      transactions.connectionLost(flow);
    }
  }

  @Override
  public void refused(Flow flow) {
    transactions.refused(flow);
  }
}
