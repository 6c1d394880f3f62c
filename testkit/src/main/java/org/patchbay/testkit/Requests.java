package org.patchbay.testkit;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.sip.Dialog;
import org.patchbay.testkit.sip.DigestAnswer;
import org.patchbay.testkit.sip.HostPort;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipUri;
import org.patchbay.testkit.sip.SipWriter;
import org.patchbay.testkit.sip.Via;

/** The UAC of a scripted agent: writes requests, and remembers what they belong to. */
final class Requests {
  private static final String SDP =
      """
      v=0\r
      o=- 1 1 IN IP4 %1$s\r
      s=-\r
      c=IN IP4 %1$s\r
      t=0 0\r
      m=audio 40000 RTP/AVP 0 8\r
      """;

  private final Agent agent;
  private final World world;
  private final List<Sent> sent = new ArrayList<>();
  private final Map<String, Long> cseqs = new HashMap<>();
  private final String registrationCallId;
  private final Map<String, Integer> nonceCounts = new HashMap<>();
  private Incoming lastFinal;
  private Incoming lastChallenge;
  private Dialog dialog;

  Requests(Agent agent, World world) {
    this.agent = agent;
    this.world = world;
    this.registrationCallId = agent.newCallId();
  }

  static String sdp(InetSocketAddress local) {
    String address = HostPort.text(local.getAddress());
    return address.startsWith("[")
        ? String.format(SDP, address.substring(1, address.length() - 1)).replace("IP4", "IP6")
        : String.format(SDP, address);
  }

  /** Makes this the dialog of the requests that follow. */
  void dialog(Dialog other) {
    dialog = other;
  }

  Dialog dialog() {
    return dialog;
  }

  /** The script has got a response. */
  void responded(Incoming response) {
    SipMessage message = response.message();
    if (message.status() == 401 || message.status() == 407) {
      lastChallenge = response;
    }
    if (!message.method().equals(Method.INVITE.name())) {
      return;
    }
    boolean makesDialog = message.status() > 100 && message.status() < 300;
    if (makesDialog && message.to().tag() != null && message.has("Contact")) {
      dialog = Dialog.ofCaller(message);
    }
    if (message.isFinal()) {
      lastFinal = response;
    }
  }

  void send(String method, Outgoing what) {
    switch (method) {
      case "ACK" -> sendAck(what);
      case "CANCEL" -> sendCancel(what);
      default -> {
        if (method.equals("REGISTER") || what.uri() != null) {
          sendOutOfDialog(method, what);
        } else {
          sendInDialog(method, what);
        }
      }
    }
  }

  /** Sends the last request of that method once more, octet for octet. */
  void resend(Method method) {
    Sent last = last(m -> m.method().equals(method.name()));
    agent.endpoint().send(last.transport, last.to, last.message);
  }

  /** Repeats the request that was challenged, with credentials. */
  void authenticate(DigestAnswer credentials, String algorithm) {
    if (lastChallenge == null) {
      throw agent.failure("there is no challenge to answer");
    }
    SipMessage challenge = lastChallenge.message();
    boolean proxy = challenge.status() == 407;
    Sent request = sentFor(challenge);
    if (challenge.method().equals(Method.INVITE.name())) {
      sendAck(new Outgoing(o -> {}).within(lastChallenge));
    }
    List<String> challenges =
        challenge.headers().stream()
            .filter(h -> h.is(proxy ? "Proxy-Authenticate" : "WWW-Authenticate"))
            .map(h -> h.value())
            .filter(v -> algorithm == null || DigestAnswer.algorithmOf(v).equals(algorithm))
            .toList();
    if (challenges.isEmpty()) {
      throw agent.failure("no challenge asks for " + algorithm);
    }
    String answer =
        credentials.to(
            challenges.get(0),
            request.message.method(),
            request.message.requestUri(),
            world.ids().token(12),
            nonceCounts.merge(DigestAnswer.parameter(challenges.get(0), "nonce"), 1, Integer::sum));
    String header = proxy ? "Proxy-Authorization" : "Authorization";
    SipWriter repeated =
        SipWriter.like(request.message)
            .replacing("Via", newVia(request.transport))
            .replacing("CSeq", nextCseq(request.message.callId()) + " " + challenge.method())
            .without(header)
            .without("Content-Length")
            .with(header, answer);
    transmit(repeated.message(), request.transport, request.to);
  }

  private void sendOutOfDialog(String method, Outgoing what) {
    boolean register = method.equals("REGISTER");
    String aor = agent.addressOfRecord();
    String requestUri = register && what.uri() == null ? "sip:" + world.domain() : what.uri();
    String callId = register ? registrationCallId : agent.newCallId();
    Transport transport = transportFor(what, requestUri);
    SipWriter writer =
        SipWriter.request(method, requestUri)
            .with("Via", newVia(transport))
            .with("Max-Forwards", "70")
            .with("From", "<" + aor + ">;tag=" + world.ids().token(8))
            .with("To", "<" + (register ? aor : what.uri()) + ">")
            .with("Call-ID", callId)
            .with("CSeq", nextCseq(callId) + " " + method)
            .with("Contact", agent.contact(transport));
    if (register) {
      writer.with("Expires", "3600");
    }
    finish(method, writer, what, transport, hop(what, requestUri, true));
  }

