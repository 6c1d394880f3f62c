package org.patchbay.proxy.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.proxy.transport.netty.StreamsFixture.FREE;
import static org.patchbay.proxy.transport.netty.StreamsFixture.octets;
import static org.patchbay.proxy.transport.netty.StreamsFixture.text;
import static org.patchbay.proxy.transport.netty.StreamsFixture.write;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Stream;

@Tag("wire")
class OpenedStreamsTest {
  private final StreamsFixture fixture = new StreamsFixture();
  private final RecordedStreams recorded = new RecordedStreams(fixture.loop);

  @AfterEach
  void close() {
    fixture.close();
    assertTrue(fixture.failures.isEmpty(), () -> fixture.failures.toString());
  }

  private static ServerSocket server() throws Exception {
    ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    server.setSoTimeout(10_000);
    return server;
  }

  private static Socket accept(ServerSocket server) throws Exception {
    Socket socket = server.accept();
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static InetSocketAddress addressOf(ServerSocket server) {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  @Test
  void sendsInOrderWhatWasWrittenBeforeTheConnection() throws Exception {
    try (ServerSocket server = server()) {
      fixture.onLoop(
          () -> {
            Stream stream = fixture.streams.connect(null, addressOf(server), recorded);
            write(stream, "one ");
            write(stream, "two ");
          });
      try (Socket peer = accept(server)) {
        Stream stream = recorded.awaitOpened();
        fixture.onLoop(() -> write(stream, "three"));
        assertEquals("one two three", text(peer.getInputStream().readNBytes(13)));
      }
    }
  }

  @Test
  void sendsWhatWasWrittenAlsoIfClosedAtOnce() throws Exception {
    try (ServerSocket server = server()) {
      fixture.onLoop(
          () -> {
            Stream stream = fixture.streams.connect(null, addressOf(server), recorded);
            write(stream, "BYE");
            stream.close();
          });
      try (Socket peer = accept(server)) {
        assertEquals("BYE", text(peer.getInputStream().readAllBytes()));
      }
      assertEquals("closed here", recorded.awaitClosed());
      assertTrue(recorded.opened.isEmpty());
    }
  }

  @Test
  void opensFromTheAddressAskedFor() throws Exception {
    InetSocketAddress from = new InetSocketAddress(InetAddress.getByName("127.0.0.9"), 0);
    try (ServerSocket server = server()) {
      Stream stream = fixture.connect(from, addressOf(server), recorded);
      try (Socket peer = accept(server)) {
        recorded.awaitOpened();
        assertEquals(peer.getRemoteSocketAddress(), stream.local());
        assertEquals(from.getAddress(), stream.local().getAddress());
        assertEquals(addressOf(server), stream.remote());
      }
    }
  }

  @Test
  void readsWhatThePeerSends() throws Exception {
    try (ServerSocket server = server()) {
      fixture.connect(null, addressOf(server), recorded);
      try (Socket peer = accept(server)) {
        peer.getOutputStream().write(octets("SIP/2.0 200 OK"));
        assertEquals("SIP/2.0 200 OK", recorded.awaitText(14));
      }
      assertEquals("closed by the peer", recorded.awaitClosed());
    }
  }

  @Test
  void tellsARefusedConnectionClosedAndNeverOpened() throws Exception {
    ServerSocket gone = server();
    gone.close();
    fixture.onLoop(
        () -> write(fixture.streams.connect(null, addressOf(gone), recorded), "never sent"));
    String reason = recorded.awaitClosed();
    assertTrue(reason.startsWith("Connection refused"), reason);
    assertTrue(recorded.opened.isEmpty());
  }

  @Test
  void tellsALocalAddressThatIsNotOurs() throws Exception {
    InetSocketAddress foreign = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 0);
    try (ServerSocket server = server()) {
      fixture.connect(foreign, addressOf(server), recorded);
      String reason = recorded.awaitClosed();
      assertTrue(reason.contains("Cannot assign requested address"), reason);
    }
  }

  @Test
  void takesNoNamesToResolve() throws Exception {
    fixture.connect(null, InetSocketAddress.createUnresolved("peer.example", 5060), recorded);
    assertEquals("not an address: peer.example", recorded.awaitClosed());
  }

  @Test
  void tellsClosedOnceIfClosedWhileOpening() throws Exception {
    try (ServerSocket server = server()) {
      fixture.onLoop(() -> fixture.streams.connect(null, addressOf(server), recorded).close());
      assertEquals("closed here", recorded.awaitClosed());
      fixture.close();
      assertTrue(recorded.closed.isEmpty());
      assertTrue(recorded.opened.isEmpty());
    }
  }

  @Test
  void refusesToWriteOutsideOfTheLoop() throws Exception {
    try (ServerSocket server = server()) {
      Stream stream = fixture.connect(null, addressOf(server), recorded);
      assertThrows(IllegalStateException.class, () -> write(stream, "wrong thread"));
    }
  }

  @Test
  void opensNothingOnceEverythingIsClosed() throws Exception {
    fixture.streams.close();
    fixture.connect(null, FREE, recorded);
    assertEquals("the server is closing", recorded.awaitClosed());
  }
}
