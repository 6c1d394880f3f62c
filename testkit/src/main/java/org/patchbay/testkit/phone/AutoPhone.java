package org.patchbay.testkit.phone;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.patchbay.testkit.Actor;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;
import org.patchbay.testkit.endpoint.Endpoint;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.sim.Timeline;
import org.patchbay.testkit.sip.Dialog;
import org.patchbay.testkit.sip.DigestAnswer;
import org.patchbay.testkit.sip.HostPort;
import org.patchbay.testkit.sip.Sdp;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipUri;
import org.patchbay.testkit.sip.SipWriter;

/** A phone that acts by itself, as its habits and its dice decide. */
public final class AutoPhone implements Actor {
  static final ClientTransaction.Listener NOBODY =
      new ClientTransaction.Listener() {
        @Override
        public void response(SipMessage response) {}

        @Override
        public void timedOut() {}
      };

  private static final int PORT = 5060;
  private static final int RTP_PORT = 40_000;

  private final World world;
  private final Host host;
  private final String user;
  private final SplittableRandom dice;
  private final Endpoint endpoint;
  private final Transactions transactions;
  private final Calls calls = new Calls();
  private final Registration registration;
  private final Map<String, Integer> nonceUses = new HashMap<>();
  private InetSocketAddress outbound;
  private Transport transport = Transport.UDP;
  private Habits habits = Habits.MIXED;
  private Sdp audio;
  private DigestAnswer credentials;

  /**
   * Puts a phone on a host.
   *
   * @param user the user part of its address-of-record; several phones may share one
   */
  public AutoPhone(World world, Host host, String user) {
    this.world = world;
    this.host = host;
    this.user = user;
    this.dice = world.dice(host.name());
    this.transactions = new Transactions(world.timeline(), calls);
    calls.of(this, transactions);
    this.endpoint =
        new Endpoint(host.datagrams(), host.streams(), host.at(PORT), transactions::received);
    transactions.on(endpoint);
    this.audio = Sdp.at(host.at(RTP_PORT), "0 PCMU/8000");
    this.registration = new Registration(this);
  }

  /** Sends everything that begins a dialog to port 5060 of this host. */
  public AutoPhone through(Actor proxy) {
    outbound = proxy.host().at(PORT);
    return this;
  }

  /** Uses this transport unless a URI says otherwise. */
  public AutoPhone over(Transport other) {
    transport = other;
    return this;
  }

  /** Sets what it answers challenges with; the user name is its user part. */
  public AutoPhone withPassword(String password) {
    credentials = new DigestAnswer(user, password);
    return this;
  }

  /** Sets the formats that it speaks, as {@code 8 PCMA/8000}; PCMU unless set. */
  public AutoPhone speaking(String... formats) {
    audio = Sdp.at(host.at(RTP_PORT), formats);
    return this;
  }

  /** Sets what it tends to do. */
  public AutoPhone with(Habits other) {
    habits = other;
    return this;
  }

  /** Registers for an hour; {@link #registered} tells when it is done. */
  public void register() {
    registration.send(Duration.ofHours(1));
  }

  /** Registers again if its registration is older than that; whether it was. */
  public boolean refresh(Duration age) {
    boolean due = registration.olderThan(age);
    if (due) {
      register();
    }
    return due;
  }

  /** Takes its registration back. */
  public void unregister() {
    registration.send(Duration.ZERO);
  }

  /** Whether the last REGISTER had success and was for a time above zero. */
  public boolean registered() {
    return registration.active();
  }

  /**
   * Calls somebody.
   *
   * @return the Call-ID
   */
  public String call(String uri) {
    String callId = world.ids().token(16) + "@" + host.name();
    SipWriter invite = begin("INVITE", uri, uri, callId, 1).with("Contact", contact(transport));
    if (!Quirks.happens(dice, habits.quirks().delays())) {
      invite.body("application/sdp", audio.text());
    }
    calls.add(new CallerCall(this, invite.message()));
    return callId;
  }

  /** The calls that are over, in the order of their end. */
  public List<CallRecord> records() {
    return calls.records();
  }

  /** The number of calls that are not over. */
  public int openCalls() {
    return calls.open();
  }

  /** The Call-IDs of the calls that are not over. */
  public List<String> openCallIds() {
    return calls.openCallIds();
  }

  /** The number of transactions that are not over. */
  public int openTransactions() {
    return transactions.open();
  }

  /** Its address-of-record. */
  public String addressOfRecord() {
    return "sip:" + user + "@" + world.domain();
  }

  /** Its sockets. */
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Host host() {
    return host;
  }

  Timeline timeline() {
    return world.timeline();
  }

