package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.ListeningPointImpl;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.UUID;
import javax.sip.ClientTransaction;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.PeerUnavailableException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.TransportNotSupportedException;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.OutgoingRequest;
import org.patchbay.b2bua.leg.OutgoingResponse;
import org.patchbay.b2bua.leg.TransactionKey;
import org.patchbay.loop.EventLoop;

/**
 * Messages and transactions of one loop. Requests go out by {@link #send} and {@link #cancel}, are
 * answered by {@link #respond}; everything that happens is reported to a {@link SignalingHandler}.
 */
public final class SignalingStack implements AutoCloseable {
  private static final int BRANCH_LENGTH = 16;

  private final EventLoop loop;
  private final HopPort hop;
  private final SignalingHandler handler;
  private final MessageWriter writer = new MessageWriter();
  private final Map<TransactionKey, PendingRequest> incoming = new HashMap<>();
  private final Map<RequestName, SentInvite> invites = new HashMap<>();
  private final SipStackImpl stack;
  private final SipProvider provider;
  private long keys;

  /**
   * Starts.
   *
   * @param name for logs
   * @param loop whose thread this is called on, now and ever
   */
  public SignalingStack(String name, EventLoop loop, HopPort hop, SignalingHandler handler) {
    this.loop = loop;
    this.hop = hop;
    this.handler = handler;
    new HopWiring(loop, hop).enter();
    try {
      stack = new SipStackImpl(properties(name));
      endEventThread();
      ListeningPoint point =
          stack.createListeningPoint(HopAddress.LOCAL, HopAddress.PORT, HopAddress.TRANSPORT);
      provider = stack.createSipProvider(point);
      provider.addSipListener(new TransactionEvents(this));
      hop.onReceive(channel(point)::received);
    } catch (PeerUnavailableException
        | TransportNotSupportedException
        | InvalidArgumentException
        | ObjectInUseException
        | TooManyListenersException e) {
      throw new IllegalStateException(e);
    } finally {
      HopWiring.leave();
    }
  }

  /**
   * Ends the thread that JAIN-SIP starts for callbacks. They are made on the loop, so that it would
   * wait for ever, beyond {@link #close}, and keep the program from ending.
   */
  private void endEventThread() {
    EventScanner scanner = stack.getEventScanner();
    scanner.forceStop();
    IOExceptionEvent wake = new IOExceptionEvent(stack, HopAddress.PEER, 0, HopAddress.TRANSPORT);
    scanner.addEvent(new EventWrapper(wake, null)); // reaches no listener: there is none yet
  }

  private static HopChannel channel(ListeningPoint point) {
    return ((HopProcessor) ((ListeningPointImpl) point).getMessageProcessor()).channel();
  }

