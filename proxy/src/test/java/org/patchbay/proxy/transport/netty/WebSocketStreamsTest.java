package org.patchbay.proxy.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.proxy.transport.netty.StreamsFixture.FREE;
import static org.patchbay.proxy.transport.netty.StreamsFixture.octets;
import static org.patchbay.proxy.transport.netty.StreamsFixture.peerOf;
import static org.patchbay.proxy.transport.netty.StreamsFixture.text;
import static org.patchbay.proxy.transport.netty.StreamsFixture.write;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Stream;
import org.patchbay.loop.StreamKind;
import org.patchbay.loop.Streams;

@Tag("wire")
class WebSocketStreamsTest {
  private static final TestTls TLS = new TestTls();

  private final StreamsFixture fixture =
      new StreamsFixture(
          StreamLimits.defaults().withHandshakes(100, 100, Duration.ofSeconds(1)), TLS);
  private final RecordedStreams recorded = new RecordedStreams(fixture.loop);

  @AfterEach
  void close() {
    fixture.close();
    assertTrue(fixture.failures.isEmpty(), () -> fixture.failures.toString());
  }

  /** What a browser is told. */
  private static final class Page implements WebSocket.Listener {
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      told.add("text " + data);
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      told.add("binary " + data.remaining());
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
      told.add("pong");
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      told.add("closed " + status);
      return null;
    }

    String next() throws InterruptedException {
      return told.poll(10, TimeUnit.SECONDS);
    }
  }

  private static WebSocket connect(String scheme, Streams.Listener listener, Page page)
      throws Exception {
    return HttpClient.newBuilder()
        .sslContext(TLS.context())
        .build()
        .newWebSocketBuilder()
        .subprotocols("sip")
        .buildAsync(URI.create(scheme + "://127.0.0.1:" + listener.local().getPort()), page)
        .get(10, TimeUnit.SECONDS);
  }

  private static String request(Streams.Listener listener, String... headers) throws Exception {
    try (Socket peer = peerOf(listener)) {
      String lines = String.join("\r\n", headers);
      peer.getOutputStream()
          .write(octets("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + lines + "\r\n\r\n"));
      return text(peer.getInputStream().readAllBytes());
    }
  }

  @Test
  void carriesMessagesBothWays() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(StreamKind.WS, FREE, recorded)) {
      Page page = new Page();
      WebSocket browser = connect("ws", listener, page);
      Stream stream = recorded.awaitOpened();
      browser.sendText("INVITE ", false).get(10, TimeUnit.SECONDS);
      browser.sendText("sip:bob", true).get(10, TimeUnit.SECONDS);
      assertEquals("INVITE sip:bob", recorded.awaitText(14));
      assertEquals("sip", browser.getSubprotocol());
      fixture.onLoop(
          () -> {
            write(stream, "100 Trying");
            write(stream, "x".repeat(200));
            write(stream, "y".repeat(70_000));
          });
      assertEquals("text 100 Trying", page.next());
      assertEquals("text " + "x".repeat(200), page.next());
      int received = 0;
      while (received < 70_000) {
        received += page.next().length() - "text ".length();
      }
      assertEquals(70_000, received);
      browser.abort();
    }
  }

  @Test
  void carriesMessagesOverTls() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(StreamKind.WSS, FREE, recorded)) {
      Page page = new Page();
      WebSocket browser = connect("wss", listener, page);
      Stream stream = recorded.awaitOpened();
      browser.sendBinary(ByteBuffer.wrap(octets("REGISTER")), true).get(10, TimeUnit.SECONDS);
      assertEquals("REGISTER", recorded.awaitText(8));
      fixture.onLoop(() -> write(stream, "401"));
      assertEquals("text 401", page.next());
      browser.abort();
    }
  }

  @Test
  void sendsWhatIsNoTextAsOctets() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(StreamKind.WS, FREE, recorded)) {
      Page page = new Page();
      WebSocket browser = connect("ws", listener, page);
      Stream stream = recorded.awaitOpened();
      fixture.onLoop(() -> stream.write(new byte[] {'a', (byte) 0xff, 'b'}, 0, 3));
      assertEquals("binary 3", page.next());
      browser.abort();
    }
  }

  @Test
  void answersPings() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(StreamKind.WS, FREE, recorded)) {
      Page page = new Page();
      WebSocket browser = connect("ws", listener, page);
      browser.sendPing(ByteBuffer.allocate(0)).get(10, TimeUnit.SECONDS);
      assertEquals("pong", page.next());
      browser.abort();
    }
  }

  @Test
  void saysThatItCloses() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(StreamKind.WS, FREE, recorded)) {
      Page page = new Page();
      connect("ws", listener, page);
      Stream stream = recorded.awaitOpened();
      fixture.onLoop(stream::close);
      assertEquals("closed 1000", page.next());
    }
  }

  @Test
  void closesWhenTheBrowserDoes() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(StreamKind.WS, FREE, recorded)) {
      Page page = new Page();
      WebSocket browser = connect("ws", listener, page);
      recorded.awaitOpened();
      browser.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
      assertEquals("closed 1000", page.next());
      assertEquals("closed by the peer", recorded.awaitClosed());
    }
  }

  @Test
  void endsAConnectionWithAMessageThatIsTooLarge() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(StreamKind.WS, FREE, recorded)) {
      WebSocket browser = connect("ws", listener, new Page());
      recorded.awaitOpened();
      browser.sendText("x".repeat(40_000), false).get(10, TimeUnit.SECONDS);
      browser.sendText("x".repeat(40_000), true);
      recorded.awaitClosed();
      assertFalse(fixture.streams.openConnections() > 0);
    }
  }

  @Test
  void refusesWhoDoesNotAskForSip() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(StreamKind.WS, FREE, recorded)) {
      String answer =
          request(
              listener,
              "Connection: Upgrade",
              "Upgrade: websocket",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
              "Sec-WebSocket-Protocol: chat");
      assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
      assertTrue(answer.contains("does not offer \"sip\""), answer);
    }
  }

  @Test
  void tellsAnHttpClientWhatThePortIsFor() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(StreamKind.WS, FREE, recorded)) {
      String answer = request(listener, "Accept: text/html");
      assertTrue(answer.startsWith("HTTP/1.1 426 "), answer);
      assertTrue(answer.toLowerCase().contains("upgrade: websocket"), answer);
      assertTrue(answer.endsWith("This port is for SIP over WebSocket.\n"), answer);
    }
  }

  @Test
  void refusesAHeadThatIsTooLong() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(StreamKind.WS, FREE, recorded)) {
      String answer = request(listener, "X-Long: " + "x".repeat(9_000));
      assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }
  }

  @Test
  void givesUpOnWhoAsksTooSlowly() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(StreamKind.WS, FREE, recorded);
        Socket peer = peerOf(listener)) {
      peer.getOutputStream().write(octets("GET / HTTP/1.1\r\n"));
      assertEquals("WebSocket was not asked for in time", recorded.awaitClosed());
      assertEquals(-1, peer.getInputStream().read());
    }
  }
}
