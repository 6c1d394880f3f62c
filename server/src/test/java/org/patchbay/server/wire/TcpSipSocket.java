package org.patchbay.server.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/**
 * Connections with the server, over TCP or TLS, in whichever direction they were opened. Messages
 * go out on the latest one, and on a new one if there is none.
 */
final class TcpSipSocket implements SipSocket {
  private static final int BACKLOG = 10;

  private final ServerSocket listener;
  private final SocketFactory sockets;
  private final SipTransport transport;
  private final PatchbayConfig server;
  private final CopyOnWriteArrayList<Socket> connections = new CopyOnWriteArrayList<>();
  private Consumer<String> receiver = message -> {};

  private TcpSipSocket(
      ServerSocket listener, SocketFactory sockets, SipTransport transport, PatchbayConfig server) {
    this.listener = listener;
    this.sockets = sockets;
    this.transport = transport;
    this.server = server;
  }

  /**
   * Listens.
   *
   * @param port 0 for one that is free
   */
  static TcpSipSocket open(String address, int port, PatchbayConfig server) throws IOException {
    return new TcpSipSocket(
        new ServerSocket(port, BACKLOG, InetAddress.getByName(address)),
        SocketFactory.getDefault(),
        SipTransport.TCP,
        server);
  }

  /** The same over TLS, with the certificate and the trust of a context. */
  static TcpSipSocket open(String address, int port, SSLContext tls, PatchbayConfig server)
      throws IOException {
    return new TcpSipSocket(
        tls.getServerSocketFactory()
            .createServerSocket(port, BACKLOG, InetAddress.getByName(address)),
        tls.getSocketFactory(),
        SipTransport.TLS,
        server);
  }

  @Override
  public SipTransport transport() {
    return transport;
  }

  @Override
  public String sentBy() {
    return listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
  }

  @Override
  public void onMessage(Consumer<String> newReceiver) {
    receiver = newReceiver;
    start(this::accept, "connections to " + sentBy());
  }

  private static void start(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        begin(listener.accept());
      }
    } catch (IOException closed) {
      // No more connections come.
    }
  }

  private void begin(Socket connection) {
    connections.add(connection);
    start(() -> read(connection), "connection of " + sentBy());
  }

  private void read(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      for (Optional<String> next = message(in); next.isPresent(); next = message(in)) {
        if (!next.get().isBlank()) {
          receiver.accept(next.get());
        }
      }
    } catch (IOException closed) {
      // It was closed from here.
    } finally {
      connections.remove(connection);
    }
  }

  /** Head and body; a blank text is a keep-alive; empty at the end (RFC 3261 §18.3). */
  private static Optional<String> message(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        return Optional.empty();
      }
      head.write(octet);
    }
    String text = head.toString(StandardCharsets.UTF_8).stripLeading();
    String length = new SipText(text).header("Content-Length");
    byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
    return Optional.of(text + new String(body, StandardCharsets.UTF_8));
  }

  @Override
  public void send(String message) throws IOException {
    if (connections.isEmpty()) {
      Socket opened = sockets.createSocket();
      opened.bind(new InetSocketAddress(listener.getInetAddress(), 0));
      opened.connect(new InetSocketAddress(server.address(), server.port(transport)));
      begin(opened);
    }
    Socket latest = connections.get(connections.size() - 1);
    latest.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
