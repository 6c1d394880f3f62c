package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.message.SIPMessage;
import org.patchbay.b2bua.leg.OutgoingRequest;

/** Names an INVITE of ours, so that a CANCEL and the responses find it. */
record RequestName(String callId, String localTag, long cseq) {

  static RequestName of(SIPMessage message) {
    return new RequestName(
        message.getCallId().getCallId(), message.getFromTag(), message.getCSeq().getSeqNumber());
  }

  static RequestName of(OutgoingRequest request) {
    return new RequestName(request.callId(), request.from().tag().orElse(""), request.cseq());
  }
}
