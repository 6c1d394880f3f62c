package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.RawMessageChannel;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.ServerRequestInterface;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;

/** The hop as JAIN-SIP's channel: what the proxy sends goes in, what JAIN-SIP sends goes out. */
final class HopChannel extends MessageChannel implements RawMessageChannel {
  private static final System.Logger LOG = System.getLogger("org.patchbay.b2bua.signaling");
  private static final InetAddress PEER = HopAddress.peer();

  private final SIPTransactionStack stack;
  private final HopPort hop;
  private final StrictParser parser = new StrictParser();

  HopChannel(SIPTransactionStack stack, MessageProcessor processor, HopPort hop) {
    this.stack = stack;
    this.hop = hop;
    this.messageProcessor = processor;
  }

  /**
   * The proxy sent a message. If it cannot be read, a request is refused with 400, and the final
   * response to an INVITE counts as a failure.
   */
  void received(byte[] octets) {
    SIPMessage message = parser.parse(octets);
    if (message == null || !took(message)) {
      notRead(octets);
    }
  }

  /** JAIN-SIP looks at some parts of a message only later, and throws what it finds in them. */
  private boolean took(SIPMessage message) {
    try {
      processMessage(message);
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "JAIN-SIP cannot take a message: " + e);
      return false;
    }
  }

  private void notRead(byte[] octets) {
    SIPMessage failure = BadResponse.replaced(octets, stack);
    byte[] refusal = BadRequest.answer(octets);
    if (failure != null) {
      took(failure);
    } else if (refusal != null) {
      hop.send(refusal);
    }
  }

  @Override
  public void processMessage(SIPMessage message) {
    arrived(message);
    if (message instanceof SIPRequest request) {
      process(request);
    } else if (message instanceof SIPResponse response) {
      process(response);
    }
  }

  private void arrived(SIPMessage message) {
    message.setRemoteAddress(PEER);
    message.setRemotePort(HopAddress.PORT);
    message.setPeerPacketSourceAddress(PEER);
    message.setPeerPacketSourcePort(HopAddress.PORT);
    message.setLocalPort(getPort());
    message.setLocalAddress(getMessageProcessor().getIpAddress());
  }

  private void process(SIPRequest request) {
    ServerRequestInterface transaction = stack.newSIPServerRequest(request, this);
    if (transaction == null) {
      return;
    }
    try {
      transaction.processRequest(request, this);
    } finally {
      release(transaction);
    }
  }

  private void process(SIPResponse response) {
    ServerResponseInterface transaction = stack.newSIPServerResponse(response, this);
    if (transaction == null) {
      return;
    }
    try {
      SIPResponse answer = answerTo(transaction, response);
      if (answer != null) {
        arrived(answer);
        transaction.processResponse(answer, this);
      }
    } finally {
      release(transaction);
    }
  }

  /**
   * What the transaction is to hear of; without one, only a 2xx of another branch (RFC 6026 §8.9).
   */
  private static SIPResponse answerTo(ServerResponseInterface transaction, SIPResponse response) {
    if (transaction instanceof SIPClientTransaction client) {
      return BadResponse.isOf(response, client) ? response : BadResponse.replaced(response, client);
    }
    return response.getStatusCode() / 100 == 2 ? response : null;
  }

  private static void release(Object transaction) {
    if (transaction instanceof SIPTransaction held && !held.passToListener()) {
      held.releaseSem();
    }
  }

  /**
   * A message as it goes over the hop. JAIN-SIP writes the transport that it is told into the
   * topmost Via, which in a response is the proxy's and must stay as it came (RFC 3261 §8.2.6.2).
   */
  static byte[] bytes(SIPMessage message) {
    return message.encodeAsBytes(message.getTopmostVia().getTransport());
  }

  @Override
  public void sendMessage(SIPMessage message) throws IOException {
    put(bytes(message));
  }

  @Override
  public void sendMessage(SIPMessage message, InetAddress to, int port) throws IOException {
    put(bytes(message));
  }

  @Override
  protected void sendMessage(byte[] message, InetAddress to, int port, boolean reconnect)
      throws IOException {
    put(message);
  }

  private void put(byte[] message) throws IOException {
    if (!hop.send(message)) {
      throw new IOException("the hop to the proxy is full");
    }
  }

  @Override
  public void close() {}

  @Override
  public SIPTransactionStack getSIPStack() {
    return stack;
  }

  @Override
  public String getTransport() {
    return HopAddress.TRANSPORT;
  }

  @Override
  public boolean isReliable() {
    return true;
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public String getPeerAddress() {
    return HopAddress.PEER;
  }

  @Override
  protected InetAddress getPeerInetAddress() {
    return PEER;
  }

  @Override
  protected String getPeerProtocol() {
    return HopAddress.TRANSPORT;
  }

  @Override
  public int getPeerPort() {
    return HopAddress.PORT;
  }

  @Override
  public int getPeerPacketSourcePort() {
    return HopAddress.PORT;
  }

  @Override
  public InetAddress getPeerPacketSourceAddress() {
    return PEER;
  }

  @Override
  public String getKey() {
    return getKey(PEER, HopAddress.PORT, HopAddress.TRANSPORT);
  }

  @Override
  public String getViaHost() {
    return HopAddress.LOCAL;
  }

  @Override
  public int getViaPort() {
    return HopAddress.PORT;
  }
}