  Transactions transactions() {
    return transactions;
  }

  SplittableRandom dice() {
    return dice;
  }

  Habits habits() {
    return habits;
  }

  /** Whether it can answer this response's challenge. */
  boolean canAnswer(SipMessage response) {
    return credentials != null && (response.status() == 401 || response.status() == 407);
  }

  String domain() {
    return world.domain();
  }

  Transport transport() {
    return transport;
  }

  String newTag() {
    return world.ids().token(8);
  }

  String contact(Transport of) {
    String parameter = of.uriParameter();
    return "<sip:" + user + "@" + HostPort.text(endpoint.local()) + parameter + ">";
  }

  Sdp audio() {
    return audio;
  }

  void ended(CallerCall call, CallRecord record) {
    calls.ended(call, record);
  }

  void ended(CalleeCall call, CallRecord record) {
    calls.ended(call, record);
  }

  /** Begins a request out of any dialog. */
  SipWriter begin(String method, String requestUri, String to, String callId, long cseq) {
    return SipWriter.request(method, requestUri)
        .with("Via", newVia(transport))
        .with("Max-Forwards", "70")
        .with("From", "<" + addressOfRecord() + ">;tag=" + newTag())
        .with("To", "<" + to + ">")
        .with("Call-ID", callId)
        .with("CSeq", cseq + " " + method);
  }

  ClientTransaction sendOutOfDialog(SipMessage request, ClientTransaction.Listener listener) {
    InetSocketAddress to = outbound == null ? hop(request.requestUri()) : outbound;
    return transactions.send(request, transport, to, listener);
  }

  ClientTransaction sendInDialog(
      Dialog dialog, String method, long cseq, ClientTransaction.Listener listener) {
    Transport by = transportTo(dialog.nextHop());
    SipMessage request = dialog.request(method, newVia(by), cseq).message();
    return transactions.send(request, by, hop(dialog.nextHop()), listener);
  }

  /**
   * Sends a re-INVITE.
   *
   * @param offer none to have the other party make one
   */
  ClientTransaction reinvite(
      Dialog dialog, long cseq, Optional<Sdp> offer, ClientTransaction.Listener listener) {
    Transport by = transportTo(dialog.nextHop());
    SipWriter request = dialog.request("INVITE", newVia(by), cseq).with("Contact", contact(by));
    offer.ifPresent(sdp -> request.body("application/sdp", sdp.text()));
    return transactions.send(request.message(), by, hop(dialog.nextHop()), listener);
  }

  /**
   * The ACK of a 2xx.
   *
   * @param answer to the offer in the 2xx, if that made one
   */
  SipMessage ackFor(Dialog dialog, long cseq, Optional<Sdp> answer) {
    SipWriter ack = dialog.request("ACK", newVia(transportTo(dialog.nextHop())), cseq);
    answer.ifPresent(sdp -> ack.body("application/sdp", sdp.text()));
    return ack.message();
  }

  void sendAck(Dialog dialog, SipMessage ack) {
    endpoint.send(transportTo(dialog.nextHop()), hop(dialog.nextHop()), ack);
  }

  /**
   * Sends the request of a transaction that was challenged once more, with credentials and a new
   * CSeq (RFC 3261 §22.2).
   */
  ClientTransaction repeat(
      ClientTransaction challenged,
      SipMessage response,
      long cseq,
      ClientTransaction.Listener listener) {
    SipMessage request = challenged.request();
    boolean proxy = response.status() == 407;
    String header = proxy ? "Proxy-Authorization" : "Authorization";
    String challenge = response.header(proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
    int uses = nonceUses.merge(challenge, 1, Integer::sum);
    String answer =
        credentials.to(challenge, request.method(), request.requestUri(), newTag(), uses);
    SipMessage repeated =
        SipWriter.like(request)
            .replacing("Via", newVia(challenged.transport()))
            .replacing("CSeq", cseq + " " + request.method())
            .without(header)
            .without("Content-Length")
            .with(header, answer)
            .message();
    return transactions.send(repeated, challenged.transport(), challenged.to(), listener);
  }

  private String newVia(Transport by) {
    return endpoint.via(by, "z9hG4bK" + world.ids().token(12));
  }

  private Transport transportTo(String uri) {
    String named = new SipUri(uri).parameter("transport");
    return named == null ? Transport.UDP : Transport.valueOf(named.toUpperCase(Locale.ROOT));
  }

  private InetSocketAddress hop(String uri) {
    SipUri parsed = new SipUri(uri);
    return HostPort.literal(parsed.host())
        .map(address -> new InetSocketAddress(address, parsed.port()))
        .orElse(outbound);
  }
}
