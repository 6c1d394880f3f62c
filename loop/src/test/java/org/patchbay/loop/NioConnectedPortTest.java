package org.patchbay.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second socket of an address hears its peer, and whether that refuses. */
@Tag("wire")
class NioConnectedPortTest {
  private static final String LOOPBACK = "127.0.0.1";

  private final LinkedBlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
  private final NioLoop loop = new NioLoop("loop", failures::add);
  private final BlockingQueue<String> atListener = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> atConnected = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> atPeer = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
  private InetSocketAddress remote;
  private DatagramPort listener;
  private DatagramPort connected;

  @BeforeEach
  void open() throws IOException {
    open(LOOPBACK, LOOPBACK);
  }

  private void open(String bound, String peer) throws IOException {
    remote = freePort(peer);
    listener = loop.open(any(bound), into(atListener));
    connected =
        loop.openConnected(
            listener, remote, into(atConnected), () -> refusals.add("refused " + loop.inLoop()));
  }

  private void closeBoth() {
    connected.close();
    listener.close();
  }

  @AfterEach
  void close() {
    loop.close();
    assertTrue(failures.isEmpty(), failures::toString);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,127.0.0.1", "0.0.0.0,127.0.0.1", "::,127.0.0.1", "::,::1", "::1,::1"})
  void hearsAtOnceThatNobodyIsThere(String bound, String peer) throws Exception {
    closeBoth();
    open(bound, peer);
    long sent = System.nanoTime();
    send(listener, "hello");
    assertEquals("refused true", soon(refusals));
    assertTrue(System.nanoTime() - sent < TimeUnit.MILLISECONDS.toNanos(500));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,127.0.0.1", "0.0.0.0,127.0.0.1", "::,127.0.0.1", "::,::1"})
  void carriesWhatThePeerSendsAndAnswersWithTheListenersAddress(String bound, String peer)
      throws Exception {
    closeBoth();
    open(bound, peer);
    try (DatagramPort there = loop.open(remote, into(atPeer))) {
      InetSocketAddress here = new InetSocketAddress(peer, listener.local().getPort());
      send(there, here, "request");
      assertEquals("request from " + remote, soon(atConnected));
      send(listener, "response");
      assertEquals("response from " + here, soon(atPeer));
      send(connected, "another");
      assertEquals("another from " + here, soon(atPeer));
      assertTrue(atListener.isEmpty());
    }
  }

  @Test
  void leavesToTheListenerWhatComesFromAnotherPortOfThePeer() throws Exception {
    try (DatagramPort other = loop.open(any(LOOPBACK), into(atPeer))) {
      send(other, listener.local(), "request");
      assertEquals("request from " + other.local(), soon(atListener));
      assertTrue(atConnected.isEmpty());
    }
  }

  @Test
  void hearsThatAPeerWhichWasThereIsGone() throws Exception {
    DatagramPort there = loop.open(remote, into(atPeer));
    send(listener, "request");
    assertNotNull(soon(atPeer));
    there.close();
    send(listener, "again");
    assertEquals("refused true", soon(refusals));
  }

  @Test
  void losesNothingToARefusal() throws Exception {
    send(listener, "request");
    soon(refusals);
    try (DatagramPort there = loop.open(remote, into(atPeer))) {
      send(listener, "retransmission");
      assertEquals("retransmission from " + listener.local(), soon(atPeer));
      send(there, listener.local(), "response");
      assertEquals("response from " + remote, soon(atConnected));
    }
  }

  @Test
  void tellsOnePeersRefusalFromAnothers() throws Exception {
    InetSocketAddress other = freePort(LOOPBACK);
    loop.openConnected(listener, other, into(atConnected), () -> refusals.add("the other"));
    send(listener, other, "to the other");
    assertEquals("the other", soon(refusals));
    send(listener, "to the peer");
    assertEquals("refused true", soon(refusals));
  }

  @Test
  void hearsNothingOfOthersWhoAreNotThere() throws Exception {
    send(listener, freePort(LOOPBACK), "to nobody");
    send(listener, "to the peer");
    assertEquals("refused true", soon(refusals));
    assertTrue(refusals.isEmpty());
  }

  @Test
  void goesOnAfterARefusalThatItsListenerFailsAt() throws Exception {
    InetSocketAddress nobody = freePort(LOOPBACK);
    loop.openConnected(
        listener,
        nobody,
        into(atConnected),
        () -> {
          throw new IllegalStateException("a fault of ours");
        });
    send(listener, nobody, "to nobody");
    assertEquals("a fault of ours", failures.poll(5, TimeUnit.SECONDS).getMessage());
    send(listener, "to the peer");
    assertEquals("refused true", soon(refusals));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,127.0.0.1", "0.0.0.0,127.0.0.1", "0.0.0.0,0.0.0.0", "127.0.0.1,0.0.0.0"})
  void letsNobodyElseHaveTheAddress(String bound, String other) throws Exception {
    closeBoth();
    open(bound, LOOPBACK);
    InetSocketAddress taken = new InetSocketAddress(other, listener.local().getPort());
    assertFalse(canBind(taken, false));
    assertFalse(canBind(taken, true));
  }

  @Test
  void leavesTheListenerWhenItCloses() throws Exception {
    connected.close();
    awaitATurn();
    try (DatagramPort there = loop.open(remote, into(atPeer))) {
      send(there, listener.local(), "request");
      assertEquals("request from " + remote, soon(atListener));
    }
  }

  @Test
  void freesTheAddressWhenBothAreClosed() throws Exception {
    closeBoth();
    awaitATurn();
    assertTrue(canBind(listener.local(), false));
  }

  /** A closed channel's socket goes when the selector lets go of it. */
  private void awaitATurn() throws InterruptedException {
    CountDownLatch turned = new CountDownLatch(1);
    loop.execute(turned::countDown);
    assertTrue(turned.await(5, TimeUnit.SECONDS));
  }

  private static boolean canBind(InetSocketAddress address, boolean reuse) {
    try (DatagramChannel other = DatagramChannel.open()) {
      other.setOption(StandardSocketOptions.SO_REUSEADDR, reuse);
      other.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void send(DatagramPort from, String text) {
    send(from, remote, text);
  }

  private void send(DatagramPort from, InetSocketAddress to, String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    loop.execute(() -> from.send(octets, 0, octets.length, to));
  }

  private static Datagrams.Receiver into(BlockingQueue<String> queue) {
    return (port, data, length, source) ->
        queue.add(new String(data, 0, length, StandardCharsets.US_ASCII) + " from " + source);
  }

  private static String soon(BlockingQueue<String> queue) throws InterruptedException {
    return queue.poll(5, TimeUnit.SECONDS);
  }

  private static InetSocketAddress any(String address) throws IOException {
    return new InetSocketAddress(InetAddress.getByName(address), 0);
  }

  private static InetSocketAddress freePort(String address) throws IOException {
    try (DatagramChannel probe = DatagramChannel.open()) {
      SocketAddress bound = probe.bind(any(address)).getLocalAddress();
      return (InetSocketAddress) bound;
    }
  }
}
