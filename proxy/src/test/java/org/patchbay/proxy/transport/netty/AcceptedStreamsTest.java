package org.patchbay.proxy.transport.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.proxy.transport.netty.StreamsFixture.FREE;
import static org.patchbay.proxy.transport.netty.StreamsFixture.octets;
import static org.patchbay.proxy.transport.netty.StreamsFixture.peerOf;
import static org.patchbay.proxy.transport.netty.StreamsFixture.text;
import static org.patchbay.proxy.transport.netty.StreamsFixture.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Stream;
import org.patchbay.loop.Streams;

@Tag("wire")
class AcceptedStreamsTest {
  private final StreamsFixture fixture = new StreamsFixture();
  private final RecordedStreams recorded = new RecordedStreams(fixture.loop);

  @AfterEach
  void close() {
    fixture.close();
    assertTrue(fixture.failures.isEmpty(), () -> fixture.failures.toString());
  }

  @Test
  void echoesWhatAPeerSends() throws Exception {
    Streams.Handler echo =
        new RecordedStreams(fixture.loop) {
          @Override
          public void received(Stream stream, byte[] data, int offset, int length) {
            stream.write(data, offset, length);
          }
        };
    try (Streams.Listener listener = fixture.streams.listen(FREE, echo);
        Socket peer = peerOf(listener)) {
      peer.getOutputStream().write(octets("OPTIONS"));
      assertEquals("OPTIONS", text(peer.getInputStream().readNBytes(7)));
    }
  }

  @Test
  void knowsBothAddresses() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
        Socket peer = peerOf(listener)) {
      Stream stream = recorded.awaitOpened();
      assertEquals(listener.local(), stream.local());
      assertEquals(peer.getLocalSocketAddress(), stream.remote());
    }
  }

  @Test
  void deliversMoreThanMayWaitForTheLoop() throws Exception {
    byte[] sent = new byte[5 << 20];
    new Random(1).nextBytes(sent);
    try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
        Socket peer = peerOf(listener)) {
      peer.getOutputStream().write(sent);
      assertArrayEquals(sent, recorded.awaitOctets(sent.length));
    }
  }

  @Test
  void stopsReadingWhileTheLoopIsBusy() throws Exception {
    CompletableFuture<Void> busy = new CompletableFuture<>();
    byte[] sent = new byte[32 << 20];
    new Random(2).nextBytes(sent);
    try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
        Socket peer = peerOf(listener)) {
      recorded.awaitOpened();
      fixture.loop.execute(busy::join);
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () -> {
                try {
                  peer.getOutputStream().write(sent);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      // More than both kernel buffers take: the write cannot end before the loop is free.
      assertThrows(TimeoutException.class, () -> writing.get(300, TimeUnit.MILLISECONDS));
      busy.complete(null);
      assertArrayEquals(sent, recorded.awaitOctets(sent.length));
    }
  }

  @Test
  void keepsTheOrderOfManyWritesOfOneTurn() throws Exception {
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      expected.append(i).append(' ');
    }
    try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
        Socket peer = peerOf(listener)) {
      Stream stream = recorded.awaitOpened();
      fixture.onLoop(
          () -> {
            for (int i = 0; i < 20_000; i++) {
              write(stream, i + " ");
            }
          });
      assertEquals(expected.toString(), text(peer.getInputStream().readNBytes(expected.length())));
    }
  }

  @Test
  void deliversAHalfMessageBeforeItsEnd() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(FREE, recorded)) {
      try (Socket peer = peerOf(listener)) {
        peer.getOutputStream().write(octets("INVITE sip:bo"));
      }
      assertEquals("INVITE sip:bo", recorded.awaitText(13));
      assertEquals("closed by the peer", recorded.awaitClosed());
    }
  }

  @Test
  void closesAfterWhatWasWritten() throws Exception {
    byte[] answer = new byte[500_000];
    new Random(3).nextBytes(answer);
    try (Streams.Listener listener = fixture.streams.listen(FREE, recorded);
        Socket peer = peerOf(listener)) {
      Stream stream = recorded.awaitOpened();
      fixture.onLoop(
          () -> {
            stream.write(answer, 0, answer.length);
            stream.close();
          });
      assertArrayEquals(answer, peer.getInputStream().readAllBytes());
    }
  }

  @Test
  void anAnswerBeforeTheEndIsNotOvertakenByAReset() throws Exception {
    Streams.Handler refusing =
        new RecordedStreams(fixture.loop) {
          @Override
          public void received(Stream stream, byte[] data, int offset, int length) {
            write(stream, "SIP/2.0 400 Bad Request\r\n");
            stream.close();
          }
        };
    try (Streams.Listener listener = fixture.streams.listen(FREE, refusing);
        Socket peer = peerOf(listener)) {
      peer.getOutputStream().write(new byte[200_000]);
      assertEquals("SIP/2.0 400 Bad Request\r\n", text(peer.getInputStream().readAllBytes()));
    }
  }

  @Test
  void tellsClosedOnceAlsoAfterClosingTwice() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(FREE, recorded)) {
      Socket peer = peerOf(listener);
      Stream stream = recorded.awaitOpened();
      fixture.onLoop(
          () -> {
            stream.close();
            stream.close();
            write(stream, "ignored");
          });
      assertEquals("closed here", recorded.awaitClosed());
      assertEquals(-1, peer.getInputStream().read());
      peer.close();
      fixture.close();
      assertTrue(recorded.closed.isEmpty());
    }
  }

  @Test
  void aHandlerThatThrowsLosesItsConnectionAlone() throws Exception {
    RecordedStreams failing =
        new RecordedStreams(fixture.loop) {
          @Override
          public void received(Stream stream, byte[] data, int offset, int length) {
            throw new IllegalArgumentException("broken");
          }
        };
    try (Streams.Listener listener = fixture.streams.listen(FREE, failing);
        Socket peer = peerOf(listener);
        Socket other = peerOf(listener)) {
      peer.getOutputStream().write(1);
      assertEquals("handling what it sent failed: broken", failing.awaitClosed());
      fixture.onLoop(() -> assertEquals("broken", fixture.failures.remove().getMessage()));
      assertTrue(failing.closed.isEmpty());
      assertFalse(other.isClosed());
    }
  }

  @Test
  void closingTheListenerLeavesItsConnections() throws Exception {
    Streams.Listener listener = fixture.streams.listen(FREE, recorded);
    try (Socket peer = peerOf(listener)) {
      recorded.awaitOpened();
      listener.close();
      peer.getOutputStream().write(octets("still here"));
      assertEquals("still here", recorded.awaitText(10));
    }
  }

  @Test
  void namesAnAddressThatIsTaken() throws Exception {
    try (Streams.Listener listener = fixture.streams.listen(FREE, recorded)) {
      BindException refused =
          assertThrows(
              BindException.class, () -> fixture.streams.listen(listener.local(), recorded));
      assertEquals(
          "cannot listen on TCP 127.0.0.1:"
              + listener.local().getPort()
              + ": Address already in use",
          refused.getMessage());
    }
  }

  @Test
  void closingEverythingTellsEveryHandlerAndFreesThePort() throws Exception {
    Streams.Listener listener = fixture.streams.listen(FREE, recorded);
    try (Socket peer = peerOf(listener)) {
      recorded.awaitOpened();
      fixture.streams.close();
      assertEquals("the server is closing", recorded.awaitClosed());
      assertEquals(-1, peer.getInputStream().read());
      assertEquals(0, fixture.streams.openConnections());
      new ServerSocket(listener.local().getPort(), 1, listener.local().getAddress()).close();
    }
  }
}
