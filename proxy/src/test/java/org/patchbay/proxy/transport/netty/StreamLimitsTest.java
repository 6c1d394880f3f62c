package org.patchbay.proxy.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.proxy.transport.netty.StreamsFixture.FREE;
import static org.patchbay.proxy.transport.netty.StreamsFixture.peerOf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Stream;
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
          Socket first = peerOf(listener);
          Socket second = peerOf(listener);
          Socket third = peerOf(listener);
          Socket stranger = peerFrom("127.0.0.9", listener)) {
        assertTrue(isEnded(third));
        assertEquals(first.getLocalSocketAddress(), recorded.awaitOpened().remote());
        assertEquals(second.getLocalSocketAddress(), recorded.awaitOpened().remote());
        assertEquals(stranger.getLocalSocketAddress(), recorded.awaitOpened().remote());
        assertEquals(1, fixture.streams.refusedConnections());
        assertEquals(3, fixture.streams.openConnections());
      }
    }
  }

  @Test
  void refusesEveryoneOnceThereAreEnoughConnections() throws Exception {
    try (StreamsFixture fixture = new StreamsFixture(DEFAULTS.withConnections(1, 10))) {
      RecordedStreams recorded = new RecordedStreams(fixture.loop);
      try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
          Socket first = peerOf(listener);
          Socket second = peerFrom("127.0.0.9", listener)) {
        assertEquals(first.getLocalSocketAddress(), recorded.awaitOpened().remote());
        assertTrue(isEnded(second));
      }
    }
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
    long source = Admission.sourceOf(InetAddress.getByName("2001:db8:0:1::1"));
    assertEquals(source, Admission.sourceOf(InetAddress.getByName("2001:db8:0:1:ffff::2")));
    assertNotEquals(source, Admission.sourceOf(InetAddress.getByName("2001:db8:0:2::1")));
  }

  @Test
  void countsEveryIpv4AddressAsASource() throws Exception {
    assertNotEquals(
        Admission.sourceOf(InetAddress.getByName("192.0.2.1")),
        Admission.sourceOf(InetAddress.getByName("192.0.2.2")));
  }
}
