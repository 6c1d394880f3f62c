package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.net.InetAddress;

/** Gives JAIN-SIP the hop for a transport. Made by JAIN-SIP. */
public final class HopProcessorFactory implements MessageProcessorFactory {

  /** As JAIN-SIP wants it. */
  public HopProcessorFactory() {}

  @Override
  public MessageProcessor createMessageProcessor(
      SIPTransactionStack stack, InetAddress address, int port, String transport) {
    return new HopProcessor(stack, address, port, HopWiring.current().hop());
  }
}
