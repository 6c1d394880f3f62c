package org.patchbay.b2bua.signaling;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.net.InetAddress;

/** The hop as JAIN-SIP's transport: there is one peer, and one channel to it. */
final class HopProcessor extends MessageProcessor {
  private static final int LARGEST_MESSAGE = 65_536;

  private final HopChannel channel;

  HopProcessor(SIPTransactionStack stack, InetAddress address, int port, HopPort hop) {
    super(address, port, HopAddress.TRANSPORT, stack);
    this.channel = new HopChannel(stack, this, hop);
  }

  HopChannel channel() {
    return channel;
  }

  @Override
  public SIPTransactionStack getSIPStack() {
    return sipStack;
  }

  @Override
  public MessageChannel createMessageChannel(HostPort target) {
    return channel;
  }

  @Override
  public MessageChannel createMessageChannel(InetAddress target, int port) {
    return channel;
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public int getDefaultTargetPort() {
    return HopAddress.PORT;
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public int getMaximumMessageSize() {
    return LARGEST_MESSAGE;
  }

  @Override
  public boolean inUse() {
    return false;
  }
}
