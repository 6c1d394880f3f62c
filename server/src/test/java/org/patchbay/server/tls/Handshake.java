package org.patchbay.server.tls;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** A handshake between two engines in memory. */
final class Handshake {
  private final SSLEngine client;
  private final SSLEngine server;
  private final ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
  private final ByteBuffer toClient = ByteBuffer.allocate(1 << 16);

  private Handshake(SSLEngine client, SSLEngine server) {
    this.client = client;
    this.server = server;
  }

  /**
   * Plays it to its end, and one octet each way, since a client is told of a refused certificate
   * after its own part only.
   *
   * @throws SSLException of the side that refuses first
   */
  static Handshake between(SSLEngine client, SSLEngine server) throws SSLException {
    Handshake handshake = new Handshake(client, server);
    for (int step = 0; step < 20; step++) {
      send(client, handshake.toServer);
      receive(server, handshake.toServer);
      send(server, handshake.toClient);
      receive(client, handshake.toClient);
    }
    return handshake;
  }

  private static void send(SSLEngine engine, ByteBuffer out) throws SSLException {
    ByteBuffer octet = ByteBuffer.wrap(new byte[1]);
    while (true) {
      tasks(engine);
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
        return;
      }
      int before = out.position();
      engine.wrap(octet, out);
      if (out.position() == before || !octet.hasRemaining()) {
        return;
      }
    }
  }

  private static void receive(SSLEngine engine, ByteBuffer in) throws SSLException {
    in.flip();
    ByteBuffer plain = ByteBuffer.allocate(1 << 15);
    while (in.hasRemaining()) {
      int before = in.remaining();
      engine.unwrap(in, plain);
      tasks(engine);
      if (in.remaining() == before && engine.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
        break;
      }
    }
    in.compact();
  }

  private static void tasks(SSLEngine engine) {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  String protocol() {
    return client.getSession().getProtocol();
  }

  /** What the server showed. */
  X509Certificate shown() throws SSLException {
    return (X509Certificate) client.getSession().getPeerCertificates()[0];
  }

  /** What the client showed. */
  X509Certificate shownByClient() throws SSLException {
    return (X509Certificate) server.getSession().getPeerCertificates()[0];
  }
}
