package org.patchbay.proxy.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.proxy.transport.netty.StreamsFixture.FREE;
import static org.patchbay.proxy.transport.netty.StreamsFixture.octets;
import static org.patchbay.proxy.transport.netty.StreamsFixture.peerOf;
import static org.patchbay.proxy.transport.netty.StreamsFixture.write;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Stream;
import org.patchbay.loop.StreamKind;
import org.patchbay.loop.Streams;

@Tag("wire")
class StreamLimitsTest {
  private static final StreamLimits DEFAULTS = StreamLimits.defaults();

  private static Socket peerFrom(String source, Streams.Listener listener) throws Exception {
    Socket socket =
        new Socket(
            listener.local().getAddress(),
            listener.local().getPort(),
            InetAddress.getByName(source),
            0);
    socket.setSoTimeout(10_000);
    return socket;
  }

  /** A peer whose connection has proved useful. */
  private static Socket keptPeer(
      StreamsFixture fixture, Streams.Listener listener, RecordedStreams recorded)
      throws Exception {
    Socket peer = peerOf(listener);
    Stream stream = recorded.awaitOpened();
    fixture.onLoop(
        () -> {
          stream.keep();
          write(stream, "k");
        });
    assertEquals('k', peer.getInputStream().read()); // after it was noted
    return peer;
  }

  /** Whether the peer sees its connection end, by a reset or not. */
  private static boolean isEnded(Socket peer) {
    try {
      return peer.getInputStream().read() == -1;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void refusesASourceThatHasEnoughConnections() throws Exception {
    try (StreamsFixture fixture = new StreamsFixture(DEFAULTS.withConnections(10, 2))) {
      RecordedStreams recorded = new RecordedStreams(fixture.loop);
      try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
          Socket first = keptPeer(fixture, listener, recorded);
          Socket second = keptPeer(fixture, listener, recorded);
          Socket third = peerOf(listener);
          Socket stranger = peerFrom("127.0.0.9", listener)) {
        assertTrue(isEnded(third));
        assertEquals(stranger.getLocalSocketAddress(), recorded.awaitOpened().remote());
        assertEquals(1, fixture.streams.refusedConnections());
        assertEquals(3, fixture.streams.openConnections());
        assertFalse(first.isClosed() || second.isClosed());
      }
    }
  }

  @Test
  void refusesEveryoneOnceThereAreEnoughConnections() throws Exception {
    try (StreamsFixture fixture = new StreamsFixture(DEFAULTS.withConnections(1, 10))) {
      RecordedStreams recorded = new RecordedStreams(fixture.loop);
      try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
          Socket first = keptPeer(fixture, listener, recorded);
          Socket second = peerFrom("127.0.0.9", listener)) {
        assertTrue(isEnded(second));
        assertFalse(first.isClosed());
      }
    }
  }

