package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.RawMessageChannel;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.ServerRequestInterface;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Set;

/** The hop as JAIN-SIP's channel: what the proxy sends goes in, what JAIN-SIP sends goes out. */
final class HopChannel extends MessageChannel implements RawMessageChannel, ParseExceptionListener {
  /** Headers without which a message is nothing (RFC 3261 §16.3, §17.2.3). */
  private static final Set<Class<?>> NEEDED =
      Set.of(
          From.class,
          To.class,
          CSeq.class,
          Via.class,
          CallID.class,
          ContentLength.class,
          RequestLine.class,
          StatusLine.class);

  private static final InetAddress PEER = HopAddress.peer();

  private final SIPTransactionStack stack;
  private final HopPort hop;

  HopChannel(SIPTransactionStack stack, MessageProcessor processor, HopPort hop) {
    this.stack = stack;
    this.hop = hop;
    this.messageProcessor = processor;
  }

  /** The proxy sent a message: bad ones are refused with 400, or dropped if they cannot be. */
  void received(byte[] bytes) {
    SIPMessage message;
    try {
      message =
          stack
              .getMessageParserFactory()
              .createMessageParser(stack)
              .parseSIPMessage(bytes, true, false, this);
    } catch (ParseException | RuntimeException e) {
      refuse(bytes);
      return;
    }
    if (message != null && whole(message)) {
      processMessage(message);
    }
  }

  /**
   * The reason is a fixed text: that of the parser quotes the message, line ends included, so that
   * a peer could write headers of our response.
   */
  private void refuse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith("SIP/") || text.startsWith("ACK ")) {
      return;
    }
    String response = createBadReqRes(text, new ParseException("cannot be read", 0));
    if (response != null) {
      hop.send(response.getBytes(StandardCharsets.UTF_8));
    }
  }

  private boolean whole(SIPMessage message) {
    if (message.getFrom() == null
        || message.getTo() == null
        || message.getCallId() == null
        || message.getCSeq() == null
        || message.getTopmostVia() == null) {
      return false;
    }
    if (message instanceof SIPRequest request) {
      boolean current = request.getRequestLine().getSipVersion().equals("SIP/2.0");
      if (!current || !request.getMethod().equals(request.getCSeq().getMethod())) {
        answer(request, current ? 400 : 505);
        return false;
      }
    }
    return true;
  }

  private void answer(SIPRequest request, int status) {
    if (!request.getMethod().equals("ACK")) {
      hop.send(bytes(request.createResponse(status)));
    }
  }

  @Override
  public void processMessage(SIPMessage message) {
    message.setRemoteAddress(PEER);
    message.setRemotePort(HopAddress.PORT);
    message.setPeerPacketSourceAddress(PEER);
    message.setPeerPacketSourcePort(HopAddress.PORT);
    message.setLocalPort(getPort());
    message.setLocalAddress(getMessageProcessor().getIpAddress());
    if (message instanceof SIPRequest request) {
      process(request);
    } else if (message instanceof SIPResponse response) {
      process(response);
    }
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
    try {
      response.checkHeaders();
    } catch (ParseException e) {
      return;
    }
    ServerResponseInterface transaction = stack.newSIPServerResponse(response, this);
    if (transaction == null) {
      return;
    }
    try {
      if (!(transaction instanceof SIPClientTransaction client) || client.checkFromTag(response)) {
        transaction.processResponse(response, this);
      }
    } finally {
      release(transaction);
    }
  }

  private static void release(Object transaction) {
    if (transaction instanceof SIPTransaction held && !held.passToListener()) {
      held.releaseSem();
    }
  }

  /** A header that cannot be read spoils a message only if it is one of the necessary ones. */
  @Override
  @SuppressWarnings("rawtypes")
  public void handleException(
      ParseException problem,
      SIPMessage message,
      Class headerClass,
      String headerText,
      String messageText)
      throws ParseException {
    if (headerClass != null && NEEDED.contains(headerClass)) {
      throw problem;
    }
    message.addUnparsed(headerText);
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
