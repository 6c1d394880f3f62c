package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.stack.HopImpl;
import java.util.ListIterator;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.message.Request;

/** Sends every request to the proxy. Made by JAIN-SIP. */
public final class HopRouter implements Router {
  private static final Hop PROXY =
      new HopImpl(HopAddress.PEER, HopAddress.PORT, HopAddress.TRANSPORT);

  /** As JAIN-SIP wants it. */
  public HopRouter(SipStack stack, String outboundProxy) {}

  @Override
  public Hop getNextHop(Request request) {
    return PROXY;
  }

  @Override
  public Hop getOutboundProxy() {
    return PROXY;
  }

  @Override
  @SuppressWarnings({"deprecation", "rawtypes"})
  public ListIterator getNextHops(Request request) {
    throw new UnsupportedOperationException("long replaced by getNextHop");
  }
}