  private void sendInDialog(String method, Outgoing what) {
    Dialog in = what.within() == null ? dialog : dialogOf(what.within().message());
    if (in == null) {
      throw agent.failure("sends " + method + " to nobody: there is no dialog and no to(...)");
    }
    Transport transport = transportFor(what, in.nextHop());
    SipWriter writer = in.request(method, newVia(transport), nextCseq(in.callId()));
    writer.with("Contact", agent.contact(transport));
    finish(method, writer, what, transport, hop(what, in.nextHop(), false));
  }

  /** RFC 3261 §17.1.1.3 for a failure, §13.2.2.4 for a success. */
  private void sendAck(Outgoing what) {
    Incoming answered = what.within() == null ? lastFinal : what.within();
    if (answered == null) {
      throw agent.failure("sends ACK for nothing");
    }
    SipMessage response = answered.message();
    Sent invite = sentFor(response);
    if (response.status() >= 300) {
      SipWriter ack =
          SipWriter.request("ACK", invite.message.requestUri())
              .with("Via", invite.message.via().text())
              .with("Max-Forwards", "70")
              .with("Route", invite.message.values("Route"))
              .with("From", invite.message.header("From"))
              .with("To", response.header("To"))
              .with("Call-ID", response.callId())
              .with("CSeq", response.cseq() + " ACK");
      finish("ACK", ack, what, invite.transport, invite.to);
      return;
    }
    Dialog in = Dialog.ofCaller(response);
    Transport transport = transportFor(what, in.nextHop());
    SipWriter ack = in.request("ACK", newVia(transport), response.cseq());
    finish("ACK", ack, what, transport, hop(what, in.nextHop(), false));
  }

  /** RFC 3261 §9.1. */
  private void sendCancel(Outgoing what) {
    Sent invite = last(m -> m.isRequest(Method.INVITE));
    SipMessage request = invite.message;
    SipWriter cancel =
        SipWriter.request("CANCEL", request.requestUri())
            .with("Via", request.via().text())
            .with("Max-Forwards", "70")
            .with("Route", request.values("Route"))
            .with("From", request.header("From"))
            .with("To", request.header("To"))
            .with("Call-ID", request.callId())
            .with("CSeq", request.cseq() + " CANCEL");
    finish("CANCEL", cancel, what, invite.transport, invite.to);
  }

  private void finish(
      String method, SipWriter writer, Outgoing what, Transport transport, InetSocketAddress to) {
    if (method.equals("INVITE")) {
      writer.body("application/sdp", agent.sessionDescription());
    }
    InetSocketAddress hop = what.towards() == null ? to : what.towards();
    transmit(what.edit(writer).message(), transport, hop);
  }

  private void transmit(SipMessage message, Transport transport, InetSocketAddress to) {
    sent.add(new Sent(message, transport, to));
    agent.endpoint().send(transport, to, message);
    agent.persistence().ifPresent(p -> p.sent(message, transport, to));
  }

  private InetSocketAddress hop(Outgoing what, String uri, boolean outOfDialog) {
    if (what.towards() != null) {
      return what.towards();
    }
    if (agent.outbound() != null && outOfDialog) {
      return agent.outbound();
    }
    if (what.directly() != null) {
      return what.directly().host().at(Agent.PORT);
    }
    SipUri parsed = new SipUri(uri);
    return world
        .resolve(parsed.host())
        .map(address -> new InetSocketAddress(address, parsed.port()))
        .or(() -> Optional.ofNullable(agent.outbound()))
        .orElseThrow(() -> agent.failure("does not know the way to " + uri));
  }

  private Transport transportFor(Outgoing what, String uri) {
    if (what.transport() != null) {
      return what.transport();
    }
    return "tcp".equalsIgnoreCase(new SipUri(uri).parameter("transport"))
        ? Transport.TCP
        : agent.transport();
  }

  private Dialog dialogOf(SipMessage message) {
    if (dialog != null && dialog.holds(message)) {
      return dialog;
    }
    return Dialog.ofCaller(message);
  }

  private String newVia(Transport transport) {
    return agent.endpoint().via(transport, "z9hG4bK" + world.ids().token(12));
  }

  private long nextCseq(String callId) {
    return cseqs.merge(callId, 1L, Long::sum);
  }

  private Sent sentFor(SipMessage response) {
    Via via = response.via();
    return last(
        m ->
            m.method().equals(response.method())
                && String.valueOf(via.branch()).equals(m.via().branch()));
  }

  private Sent last(Predicate<SipMessage> which) {
    for (int i = sent.size() - 1; i >= 0; i--) {
      if (which.test(sent.get(i).message)) {
        return sent.get(i);
      }
    }
    throw agent.failure("has sent no such request");
  }

  private record Sent(SipMessage message, Transport transport, InetSocketAddress to) {}
}
