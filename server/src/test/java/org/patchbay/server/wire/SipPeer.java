package org.patchbay.server.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/**
 * A party that speaks SIP as text with the server, message by message as a test tells it: a
 * stranger, a victim, a plain phone, a trunk. On its own it answers nothing but OPTIONS, by which
 * the server asks trunks whether they are there.
 */
final class SipPeer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final SipSocket socket;
  private final BlockingQueue<SipText> responses = new LinkedBlockingQueue<>();
  private final BlockingQueue<SipText> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<SipText> pings = new LinkedBlockingQueue<>();
  private final StringBuffer log = new StringBuffer();
  private volatile String answerToPings = "200 OK";

  private SipPeer(SipSocket socket) {
    this.socket = socket;
  }

  /** Binds to a port of {@code address}, or listens there; 0 for one that is free. */
  static SipPeer open(String address, int port, SipTransport transport, PatchbayConfig server)
      throws IOException {
    SipPeer peer =
        new SipPeer(
            switch (transport) {
              case UDP -> UdpSipSocket.open(address, port, server);
              case TCP -> TcpSipSocket.open(address, port, server);
              case TLS -> throw new IllegalArgumentException("scripts speak in clear");
            });
    peer.socket.onMessage(peer::received);
    return peer;
  }

  /** The same over TLS. */
  static SipPeer open(String address, int port, SSLContext tls, PatchbayConfig server)
      throws IOException {
    SipPeer peer = new SipPeer(TcpSipSocket.open(address, port, tls, server));
    peer.socket.onMessage(peer::received);
    return peer;
  }

  private void received(String text) {
    log.append("<-- ").append(text).append('\n');
    SipText message = new SipText(text);
    if (message.isResponse()) {
      responses.add(message);
    } else if (message.method().equals("OPTIONS")) {
      pings.add(message);
      try {
        respond(message, answerToPings);
      } catch (IOException closed) {
        log.append("[closed]\n");
      }
    } else {
      requests.add(message);
    }
  }

  /** Host and port of this end. */
  String sentBy() {
    return socket.sentBy();
  }

  String uri(String user) {
    return socket.transport() == SipTransport.UDP
        ? "sip:%s@%s".formatted(user, sentBy())
        : "sip:%s@%s;transport=%s".formatted(user, sentBy(), socket.transport().parameter());
  }

  /** Sends without waiting; the branch is new. */
  void send(SipRequest request) throws IOException {
    transmit(request, SipRequest.token());
  }

  /**
   * Sends, over UDP again after 0.5, 1, 2 s …, and returns the final response; a refused INVITE is
   * acknowledged.
   *
   * @throws AssertionError when none came within eight seconds
   */
  SipText ask(SipRequest request) throws IOException, InterruptedException {
    String branch = SipRequest.token();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean again = true;
    for (long wait = 500; System.nanoTime() < deadline; wait = Math.min(2 * wait, 4_000)) {
      if (again) {
        transmit(request, branch);
      }
      again = socket.transport() == SipTransport.UDP;
      Optional<SipText> answer = responseTo(request, Duration.ofMillis(wait), any -> true);
      while (answer.isPresent() && answer.get().status() < 200) {
        again = false;
        answer = responseTo(request, Duration.ofMillis(wait), any -> true);
      }
      if (answer.isPresent()) {
        if (request.method().equals("INVITE") && answer.get().status() >= 300) {
          transmit(request.ack(request.uri(), answer.get().header("To")), branch);
        }
        return answer.get();
      }
    }
    throw new AssertionError("no final response to " + request + "\nheard:\n" + log);
  }

  /** Like {@link #ask}, answering a challenge once with the password of {@code user}. */
  SipText ask(SipRequest request, String user, String password)
      throws IOException, InterruptedException {
    SipText first = ask(request);
    return first.status() == 401 || first.status() == 407
        ? ask(answering(first, request, user, password))
        : first;
  }

  /** The next attempt at a request that was challenged. */
  static SipRequest answering(SipText challenge, SipRequest request, String user, String password) {
    return request.again().with(DigestAnswer.header(challenge, request, user, password));
  }

  /** The next response to a request that was sent whose status is this. */
  SipText expect(int status, SipRequest request) throws InterruptedException {
    return responseTo(request, PATIENCE, answer -> answer.status() == status)
        .orElseThrow(() -> new AssertionError("no %d arrived; heard:%n%s".formatted(status, log)));
  }

  private Optional<SipText> responseTo(
      SipRequest request, Duration patience, Predicate<SipText> fits) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      SipText answer = responses.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (answer == null) {
        return Optional.empty();
      }
      if (answer.header("Call-ID").equals(request.callId())
          && answer.header("CSeq").startsWith(request.cseq() + " ")
          && answer.method().equals(request.method())
          && fits.test(answer)) {
        return Optional.of(answer);
      }
    }
  }

  /** The next request of this method that arrives, OPTIONS excepted. */
  SipText expect(String method) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      SipText request = requests.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (request == null) {
        throw new AssertionError("no " + method + " arrived; heard:\n" + log);
      }
      if (request.method().equals(method)) {
        return request;
      }
    }
  }

  /** From now on OPTIONS are answered so. */
  void answerPings(String statusLine) {
    answerToPings = statusLine;
    pings.clear();
  }

  /** The next OPTIONS; it has been answered. */
  SipText expectPing() throws InterruptedException {
    SipText ping = pings.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    if (ping == null) {
      throw new AssertionError("no OPTIONS arrived; heard:\n" + log);
    }
    return ping;
  }

  /** Whether no request but OPTIONS arrives within {@code listening}. */
  boolean hearsNoRequest(Duration listening) throws InterruptedException {
    return requests.poll(listening.toNanos(), TimeUnit.NANOSECONDS) == null;
  }

  /** Answers a request without a body. */
  void respond(SipText request, String statusLine) throws IOException {
    respond(request, statusLine, "");
  }

  /** Answers a request. */
  void respond(SipText request, String statusLine, String sdp) throws IOException {
    StringBuilder out = new StringBuilder("SIP/2.0 ").append(statusLine).append("\r\n");
    for (String name : List.of("Via", "Record-Route")) {
      request.headers(name).forEach(v -> out.append(name).append(": ").append(v).append("\r\n"));
    }
    String to = request.header("To");
    out.append("From: ").append(request.header("From")).append("\r\nTo: ").append(to);
    out.append(to.contains(";tag=") ? "" : ";tag=" + tag(request));
    out.append("\r\nCall-ID: ").append(request.header("Call-ID"));
    out.append("\r\nCSeq: ").append(request.header("CSeq"));
    out.append("\r\nContact: <").append(uri("peer")).append(">\r\n");
    transmit(out + SipRequest.content(sdp));
  }

  /** Our tag in the dialog that a request begins. */
  private static String tag(SipText request) {
    return "peer-" + Integer.toHexString(request.header("Call-ID").hashCode());
  }

  /**
   * A request within the dialog that {@code invite} from the server began and that was accepted.
   */
  SipRequest within(SipText invite, String method) {
    return new SipRequest(
        method,
        SipText.uri(invite.header("Contact")),
        invite.header("To") + ";tag=" + tag(invite),
        invite.header("From"),
        invite.header("Call-ID"),
        1,
        List.of(),
        "");
  }

  private void transmit(SipRequest request, String branch) throws IOException {
    transmit(request.text(socket.transport(), sentBy(), branch));
  }

  private void transmit(String text) throws IOException {
    log.append("--> ").append(text).append('\n');
    socket.send(text);
  }

  String log() {
    return log.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
