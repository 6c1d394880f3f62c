package org.patchbay.server.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A datagram socket: one message a datagram. */
final class UdpSipSocket implements SipSocket {
  private final DatagramSocket socket;
  private final InetSocketAddress server;

  private UdpSipSocket(DatagramSocket socket, PatchbayConfig server) {
    this.socket = socket;
    this.server = new InetSocketAddress(server.address(), server.port());
  }

  /**
   * Binds.
   *
   * @param port 0 for one that is free
   */
  static UdpSipSocket open(String address, int port, PatchbayConfig server) throws IOException {
    return new UdpSipSocket(new DatagramSocket(new InetSocketAddress(address, port)), server);
  }

  @Override
  public SipTransport transport() {
    return SipTransport.UDP;
  }

  @Override
  public String sentBy() {
    return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  @Override
  public void onMessage(Consumer<String> receiver) {
    Thread reader = new Thread(() -> read(receiver), "datagrams to " + sentBy());
    reader.setDaemon(true);
    reader.start();
  }

  private void read(Consumer<String> receiver) {
    byte[] buffer = new byte[65_535];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        String text = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
        if (!text.isBlank()) {
          receiver.accept(text);
        }
      }
    } catch (SocketException closed) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void send(String message) throws IOException {
    byte[] octets = message.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(octets, octets.length, server));
  }

  @Override
  public void close() {
    socket.close();
  }
}
