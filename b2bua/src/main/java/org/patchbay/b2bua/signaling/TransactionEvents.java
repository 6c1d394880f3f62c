package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;

/** JAIN-SIP's callbacks. */
final class TransactionEvents implements SipListener {
  private final SignalingStack stack;

  TransactionEvents(SignalingStack stack) {
    this.stack = stack;
  }

  @Override
  public void processRequest(RequestEvent event) {
    stack.requested((SIPRequest) event.getRequest(), event.getServerTransaction());
  }

  @Override
  public void processResponse(ResponseEvent event) {
    stack.responded((SIPResponse) event.getResponse());
  }

  @Override
  public void processTimeout(TimeoutEvent event) {
    if (!event.isServerTransaction()) {
      stack.timedOut((SIPRequest) event.getClientTransaction().getRequest(), 408);
    }
  }

  @Override
  public void processIOException(IOExceptionEvent event) {
    // The hop was full: the message is lost, as one may be, and a timer finds out.
  }

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {}

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {}
}
