package org.patchbay.b2bua.leg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A dialog's own state, early or confirmed (RFC 3261 §12).
 *
 * @param target the remote target
 * @param back the Route value that leads back along the way that the party's messages come; none
 *     where its Contact is to be believed
 * @param routes the route set, topmost first
 * @param ack the last ACK that was sent in it
 */
public record Dialog(
    String remoteTag,
    String target,
    Optional<String> back,
    List<String> routes,
    Optional<OutgoingRequest> ack) {

  public Dialog {
    routes = List.copyOf(routes);
  }

  /**
   * The caller's side of it: the route set is the Record-Route reversed (RFC 3261 §12.1.2).
   *
   * @param target if the response has no Contact
   */
  static Dialog ofResponse(
      String remoteTag, IncomingResponse response, String target, boolean byFlow) {
    List<String> routes = new ArrayList<>(response.recordRoutes());
    Collections.reverse(routes);
    return new Dialog(
        remoteTag,
        response.contact().map(Dialog::requestUri).orElse(target),
        response.header(HopNames.FLOW).filter(flow -> byFlow).map(HopNames::routeBack),
        routes,
        Optional.empty());
  }

  /** The callee's side of it: the route set is the Record-Route as it stands (§12.1.1). */
  static Dialog ofRequest(IncomingRequest request, boolean byFlow) {
    return new Dialog(
        request.from().tag().orElse(""),
        request.contact().map(Dialog::requestUri).orElse(request.from().uri()),
        request.header(HopNames.FLOW).filter(flow -> byFlow).map(HopNames::routeBack),
        request.recordRoutes(),
        Optional.empty());
  }

  /** A Contact as a Request-URI, which has no headers (RFC 3261 §19.1.1, Table 1). */
  private static String requestUri(String contact) {
    int headers = contact.indexOf('?', contact.indexOf('@') + 1); // a user part may have one too
    return headers < 0 ? contact : contact.substring(0, headers);
  }

  /** Where requests in it go first: the way back, then the route set. */
  List<String> path() {
    List<String> path = new ArrayList<>();
    back.ifPresent(path::add);
    path.addAll(routes);
    return path;
  }

  /** After a request or response that refreshes the target (RFC 3261 §12.2). */
  Dialog refreshed(Optional<String> contact, Optional<String> flow) {
    return new Dialog(
        remoteTag,
        contact.map(Dialog::requestUri).orElse(target),
        back.flatMap(known -> flow.map(HopNames::routeBack).or(() -> back)),
        routes,
        ack);
  }

  Dialog withAck(OutgoingRequest sent) {
    return new Dialog(remoteTag, target, back, routes, Optional.of(sent));
  }

  /** The ACK of a 2xx to an INVITE of this number, if that has been acknowledged in it. */
  Optional<OutgoingRequest> ackOf(long cseq) {
    return ack.filter(sent -> sent.cseq() >= cseq).map(sent -> sent.numbered(cseq));
  }
}
