package org.patchbay.carrier.sip;

import java.util.List;

/**
 * One end of a dialog (RFC 3261 §12). Its loop alone counts its CSeq up and moves its target.
 *
 * <p>Deviation: requests go where the INVITE came from or went to, not where the topmost Route or
 * the target leads (RFC 3261 §8.1.2 allows it of a user agent with an outbound proxy), so that no
 * Contact can direct them at others.
 */
public final class Dialog {
  private final Id id;
  private final String local;
  private final String remote;
  private final List<String> routes;
  private final Way way;
  private String target;
  private long localCseq;
  private long remoteCseq = -1;

  /** What names a dialog at this end. */
  record Id(String callId, String localTag, String remoteTag) {}

  private Dialog(
      Id id, String local, String remote, List<String> routes, Way way, String target, long cseq) {
    this.id = id;
    this.local = local;
    this.remote = remote;
    this.routes = List.copyOf(routes);
    this.way = way;
    this.target = target;
    this.localCseq = cseq;
  }

  /** The dialog that we make by answering an INVITE (§12.1.1). */
  static Dialog ofCallee(SipRequest invite, String localTag, Way way) {
    Dialog dialog =
        new Dialog(
            new Id(invite.callId(), localTag, invite.from().tag()),
            invite.to().value() + ";tag=" + localTag,
            invite.from().value(),
            invite.recordRoutes(),
            way,
            invite.contact().orElse(""),
            0);
    dialog.remoteCseq = invite.cseq();
    return dialog;
  }

  /** What is known before an INVITE of ours is answered. */
  static Dialog begin(
      String callId, String localTag, String caller, String target, Way way, long cseq) {
    return new Dialog(
        new Id(callId, localTag, ""),
        "<" + caller + ">;tag=" + localTag,
        "<" + target + ">",
        List.of(),
        way,
        target,
        cseq);
  }

  /** The dialog that a response to our INVITE makes (§12.1.2). */
  Dialog with(SipResponse response) {
    return new Dialog(
        new Id(id.callId(), id.localTag(), response.to().tag()),
        local,
        response.to().value(),
        response.routes(),
        way,
        response.contact().orElse(target),
        localCseq);
  }

  Id id() {
    return id;
  }

  /** From of our requests. */
  String local() {
    return local;
  }

  /** To of our requests. */
  String remote() {
    return remote;
  }

  /** The route set. */
  List<String> routes() {
    return routes;
  }

  /** The Request-URI of our requests. */
  String target() {
    return target;
  }

  /** How the other end is reached. */
  public Way way() {
    return way;
  }

  /** The CSeq of the request that was sent last. */
  long cseq() {
    return localCseq;
  }

  /** Counts up for another request. */
  long nextCseq() {
    return ++localCseq;
  }

  /** Takes note of a request from the other end; false if it is older than one before (§12.2.2). */
  boolean admits(SipRequest request) {
    if (request.cseq() <= remoteCseq) {
      return false;
    }
    remoteCseq = request.cseq();
    return true;
  }

  /** A re-INVITE may move the target (§12.2.2). */
  void retarget(SipRequest invite) {
    target = invite.contact().orElse(target);
  }
}
