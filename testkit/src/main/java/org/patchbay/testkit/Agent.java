package org.patchbay.testkit;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.patchbay.testkit.endpoint.Endpoint;
import org.patchbay.testkit.endpoint.Way;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.sip.Dialog;
import org.patchbay.testkit.sip.DigestAnswer;
import org.patchbay.testkit.sip.HostPort;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.SipMessage;

/**
 * A user agent that does what its script says and nothing by itself: it does not retransmit (unless
 * it is {@link #persistent}), nor acknowledge, nor answer. It knows how messages are made (dialogs,
 * route sets, branches, digest), so that the script names only what matters.
 */
public final class Agent implements Actor {
  /** The port of every agent, and of a host that a script addresses. */
  public static final int PORT = 5060;

  /** How long an expectation waits: 64*T1, when all retransmission ends (RFC 3261 §17). */
  private static final Duration PATIENCE = Duration.ofSeconds(32);

  private final World world;
  private final Host host;
  private final String user;
  private final Endpoint endpoint;
  private final Inbox inbox = new Inbox();
  private final Requests requests;
  private final Answers answers;
  private String addressOfRecord;
  private InetSocketAddress outbound;
  private Transport transport = Transport.UDP;
  private DigestAnswer credentials;
  private Optional<Persistence> persistence = Optional.empty();
  private String sessionDescription;
  private String lastCallId = "";

  Agent(World world, String user, Host host) {
    this.world = world;
    this.host = host;
    this.user = user;
    this.addressOfRecord = "sip:" + user + "@" + world.domain();
    this.endpoint = new Endpoint(host.datagrams(), host.streams(), host.at(PORT), this::received);
    this.requests = new Requests(this, world);
    this.answers = new Answers(this, world, requests);
    this.sessionDescription = Requests.sdp(endpoint.local());
  }

  /** Sends everything that begins a dialog to port 5060 of this host. */
  public Agent through(Actor proxy) {
    return through(proxy.host().at(PORT));
  }

  /** Sends everything that begins a dialog to this address. */
  public Agent through(InetSocketAddress proxy) {
    outbound = proxy;
    return this;
  }

  /** Uses this transport unless a URI or the script says otherwise. */
  public Agent over(Transport other) {
    transport = other;
    return this;
  }

  /** Sets the address-of-record, as {@code sip:bob@example.com}; several agents may share one. */
  public Agent as(String otherAddressOfRecord) {
    addressOfRecord = otherAddressOfRecord;
    return this;
  }

  /** Sets what {@link #authenticates} answers with; the user name is the agent's. */
  public Agent withPassword(String password) {
    return withCredentials(user, password);
  }

  /** Sets what {@link #authenticates} answers with. */
  public Agent withCredentials(String userName, String password) {
    credentials = new DigestAnswer(userName, password);
    return this;
  }

  /** Sends again what may be lost: requests, final responses, and the ACK of a 2xx. */
  public Agent persistent() {
    persistence = Optional.of(new Persistence(world.timeline(), endpoint));
    return this;
  }

  /** Sets the body of its INVITEs and of its answers to them; G.711 at port 40000 unless set. */
  public Agent describing(String sdp) {
    sessionDescription = sdp;
    return this;
  }

  /** Begins a request: of a new dialog with {@code to(...)} (and REGISTER), else of the last. */
  public Outgoing sends(Method method) {
    return sends(method.name());
  }

  /** Begins a request of any method. */
  public Outgoing sends(String method) {
    return world.begin(new Outgoing(what -> requests.send(method, what)));
  }

  /** Begins a response to the latest request that was expected and has no final response yet. */
  public Outgoing sends(int status) {
    return world.begin(new Outgoing(what -> answers.send(status, what)));
  }

  /** Sends a text as it is, to the outbound proxy; line ends become CRLF. */
  public void sendsText(String text) {
    sendsText(text, outbound);
  }

  /** Sends a text as it is, to an address; line ends become CRLF. */
  public void sendsText(String text, InetSocketAddress to) {
    String wired = text.replace("\r\n", "\n").replace("\n", "\r\n");
    sendsOctets(wired.getBytes(StandardCharsets.UTF_8), to);
  }

  /** Sends octets as they are. */
  public void sendsOctets(byte[] octets, InetSocketAddress to) {
    world.flush();
    endpoint.send(transport, to, octets);
  }

  /** Sends the last request of that method once more, octet for octet. */
  public void resends(Method method) {
    world.flush();
    requests.resend(method);
  }

  /** Sends the last response once more, octet for octet. */
  public void resendsResponse() {
    world.flush();
    answers.resend();
  }

  /** Answers the last 401 or 407 (after its ACK) by repeating the request with credentials. */
  public void authenticates() {
    authenticates(null);
  }

  /** The same for the challenge of that algorithm, as {@code SHA-256}. */
  public void authenticates(String algorithm) {
    world.flush();
    requests.authenticate(credentials, algorithm);
  }

