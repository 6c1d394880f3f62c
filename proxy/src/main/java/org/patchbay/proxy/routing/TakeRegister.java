package org.patchbay.proxy.routing;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.registrar.Binding;
import org.patchbay.proxy.registrar.ContactList;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.reply.Replies;
import org.patchbay.proxy.transaction.KeptRequest;
import org.patchbay.proxy.transaction.ServerTransaction;

/**
 * A REGISTER for our domain (RFC 3261 §10.3). It is challenged whoever sends it, but from the
 * networks of {@code registrar.openFrom}; a trunk is known by its address and registers nothing.
 */
final class TakeRegister implements RoutingStep {
  private final EventLoop loop;
  private final OwnDomain domain;
  private final DigestGate gate;
  private final Predicate<InetAddress> openFrom;
  private final Registrar registrar;
  private final Replies replies;
  private final SignallingCounts counts;
  private final KeptRequest kept = new KeptRequest();

  TakeRegister(
      EventLoop loop,
      OwnDomain domain,
      DigestGate gate,
      Predicate<InetAddress> openFrom,
      Registrar registrar,
      Replies replies,
      SignallingCounts counts) {
    this.loop = loop;
    this.domain = domain;
    this.gate = gate;
    this.openFrom = openFrom;
    this.registrar = registrar;
    this.replies = replies;
    this.counts = counts;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    RequestHead head = context.head();
    if (context.method() != Method.REGISTER
        || context.hasForeignRoute()
        || !domain.owns(head.uri())) {
      return Verdict.NEXT;
    }
    if (context.caller() instanceof Caller.Trunk) {
      return Verdict.refuse(Refusal.TRUNK_MAY_NOT_REGISTER);
    }
    Verdict extensions = CheckExtensions.required(context);
    if (extensions != Verdict.NEXT) {
      return extensions;
    }
    SipUri address = head.to().uri();
    boolean open = openFrom.test(context.flow().remote().getAddress());
    if (!open) {
      Verdict challenge = gate.registrarAuthenticate(context);
      if (challenge != Verdict.NEXT) {
        return challenge;
      }
    }
    if (!address.isSip() || !address.hasUser()) {
      return Verdict.refuse(Refusal.BAD_REGISTER);
    }
    if (!domain.owns(address)) {
      return Verdict.refuse(Refusal.NO_SUCH_USER); // RFC 3261 §10.3 step 5
    }
    String user = address.user();
    if (!open && !(context.caller() instanceof Caller.User caller && caller.name().equals(user))) {
      return Verdict.refuse(Refusal.NOT_YOUR_ADDRESS);
    }
    registrar.register(head, context.flow(), user, new Answer(context));
    return Verdict.TAKEN;
  }

  /** Answers when the registration has been written, which may be after the request is gone. */
  private final class Answer implements Registrar.Reply {
    private final ServerTransaction transaction;
    private final boolean known;

    Answer(RoutingContext context) {
      transaction = context.transaction();
      known = context.caller().isKnown();
      transaction.own(this);
    }

    @Override
    public void accepted(List<Binding> bindings) {
      counts.registerAccepted();
      if (transaction.belongsTo(this)) {
        RequestHead head = kept.of(transaction);
        OctetWriter out = replies.begin(transaction, head, 200, "OK");
        ContactList.write(out, bindings, loop.clock().epochMillis());
        transaction.respond(200, replies.end());
      }
    }

    @Override
    public void refused(Refusal refusal, String headers) {
      if (transaction.belongsTo(this)) {
        replies.refuse(transaction, kept.of(transaction), refusal, known, headers);
      }
    }
  }
}