  @Test
  void letsTheOldestThatIsOfNoUseMakeRoom() throws Exception {
    try (StreamsFixture fixture = new StreamsFixture(DEFAULTS.withConnections(3, 10))) {
      RecordedStreams recorded = new RecordedStreams(fixture.loop);
      try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
          Socket useful = keptPeer(fixture, listener, recorded);
          Socket older = peerOf(listener);
          Socket newer = peerOf(listener);
          Socket stranger = peerFrom("127.0.0.9", listener)) {
        assertTrue(isEnded(older));
        assertEquals("it made room for another connection", recorded.awaitClosed());
        assertEquals(1, fixture.streams.displacedConnections());
        assertEquals(3, fixture.streams.openConnections());
        assertFalse(useful.isClosed() || newer.isClosed() || stranger.isClosed());
      }
    }
  }

  @Test
  void makesRoomWithinTheSourceThatHasTooMany() throws Exception {
    try (StreamsFixture fixture = new StreamsFixture(DEFAULTS.withConnections(10, 2))) {
      RecordedStreams recorded = new RecordedStreams(fixture.loop);
      try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
          Socket other = peerFrom("127.0.0.9", listener);
          Socket older = peerOf(listener);
          Socket newer = peerOf(listener);
          Socket newest = peerOf(listener)) {
        assertTrue(isEnded(older));
        assertEquals(3, fixture.streams.openConnections());
        assertFalse(other.isClosed() || newer.isClosed() || newest.isClosed());
      }
    }
  }

  /** Ten thousand idle connections of one host, here fifty: others still get through. */
  @Test
  void letsAPhoneInWhileOneHostHoldsAllItCan() throws Exception {
    int most = Integer.getInteger("patchbay.idleConnections", 50);
    StreamLimits limits = DEFAULTS.withConnections(2 * most, most / 2);
    try (StreamsFixture fixture = new StreamsFixture(limits)) {
      RecordedStreams recorded = new RecordedStreams(fixture.loop);
      List<Socket> idle = new ArrayList<>();
      try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
          Socket useful = keptPeer(fixture, listener, recorded)) {
        for (int i = 0; i < most; i++) {
          idle.add(peerOf(listener));
        }
        try (Socket phone = peerFrom("127.0.0.9", listener)) {
          phone.getOutputStream().write(octets("REGISTER"));
          assertEquals("REGISTER", recorded.awaitText(8));
          assertTrue(fixture.streams.openConnections() <= most / 2 + 1);
          assertFalse(useful.isClosed());
        }
      } finally {
        for (Socket socket : idle) {
          socket.close();
        }
      }
    }
  }

  @Test
  void letsAHandshakeThroughWhileOneHostLeavesManyUnfinished() throws Exception {
    int most = Integer.getInteger("patchbay.halfOpenHandshakes", 50);
    TestTls tls = new TestTls();
    StreamLimits limits = DEFAULTS.withHandshakes(1_000, 20, Duration.ofSeconds(5));
    try (StreamsFixture fixture = new StreamsFixture(limits, tls)) {
      RecordedStreams recorded = new RecordedStreams(fixture.loop);
      List<Socket> halfOpen = new ArrayList<>();
      try (Streams.Listener listener = fixture.streams.listen(StreamKind.TLS, FREE, recorded)) {
        for (int i = 0; i < most; i++) {
          halfOpen.add(peerOf(listener));
        }
        try (SSLSocket phone = tls.over(peerFrom("127.0.0.9", listener))) {
          phone.getOutputStream().write(octets("REGISTER"));
          assertEquals("REGISTER", recorded.awaitText(8));
        }
        assertEquals("its handshake made room for another", recorded.awaitClosed());
      } finally {
        for (Socket socket : halfOpen) {
          socket.close();
        }
      }
    }
  }

  @Test
  void letsAnExemptSourceHaveMoreThanOthers() throws Exception {
    try (StreamsFixture fixture =
        new StreamsFixture(DEFAULTS.withConnections(10, 1), null, InetAddress::isLoopbackAddress)) {
      RecordedStreams recorded = new RecordedStreams(fixture.loop);
      try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
          Socket first = peerOf(listener);
          Socket second = peerOf(listener)) {
        assertEquals(first.getLocalSocketAddress(), recorded.awaitOpened().remote());
        assertEquals(second.getLocalSocketAddress(), recorded.awaitOpened().remote());
      }
    }
  }

  @Test
  void leavesFileDescriptorsToEverythingElse() {
    assertEquals(DEFAULTS, DEFAULTS.within(Long.MAX_VALUE));
    assertEquals(2_976, DEFAULTS.within(8_000).connections());
    assertEquals(256, DEFAULTS.within(1_024).connections());
  }

  @Test
  void acceptsASourceAgainThatClosedOne() throws Exception {
    try (StreamsFixture fixture = new StreamsFixture(DEFAULTS.withConnections(10, 1))) {
      RecordedStreams recorded = new RecordedStreams(fixture.loop);
      try (Streams.Listener listener = fixture.streams.listen(FREE, recorded)) {
        peerOf(listener).close();
        recorded.awaitOpened();
        recorded.awaitClosed();
        try (Socket again = peerOf(listener)) {
          assertEquals(again.getLocalSocketAddress(), recorded.awaitOpened().remote());
        }
      }
    }
  }

  @Test
  void opensNoMoreThanTheLimit() throws Exception {
    try (StreamsFixture fixture = new StreamsFixture(DEFAULTS.withConnections(1, 1))) {
      RecordedStreams accepted = new RecordedStreams(fixture.loop);
      RecordedStreams opened = new RecordedStreams(fixture.loop);
      try (Streams.Listener listener = fixture.streams.listen(FREE, accepted)) {
        fixture.connect(null, listener.local(), opened);
        opened.awaitOpened();
        fixture.connect(null, listener.local(), opened);
        assertEquals("as many connections are open as may be: 1", opened.awaitClosed());
      }
    }
  }

  @Test
  void closesAPeerThatReadsTooSlowly() throws Exception {
    try (StreamsFixture fixture = new StreamsFixture()) {
      RecordedStreams recorded = new RecordedStreams(fixture.loop);
      try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
          Socket peer = peerOf(listener)) {
        Stream stream = recorded.awaitOpened();
        byte[] octets = new byte[32 << 10];
        // A turn a write, until what the kernel takes and what may wait are both full.
        while (recorded.closed.isEmpty()) {
          fixture.onLoop(() -> stream.write(octets, 0, octets.length));
          assertTrue(stream.pendingBytes() <= DEFAULTS.unsentBytes() + octets.length);
        }
        String reason = recorded.awaitClosed();
        assertTrue(reason.startsWith("the peer reads too slowly: "), reason);
        assertTrue(recorded.closed.isEmpty());
        assertEquals(peer.getLocalSocketAddress(), stream.remote());
      }
    }
  }

  @Test
  void countsAnIpv6NetworkAsOneSource() throws Exception {
    long source = Source.of(InetAddress.getByName("2001:db8:0:1::1"));
    assertEquals(source, Source.of(InetAddress.getByName("2001:db8:0:1:ffff::2")));
    assertNotEquals(source, Source.of(InetAddress.getByName("2001:db8:0:2::1")));
  }

  @Test
  void countsEveryIpv4AddressAsASource() throws Exception {
    assertNotEquals(
        Source.of(InetAddress.getByName("192.0.2.1")),
        Source.of(InetAddress.getByName("192.0.2.2")));
  }
}
