package org.patchbay.server.wire;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A UDP socket that speaks SIP as text with the server: a stranger, a victim or a plain phone. */
final class UdpPeer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final DatagramSocket socket;
  private final PatchbayConfig server;
  private final BlockingQueue<SipText> responses = new LinkedBlockingQueue<>();
  private final BlockingQueue<SipText> requests = new LinkedBlockingQueue<>();
  private final StringBuffer log = new StringBuffer();

  private UdpPeer(DatagramSocket socket, PatchbayConfig server) {
    this.socket = socket;
    this.server = server;
  }

  /** Binds to a free port of {@code address}. */
  static UdpPeer open(String address, PatchbayConfig server) throws IOException {
    UdpPeer peer = new UdpPeer(new DatagramSocket(new InetSocketAddress(address, 0)), server);
    Thread reader = new Thread(peer::read, "peer at " + address);
    reader.setDaemon(true);
    reader.start();
    return peer;
  }

  private void read() {
    byte[] buffer = new byte[65_535];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        String text = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
        log.append("<-- ").append(text).append('\n');
        if (text.isBlank()) {
          continue; // a keep-alive
        }
        SipText message = new SipText(text);
        (message.isResponse() ? responses : requests).add(message);
      }
    } catch (IOException closed) {
      log.append("[closed]\n");
    }
  }

  /** Host and port of this socket. */
  String sentBy() {
    return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  String uri(String user) {
    return "sip:%s@%s".formatted(user, sentBy());
  }

  /** Sends without waiting; the branch is new. */
  void send(SipRequest request) throws IOException {
    transmit(request.text(SipTransport.UDP, sentBy(), SipRequest.token()));
  }

  /**
   * Sends, again after 0.5, 1, 2 s …, and returns the final response; a refused INVITE is
   * acknowledged.
   *
   * @throws AssertionError when none came within eight seconds
   */
  SipText ask(SipRequest request) throws IOException, InterruptedException {
    String branch = SipRequest.token();
    String text = request.text(SipTransport.UDP, sentBy(), branch);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean provisional = false;
    for (long wait = 500; System.nanoTime() < deadline; wait = Math.min(2 * wait, 4_000)) {
      if (!provisional) {
        transmit(text);
      }
      SipText answer = responseTo(request, Duration.ofMillis(wait));
      if (answer != null && answer.status() >= 200) {
        if (request.method().equals("INVITE") && answer.status() >= 300) {
          transmit(
              request
                  .ack(request.uri(), answer.header("To"))
                  .text(SipTransport.UDP, sentBy(), branch));
        }
        return answer;
      }
      provisional |= answer != null;
    }
    throw new AssertionError("no final response to " + text + "\nheard:\n" + log);
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

  private SipText responseTo(SipRequest request, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      SipText answer = responses.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (answer == null
          || answer.header("Call-ID").equals(request.callId())
              && answer.header("CSeq").startsWith(request.cseq() + " ")
              && answer.method().equals(request.method())) {
        return answer;
      }
    }
  }

  /** The next request of this method that arrives. */
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

  /** Whether no request at all arrives within {@code listening}. */
  boolean hearsNoRequest(Duration listening) throws InterruptedException {
    return requests.poll(listening.toNanos(), TimeUnit.NANOSECONDS) == null;
  }

  /** Answers a request to the server, which is the only one who sends any here. */
  void respond(SipText request, String statusLine, String toTag) throws IOException {
    StringBuilder out = new StringBuilder("SIP/2.0 ").append(statusLine).append("\r\n");
    for (String name : new String[] {"Via", "Record-Route"}) {
      request.headers(name).forEach(v -> out.append(name).append(": ").append(v).append("\r\n"));
    }
    String to = request.header("To");
    out.append("From: ").append(request.header("From")).append("\r\nTo: ").append(to);
    out.append(to.contains(";tag=") ? "" : ";tag=" + toTag);
    out.append("\r\nCall-ID: ").append(request.header("Call-ID"));
    out.append("\r\nCSeq: ").append(request.header("CSeq"));
    out.append("\r\nContact: <").append(uri("peer")).append(">\r\nContent-Length: 0\r\n\r\n");
    transmit(out.toString());
  }

  private void transmit(String text) throws IOException {
    log.append("--> ").append(text).append('\n');
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    socket.send(
        new DatagramPacket(
            octets, octets.length, new InetSocketAddress(server.address(), server.port())));
  }

  String log() {
    return log.toString();
  }

  @Override
  public void close() {
    socket.close();
  }
}
