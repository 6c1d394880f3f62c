package org.patchbay.proxy.forwarding;

import java.util.function.Predicate;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.ResponseHead;
import org.patchbay.proxy.transaction.KeptRequest;
import org.patchbay.proxy.transaction.ServerTransaction;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;

/** Writes a response as it goes back: without our Via (RFC 3261 §16.7 step 3). One thread. */
final class ForwardedResponse {
  private final TransportLayer transport;
  private final HopHeaders hopHeaders;
  private final Predicate<Flow> trusted;
  private final OctetWriter out = new OctetWriter();
  private final KeptRequest kept = new KeptRequest();

  ForwardedResponse(TransportLayer transport, HopHeaders hopHeaders, Predicate<Flow> trusted) {
    this.transport = transport;
    this.hopHeaders = hopHeaders;
    this.trusted = trusted;
  }

  /**
   * The response. Valid until the next call.
   *
   * @param status to be written instead of its own; 0 keeps it
   * @param seen the flow that it came in on
   */
  OctetWriter of(ResponseHead head, int status, Flow seen, ResponseContext context) {
    String phrase = status == 500 ? "Server Internal Error" : "";
    Flow back = context.server().source();
    boolean fromHop = seen.transport() == Transport.HOP;
    boolean inwards = back.transport() == Transport.HOP && !fromHop;
    String lines = inwards ? context.innerVia() + hopHeaders.ofMessage(seen) : "";
    if (!head.hasFrom()) {
      lines += from(context.server());
    }
    byte[] contactHost = fromHop && !inwards ? transport.uriHost(back, false) : null;
    head.dropAsserted(head.assertsIdentity() && !mayAssert(head, seen, back));
    head.writeForwarded(status, phrase, lines, contactHost, back.transport().reliable(), out);
    return out;
  }

  /** Whether who is called may be told to the caller as the response has it (RFC 3325 §5, §7). */
  private boolean mayAssert(ResponseHead head, Flow seen, Flow back) {
    return trusted.test(seen) && (!head.asksForPrivacy() || trusted.test(back));
  }

  /**
   * A response's From can only be the request's (RFC 3261 §8.2.6.2), so one that lacks it gets it.
   */
  private String from(ServerTransaction server) {
    return server.request() == null
        ? ""
        : "From: " + kept.of(server).message().text(HeaderName.FROM) + "\r\n";
  }
}
