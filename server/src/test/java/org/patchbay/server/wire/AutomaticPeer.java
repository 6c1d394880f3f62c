package org.patchbay.server.wire;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A SIP server over UDP that answers every INVITE at once in one way, and counts the calls. */
final class AutomaticPeer implements AutoCloseable {
  private final DatagramSocket socket;
  private final String answer;
  private final Set<String> calls = ConcurrentHashMap.newKeySet();

  private AutomaticPeer(DatagramSocket socket, String answer) {
    this.socket = socket;
    this.answer = answer;
  }

  /**
   * Opens one at a free port.
   *
   * @param answer its status line behind the version; empty for one that says nothing
   */
  static AutomaticPeer open(String address, String answer) throws IOException {
    int port = LoopbackPorts.free(address);
    AutomaticPeer peer =
        new AutomaticPeer(new DatagramSocket(new InetSocketAddress(address, port)), answer);
    Thread reader = new Thread(peer::read, "calls to " + peer.port());
    reader.setDaemon(true);
    reader.start();
    return peer;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How many calls came, each counted once. */
  int calls() {
    return calls.size();
  }

  private void read() {
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    try {
      while (true) {
        socket.receive(packet);
        SipText message =
            new SipText(
                new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
        received(message, (InetSocketAddress) packet.getSocketAddress());
        packet.setLength(65_535);
      }
    } catch (SocketException closed) {
      return;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void received(SipText message, InetSocketAddress from) throws IOException {
    boolean isCall = message.method().equals("INVITE");
    if (isCall) {
      calls.add(message.header("Call-ID"));
    }
    if (!answer.isEmpty() && (isCall || message.method().equals("BYE"))) {
      String text = response(message, isCall ? answer : "200 OK");
      byte[] octets = text.getBytes(StandardCharsets.UTF_8);
      socket.send(new DatagramPacket(octets, octets.length, from));
    }
  }

  private String response(SipText request, String statusLine) {
    StringBuilder out = new StringBuilder("SIP/2.0 ").append(statusLine).append("\r\n");
    for (String name : List.of("Via", "Record-Route", "From", "Call-ID", "CSeq")) {
      request.headers(name).forEach(v -> out.append(name).append(": ").append(v).append("\r\n"));
    }
    String to = request.header("To");
    out.append("To: ").append(to).append(to.contains(";tag=") ? "" : ";tag=auto");
    String host = socket.getLocalAddress().getHostAddress();
    out.append("\r\nContact: <sip:").append(host).append(':').append(port()).append(">\r\n");
    return out + SipRequest.content("");
  }

  @Override
  public void close() {
    socket.close();
  }
}
