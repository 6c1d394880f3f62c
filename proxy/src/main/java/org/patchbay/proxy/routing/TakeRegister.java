package org.patchbay.proxy.routing;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.registrar.Binding;
import org.patchbay.proxy.registrar.ContactList;
import org.patchbay.proxy.registrar.RegisterPolicy;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.reply.Replies;
import org.patchbay.proxy.transaction.KeptRequest;
import org.patchbay.proxy.transaction.ServerTransaction;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * A REGISTER for our domain (RFC 3261 §10.3). It is challenged whoever sends it, but from the
 * networks of {@code registrar.openFrom}; a trunk is known by its address and registers nothing. A
 * Path is believed of trusted peers and edge proxies alone (docs/adr/0026).
 */
final class TakeRegister implements RoutingStep {
  private final EventLoop loop;
  private final OwnDomain domain;
  private final DigestGate gate;
  private final Predicate<InetAddress> openFrom;
  private final Registrar registrar;
  private final TransportLayer transport;
  private final Replies replies;
  private final SignallingCounts counts;
  private final KeptRequest kept = new KeptRequest();

  TakeRegister(
      EventLoop loop,
      OwnDomain domain,
      DigestGate gate,
      Predicate<InetAddress> openFrom,
      Registrar registrar,
      TransportLayer transport,
      Replies replies,
      SignallingCounts counts) {
    this.loop = loop;
    this.domain = domain;
    this.gate = gate;
    this.openFrom = openFrom;
    this.registrar = registrar;
    this.transport = transport;
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
    InetAddress source = context.flow().remote().getAddress();
    // Whose address a browser has says nothing of the page that it shows.
    boolean open = openFrom.test(source) && !context.flow().transport().isWebSocket();
    boolean believesPath =
        context.caller() instanceof Caller.Trusted || registrar.policy().edgeProxies().test(source);
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
    if (!believesPath && head.message().has(HeaderName.PATH)) {
      return Verdict.refuse(Refusal.PATH_NOT_BELIEVED);
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
    public void accepted(List<Binding> bindings, boolean outbound) {
      counts.registerAccepted();
      if (transaction.belongsTo(this)) {
        RequestHead head = kept.of(transaction);
        OctetWriter out = replies.begin(transaction, head, 200, "OK");
        ContactList.write(out, bindings, loop.clock().epochMillis());
        writePath(head.message(), out);
        writeRoutes(transaction.source(), outbound, head.message().has(HeaderName.PATH), out);
        transaction.respond(200, replies.end());
      }
    }

    /** As it came, so that whoever is on it knows (RFC 3327 §5.3). */
    private static void writePath(SipMessage request, OctetWriter out) {
      for (int h = request.first(HeaderName.PATH); h >= 0; h = request.next(h)) {
        out.text("Path: ").write(request.bytes(), request.valueStart(h), request.valueEnd(h));
        out.endLine();
      }
    }

    private void writeRoutes(Flow flow, boolean outbound, boolean hasPath, OctetWriter out) {
      RegisterPolicy policy = registrar.policy();
      if (policy.serviceRoute()) {
        String host = transport.listenPoint(flow).uriHost();
        out.text("Service-Route: <sip:").text(host).text(";lr>").endLine(); // RFC 3608 §5
      }
      if (outbound) {
        out.text("Require: outbound").endLine(); // RFC 5626 §6
      }
      if (outbound && !hasPath && policy.flowTimerSeconds() > 0) {
        out.text("Flow-Timer: ").number(policy.flowTimerSeconds()).endLine(); // §5.4
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
