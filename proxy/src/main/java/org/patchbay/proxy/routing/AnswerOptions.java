package org.patchbay.proxy.routing;

import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.reply.Replies;

/** OPTIONS for the server itself: whether it is there, and what it can do (RFC 3261 §11). */
final class AnswerOptions implements RoutingStep {
  private static final String HEADERS =
      "Allow: INVITE, ACK, CANCEL, BYE, REGISTER, OPTIONS, MESSAGE, SUBSCRIBE, NOTIFY, REFER, INFO,"
          + " UPDATE, PRACK, PUBLISH\r\nAccept: */*\r\nAccept-Encoding: identity\r\n"
          + "Accept-Language: en\r\n";

  private final OwnDomain domain;
  private final Replies replies;

  AnswerOptions(OwnDomain domain, Replies replies) {
    this.domain = domain;
    this.replies = replies;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    boolean forUs =
        context.method() == Method.OPTIONS
            && !context.head().uri().hasUser()
            && !context.hasForeignRoute()
            && domain.owns(context.head().uri());
    return forUs ? answer(context) : Verdict.NEXT;
  }

  Verdict answer(RoutingContext context) {
    Verdict extensions = CheckExtensions.required(context);
    if (extensions != Verdict.NEXT) {
      return extensions;
    }
    OctetWriter out = replies.begin(context.transaction(), context.head(), 200, "OK");
    out.text(HEADERS);
    if (context.caller().isKnown()) {
      context.transaction().respond(200, replies.end());
    } else {
      context.transaction().respondAndForget(replies.end());
    }
    return Verdict.TAKEN;
  }
}
