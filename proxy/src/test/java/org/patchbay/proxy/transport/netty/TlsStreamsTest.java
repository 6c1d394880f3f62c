package org.patchbay.proxy.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.proxy.transport.netty.StreamsFixture.FREE;
import static org.patchbay.proxy.transport.netty.StreamsFixture.octets;
import static org.patchbay.proxy.transport.netty.StreamsFixture.peerOf;
import static org.patchbay.proxy.transport.netty.StreamsFixture.text;
import static org.patchbay.proxy.transport.netty.StreamsFixture.write;

import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Stream;
import org.patchbay.loop.StreamKind;
import org.patchbay.loop.Streams;

@Tag("wire")
class TlsStreamsTest {
  private static final TestTls TLS = new TestTls();

  private final StreamsFixture fixture =
      new StreamsFixture(
          StreamLimits.defaults().withHandshakes(100, 100, Duration.ofSeconds(1)), TLS);
  private final RecordedStreams accepted = new RecordedStreams(fixture.loop);
  private final RecordedStreams opened = new RecordedStreams(fixture.loop);

  @AfterEach
  void close() {
    fixture.close();
    assertTrue(fixture.failures.isEmpty(), () -> fixture.failures.toString());
  }

  private Streams.Listener listen() throws Exception {
    return fixture.streams.listen(StreamKind.TLS, FREE, accepted);
  }

  @Test
  void carriesOctetsBothWaysOverTls() throws Exception {
    try (Streams.Listener listener = listen();
        SSLSocket peer = TLS.over(peerOf(listener))) {
      Stream stream = accepted.awaitOpened();
      peer.getOutputStream().write(octets("INVITE"));
      assertEquals("INVITE", accepted.awaitText(6));
      fixture.onLoop(() -> write(stream, "200 OK"));
      assertEquals("200 OK", text(peer.getInputStream().readNBytes(6)));
    }
  }

  @Test
  void saysThatItClosesBeforeItDoes() throws Exception {
    try (Streams.Listener listener = listen();
        SSLSocket peer = TLS.over(peerOf(listener))) {
      Stream stream = accepted.awaitOpened();
      fixture.onLoop(
          () -> {
            write(stream, "403");
            stream.close();
          });
      assertEquals("403", text(peer.getInputStream().readAllBytes()));
      assertEquals("closed here", accepted.awaitClosed());
    }
  }

  @Test
  void opensConnectionsToWhoProvesItsName() throws Exception {
    try (Streams.Listener listener = listen()) {
      fixture.onLoop(
          () ->
              write(
                  fixture.streams.connect(
                      StreamKind.TLS, "sip.example.com", null, listener.local(), opened),
                  "BYE"));
      Stream stream = opened.awaitOpened();
      assertEquals("BYE", accepted.awaitText(3));
      assertTrue(stream.peerCertificate().isPresent());
    }
  }

  @Test
  void saysWhyAPeerIsNotWhomItShouldBe() throws Exception {
    try (Streams.Listener listener = listen()) {
      fixture.onLoop(
          () ->
              fixture.streams.connect(
                  StreamKind.TLS, "sip.example.net", null, listener.local(), opened));
      String reason = opened.awaitClosed();
      assertTrue(reason.contains("sip.example.net"), reason);
      assertTrue(opened.opened.isEmpty());
      reason = accepted.awaitClosed();
      assertEquals("TLS: the peer refuses our certificate: certificate_unknown", reason);
      assertTrue(accepted.opened.isEmpty());
    }
  }

  @Test
  void saysThatAPeerDoesNotTrustOurCertificate() throws Exception {
    try (Streams.Listener listener = listen();
        Socket socket = peerOf(listener)) {
      SSLSocket peer =
          (SSLSocket)
              SSLContext.getDefault()
                  .getSocketFactory()
                  .createSocket(socket, "127.0.0.1", socket.getPort(), true);
      try {
        peer.startHandshake();
      } catch (SSLException expected) {
        // It does not know who signed the certificate.
      }
      assertEquals(
          "TLS: the peer refuses our certificate: certificate_unknown", accepted.awaitClosed());
    }
  }

  @Test
  void saysThatAPeerDoesNotSpeakTls() throws Exception {
    try (Streams.Listener listener = listen();
        Socket peer = peerOf(listener)) {
      peer.getOutputStream().write(octets("OPTIONS sip:127.0.0.1 SIP/2.0\r\n\r\n"));
      assertEquals("TLS: the peer does not speak it", accepted.awaitClosed());
    }
  }

  @Test
  void givesUpAHandshakeThatTakesTooLong() throws Exception {
    try (Streams.Listener listener = listen();
        Socket peer = peerOf(listener)) {
      assertEquals("TLS: the handshake took too long", accepted.awaitClosed());
      assertEquals(-1, peer.getInputStream().read());
    }
  }

  @Test
  void tellsTheCertificateThatAPeerHasShown() throws Exception {
    TestTls mutual = new TestTls().wantingClients();
    try (StreamsFixture asking = new StreamsFixture(StreamLimits.defaults(), mutual)) {
      RecordedStreams recorded = new RecordedStreams(asking.loop);
      try (Streams.Listener listener = asking.streams.listen(StreamKind.TLS, FREE, recorded);
          SSLSocket peer = mutual.over(peerOf(listener))) {
        assertEquals(
            peer.getSession().getLocalCertificates()[0],
            recorded.awaitOpened().peerCertificate().orElseThrow());
      }
    }
  }
}
