package org.patchbay.server.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A connection to the server over which a test sends requests as text and reads their responses.
 */
final class TcpPeer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 8_000;

  private final Socket socket;
  private final StringBuffer log = new StringBuffer();

  private TcpPeer(Socket socket) {
    this.socket = socket;
  }

  /** Connects from {@code address}. */
  static TcpPeer connect(String address, PatchbayConfig server) throws IOException {
    Socket socket =
        new Socket(
            InetAddress.getByName(server.address()),
            server.port(),
            InetAddress.getByName(address),
            0);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new TcpPeer(socket);
  }

  /** Host and port of this end. */
  String sentBy() {
    return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  void send(SipRequest request) throws IOException {
    transmit(request, SipRequest.token());
  }

  /**
   * Sends and returns the final response; a refused INVITE is acknowledged.
   *
   * @throws IOException when none comes within eight seconds, or the server closes
   */
  SipText ask(SipRequest request) throws IOException {
    String branch = SipRequest.token();
    transmit(request, branch);
    while (true) {
      SipText answer = read();
      if (answer.status() >= 200 && answer.header("Call-ID").equals(request.callId())) {
        if (request.method().equals("INVITE") && answer.status() >= 300) {
          transmit(request.ack(request.uri(), answer.header("To")), branch);
        }
        return answer;
      }
    }
  }

  private void transmit(SipRequest request, String branch) throws IOException {
    String text = request.text(SipTransport.TCP, sentBy(), branch);
    log.append("--> ").append(text).append('\n');
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private SipText read() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("the server closed after:\n" + log);
      }
      head.write(octet);
    }
    String text = head.toString(StandardCharsets.UTF_8).stripLeading();
    String length = new SipText(text).header("Content-Length");
    byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
    log.append("<-- ").append(text).append('\n');
    return new SipText(text + new String(body, StandardCharsets.UTF_8));
  }

  String log() {
    return log.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
