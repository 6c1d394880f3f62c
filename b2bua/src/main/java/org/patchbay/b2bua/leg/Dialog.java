package org.patchbay.b2bua.leg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A dialog's own state, early or confirmed (RFC 3261 §12).
 *
 * @param target the remote target
 * @param routes the route set, topmost first
 * @param ack the last ACK that was sent in it
 */
public record Dialog(
    String remoteTag, String target, List<String> routes, Optional<OutgoingRequest> ack) {

  public Dialog {
    routes = List.copyOf(routes);
  }

  /** The caller's side of it: the route set is the Record-Route reversed (RFC 3261 §12.1.2). */
  static Dialog ofResponse(String remoteTag, IncomingResponse response, String target) {
    List<String> routes = new ArrayList<>(response.recordRoutes());
    Collections.reverse(routes);
    return new Dialog(remoteTag, response.contact().orElse(target), routes, Optional.empty());
  }

  /** The callee's side of it: the route set is the Record-Route as it stands (§12.1.1). */
  static Dialog ofRequest(IncomingRequest request) {
    return new Dialog(
        request.from().tag().orElse(""),
        request.contact().orElse(request.from().uri()),
        request.recordRoutes(),
        Optional.empty());
  }

  Dialog withTarget(Optional<String> contact) {
    return new Dialog(remoteTag, contact.orElse(target), routes, ack);
  }

  Dialog withAck(OutgoingRequest sent) {
    return new Dialog(remoteTag, target, routes, Optional.of(sent));
  }

  /** The ACK of a 2xx to an INVITE of this number, if that has been acknowledged in it. */
  Optional<OutgoingRequest> ackOf(long cseq) {
    return ack.filter(sent -> sent.cseq() >= cseq).map(sent -> sent.numbered(cseq));
  }
}
