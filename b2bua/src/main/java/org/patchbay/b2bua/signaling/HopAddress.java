package org.patchbay.b2bua.signaling;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The addresses that JAIN-SIP must have for either end of the hop. They are of the block for
 * documentation (RFC 5737) and appear in no message.
 */
final class HopAddress {
  static final String LOCAL = "192.0.2.1";
  static final String PEER = "192.0.2.2";
  static final int PORT = 5060;
  static final String TRANSPORT = "TCP";

  private HopAddress() {}

  static InetAddress peer() {
    try {
      return InetAddress.getByName(PEER); // a literal: nothing is looked up
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