  private static Properties properties(String name) {
    Properties properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", name);
    properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
    properties.setProperty("gov.nist.javax.sip.AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
    properties.setProperty("javax.sip.ROUTER_PATH", HopRouter.class.getName());
    properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
    properties.setProperty("gov.nist.javax.sip.TIMER_CLASS_NAME", LoopTimer.class.getName());
    properties.setProperty(
        "gov.nist.javax.sip.MESSAGE_PROCESSOR_FACTORY", HopProcessorFactory.class.getName());
    properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", FencedLogger.class.getName());
    properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", NoMessageLog.class.getName());
    return properties;
  }

  /** Sends a request. If it cannot be sent, that is reported as its failure. */
  public void send(OutgoingRequest out) {
    boolean ack = out.method().equals("ACK");
    try {
      SIPRequest request =
          writer.request(out, ack ? ackBranch(out) : loop.ids().token(BRANCH_LENGTH));
      if (ack) {
        hop.send(HopChannel.bytes(request)); // no transaction: RFC 3261 §17
        return;
      }
      ClientTransaction transaction = provider.getNewClientTransaction(request);
      if (out.method().equals("INVITE")) {
        RequestName name = RequestName.of(request);
        invites.put(name, new SentInvite(loop, name, transaction, this::overdue));
      }
      transaction.sendRequest();
    } catch (SipException | ParseException | InvalidArgumentException e) {
      forget(RequestName.of(out));
      failed(
          new UnansweredRequest(
              out.callId(), out.from().tag().orElse(""), out.method(), out.cseq(), 503));
    }
  }

  /** The same whenever the same ACK is sent: the 2xx came again (RFC 3261 §13.2.2.4). */
  private static String ackBranch(OutgoingRequest ack) {
    String name = ack.callId() + " " + ack.cseq() + " " + ack.from().tag() + " " + ack.to().tag();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Cancels an INVITE of ours that has got a provisional response and no final one. */
  public void cancel(OutgoingRequest cancel) {
    SentInvite invite = invites.get(RequestName.of(cancel));
    if (invite != null) {
      try {
        provider.getNewClientTransaction(invite.transaction().createCancel()).sendRequest();
      } catch (SipException e) {
        // The INVITE is being answered, or the hop is full: its final response decides.
      }
    }
  }

  /**
   * Answers a request. After a 2xx to an INVITE the same call sends it again, until {@link
   * #release}.
   */
  public void respond(TransactionKey key, OutgoingResponse out) {
    PendingRequest request = incoming.get(key);
    if (request == null) {
      return;
    }
    if (request.accepted() != null) {
      hop.send(request.accepted());
      return;
    }
    try {
      SIPResponse response = writer.response(request.request(), out);
      if (out.status() / 100 == 2 && request.isInvite()) {
        request.accept(HopChannel.bytes(response));
      } else if (out.status() >= 200) {
        release(key);
      }
      request.transaction().sendResponse(response);
    } catch (SipException e) {
      // The hop is full, or the transaction has ended by itself: the response is lost, as one may
      // be, and the peer's timers find out.
    } catch (ParseException | InvalidArgumentException e) {
      throw new IllegalStateException("a response of ours cannot be written", e);
    }
  }

  /** A 2xx will not be sent again. */
  public void release(TransactionKey key) {
    PendingRequest request = incoming.remove(key);
    if (request != null) {
      request.end();
    }
  }

  /** Nobody has answered a request, and its sender has ceased to wait. */
  private void overdue(PendingRequest request) {
    release(request.key());
    if (request.accepted() != null) {
      return;
    }
    try {
      if (request.isInvite()) {
        request.transaction().sendResponse(request.request().createResponse(487));
      } else {
        request.transaction().terminate();
      }
    } catch (SipException | InvalidArgumentException e) {
      // The hop is full, or the transaction has ended by itself.
    }
  }

  /** The number of requests that wait for an answer or, after a 2xx, for an ACK. */
  public int unanswered() {
    return incoming.size();
  }

  /**
   * All that is kept of requests either way, here and in JAIN-SIP; 0 when all have had the time to
   * end.
   */
  public int kept() {
    return incoming.size()
        + invites.size()
        + stack.getServerTransactionTableSize()
        + stack.getClientTransactionTableSize();
  }

  @Override
  public void close() {
    stack.getTimer().stop();
    // JAIN-SIP sleeps for a second before it lets go of its tables, and a loop must not wait.
    Thread stopping = new Thread(stack::stop, "jain-sip-stop");
    stopping.setDaemon(true);
    stopping.start();
  }

  // What JAIN-SIP's callbacks lead to

  void requested(SIPRequest request, ServerTransaction given) {
    switch (request.getMethod()) {
      case "ACK" -> report(MessageReader.request(request, new TransactionKey("ack")));
      case "CANCEL" -> cancelled(request, given);
      default -> {
        ServerTransaction transaction = given == null ? transaction(request) : given;
        if (transaction != null) {
          TransactionKey key = new TransactionKey(Long.toString(++keys));
          transaction.setApplicationData(key);
          incoming.put(key, new PendingRequest(loop, key, request, transaction, this::overdue));
          report(MessageReader.request(request, key));
        }
      }
    }
  }

  private ServerTransaction transaction(SIPRequest request) {
    try {
      return provider.getNewServerTransaction(request);
    } catch (SipException e) {
      return null; // a retransmission that a transaction answers
    }
  }

  /** RFC 3261 §9.2. */
  private void cancelled(SIPRequest cancel, ServerTransaction given) {
    ServerTransaction transaction = given == null ? transaction(cancel) : given;
    if (transaction == null) {
      return;
    }
    SIPServerTransaction invite = (SIPServerTransaction) stack.findCancelTransaction(cancel, true);
    boolean known = invite != null && invite.getApplicationData() instanceof TransactionKey;
    try {
      transaction.sendResponse(cancel.createResponse(known ? 200 : 481));
    } catch (SipException | InvalidArgumentException e) {
      return; // the hop is full: the CANCEL comes again
    }
    if (known) {
      TransactionKey key = (TransactionKey) invite.getApplicationData();
      PendingRequest request = incoming.get(key);
      if (request != null && request.accepted() == null) {
        request.awaitNoLonger();
      }
      report(MessageReader.request(cancel, key));
    }
  }

  private void report(IncomingRequest request) {
    loop.execute(() -> handler.requested(request));
  }

  void responded(SIPResponse response) {
    if (response.getCSeq().getMethod().equals("INVITE")) {
      RequestName name = RequestName.of(response);
      if (response.getStatusCode() >= 200) {
        forget(name);
      } else if (invites.containsKey(name)) {
        invites.get(name).waitOn();
      }
    }
    loop.execute(() -> handler.responded(MessageReader.response(response)));
  }

  void timedOut(SIPRequest request, int status) {
    forget(RequestName.of(request));
    failed(
        new UnansweredRequest(
            request.getCallId().getCallId(),
            request.getFromTag(),
            request.getMethod(),
            request.getCSeq().getSeqNumber(),
            status));
  }

  private void overdue(SentInvite invite) {
    try {
      invite.transaction().terminate();
    } catch (ObjectInUseException e) {
      // It has ended by itself.
    }
    timedOut((SIPRequest) invite.transaction().getRequest(), 408);
  }

  private void forget(RequestName name) {
    SentInvite invite = invites.remove(name);
    if (invite != null) {
      invite.end();
    }
  }

  private void failed(UnansweredRequest request) {
    loop.execute(() -> handler.failed(request));
  }
}