  /** Registers, with digest if asked for it, and expects 200. */
  public Incoming registers() {
    sends(Method.REGISTER);
    Incoming answer = expects("200 or 401 (REGISTER)", m -> m.status() == 200 || m.status() == 401);
    if (answer.message().status() == 200) {
      return answer;
    }
    authenticates();
    return expects(200, Method.REGISTER);
  }

  /** Calls an agent, which rings and answers: INVITE, 180, 200, ACK, all of them expected. */
  public void talksWith(Agent callee) {
    sends(Method.INVITE).to(callee);
    callee.expects(Method.INVITE);
    callee.sends(180);
    expects(180);
    callee.sends(200);
    expects(200, Method.INVITE);
    sends(Method.ACK);
    callee.expects(Method.ACK);
  }

  /** Calls an agent after a challenge: INVITE, 407, INVITE, 200, ACK, all of them expected. */
  public void logsInAndTalksWith(Agent callee) {
    sends(Method.INVITE).to(callee);
    expects(407);
    authenticates();
    callee.expects(Method.INVITE);
    callee.sends(200);
    expects(200);
    sends(Method.ACK);
    callee.expects(Method.ACK);
  }

  /** Hangs up on an agent: BYE and 200, both expected. */
  public void hangsUpOn(Agent other) {
    sends(Method.BYE);
    other.expects(Method.BYE);
    other.sends(200);
    expects(200, Method.BYE);
  }

  /** Expects a request of that method. */
  public Incoming expects(Method method) {
    return expects(method.name(), m -> m.isRequest(method));
  }

  /** Expects a response of that status. */
  public Incoming expects(int status) {
    return expects(Integer.toString(status), m -> m.status() == status);
  }

  /** Expects a response of that status to that method. */
  public Incoming expects(int status, Method method) {
    return expects(
        status + " (" + method + ")",
        m -> m.status() == status && m.method().equals(method.name()));
  }

  /** Expects a message; time goes on until it is there, 32 s at most. */
  public Incoming expects(String what, Predicate<SipMessage> which) {
    Incoming incoming = await(what, box -> box.take(which));
    if (incoming.message().isRequest()) {
      answers.requested(incoming);
    } else {
      requests.responded(incoming);
    }
    return incoming;
  }

  /** Expects a retransmission of a request that was received before. */
  public Incoming expectsAgain(Method method) {
    return await(method + " again", box -> box.takeCopy(m -> m.isRequest(method)));
  }

  /** Expects a retransmission of a response that was received before. */
  public Incoming expectsAgain(int status) {
    return await(status + " again", box -> box.takeCopy(m -> m.status() == status));
  }

  /** Expects that nothing but retransmissions and 100s is unread when the network is quiet. */
  public void expectsNothing() {
    world.settle();
    List<Incoming> leftovers = inbox.leftovers();
    if (!leftovers.isEmpty()) {
      SipMessage first = leftovers.get(0).message();
      lastCallId = first.callId();
      throw failure("expected nothing and got " + first.startLine());
    }
  }

  /** Expects that nothing but retransmissions and 100s arrives for that long. */
  public void expectsNothingFor(Duration duration) {
    world.advance(duration);
    expectsNothing();
  }

  /** Forgets what it received and was not asked about. */
  public void forgets() {
    world.flush();
    inbox.clear();
  }

  @Override
  public Host host() {
    return host;
  }

  /** The address-of-record. */
  public String addressOfRecord() {
    return addressOfRecord;
  }

  /** The dialog that requests belong to which are sent without {@code to}; null for none. */
  public Dialog dialog() {
    return requests.dialog();
  }

  /** Its sockets. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Its Contact value for a transport. */
  public String contact(Transport of) {
    String parameter = of.uriParameter();
    return "<sip:" + user + "@" + HostPort.text(endpoint.local()) + parameter + ">";
  }

  InetSocketAddress outbound() {
    return outbound;
  }

  Transport transport() {
    return transport;
  }

  String newCallId() {
    lastCallId = world.ids().token(16) + "@" + host.address().getHostAddress();
    return lastCallId;
  }

  CallFailure failure(String what) {
    return new CallFailure(
        name() + ": " + what, lastCallId.isEmpty() ? List.of() : List.of(lastCallId));
  }

  String sessionDescription() {
    return sessionDescription;
  }

  Optional<Persistence> persistence() {
    return persistence;
  }

  private void received(SipMessage message, Way way) {
    boolean isNew = inbox.add(message, way);
    persistence.ifPresent(repeating -> repeating.received(message, !isNew));
  }

  private Incoming await(String what, Function<Inbox, Incoming> taking) {
    world.flush();
    long end = world.timeline().nanos() + PATIENCE.toNanos();
    Incoming incoming = taking.apply(inbox);
    while (incoming == null && world.timeline().stepUntil(end)) {
      incoming = taking.apply(inbox);
    }
    if (incoming == null) {
      String unread =
          String.join(", ", inbox.leftovers().stream().map(i -> i.message().startLine()).toList());
      throw failure("expected " + what + "; unread: " + (unread.isEmpty() ? "nothing" : unread));
    }
    lastCallId = incoming.message().callId();
    return incoming;
  }
}
