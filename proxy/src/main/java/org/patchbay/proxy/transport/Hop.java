package org.patchbay.proxy.transport;

/** The way inwards: to the media processor, which stands behind the proxy. */
@FunctionalInterface
public interface Hop {

  /**
   * Takes a message. Called on the proxy's loop; what the other side answers comes back through
   * {@link TransportLayer#receivedFromHop}, and not before this returns.
   *
   * @param message the whole message; the receiver's own
   * @return whether there was room for it
   */
  boolean deliver(byte[] message);

  /** Whether the other side has more to do than it can: it had better get no new calls. */
  default boolean isBehind() {
    return false;
  }
}
