package org.patchbay.proxy.forwarding;

import org.patchbay.loop.IdSource;
import org.patchbay.proxy.transport.FlowText;

/**
 * What this proxy writes into messages so that it need not remember, and knows again when it comes
 * back.
 *
 * @param flows flows as text
 * @param tokens the two flows of a dialog, signed, for Record-Route
 * @param loopHash what a request that comes back in a loop has in its branch
 */
public record ProxyMarks(FlowText flows, RouteToken tokens, LoopHash loopHash) {

  /**
   * Marks under a secret.
   *
   * @param secret 32 octets
   */
  public static ProxyMarks of(byte[] secret, FlowText flows, IdSource ids) {
    return new ProxyMarks(flows, new RouteToken(secret, flows), new LoopHash(ids));
  }
}
