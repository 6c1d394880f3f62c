package org.patchbay.b2bua.signaling;

/** Our end of the hop to the proxy: whole SIP messages, in order, none lost, both ways bounded. */
public interface HopPort {

  /**
   * Hands a message to the proxy.
   *
   * @param message a whole one; nobody changes it afterwards
   * @return whether there was room for it
   */
  boolean send(byte[] message);

  /**
   * Says who is handed the proxy's messages, each whole, on our loop's thread. Called once, before
   * anything is sent.
   */
  void onReceive(Receiver receiver);

  /** What the proxy's messages are handed to. */
  @FunctionalInterface
  interface Receiver {

    /** A message arrived; it is nobody else's. */
    void received(byte[] message);
  }
}
