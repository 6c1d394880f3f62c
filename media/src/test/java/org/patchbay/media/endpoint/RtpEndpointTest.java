package org.patchbay.media.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.media.MediaWorld;
import org.patchbay.media.Peer;
import org.patchbay.media.rtp.RtcpWriter;
import org.patchbay.media.source.Echo;
import org.patchbay.testkit.net.NatBox;

class RtpEndpointTest {
  private static final byte[] FRAME = new byte[160];

  private final MediaWorld w = new MediaWorld();
  private final List<Integer> received = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final PacketSink sink = (packet, format, now) -> received.add(packet.sequence());
  private final EndpointListener listener =
      new EndpointListener() {
        @Override
        public void mediaTimeout(RtpEndpoint endpoint) {
          told.add("timeout");
        }

        @Override
        public void mediaHeard(RtpEndpoint endpoint) {
          told.add("heard");
        }

        @Override
        public void remoteBye(RtpEndpoint endpoint) {
          told.add("bye");
        }
      };

  @Test
  void handsOverEachPacketOnceInTheOrderOfArrival() {
    Peer peer = w.peer("alice");
    leg(peer);
    for (int sequence : new int[] {10, 11, 13, 12, 12, 13, 14}) {
      peer.transmit(sequence, 0, FRAME);
    }
    w.advance(100);
    assertEquals(List.of(10, 11, 13, 12, 14), received);
  }

  @Test
  void dropsWhatIsNotNegotiatedOrNotRtp() {
    Peer peer = w.peer("alice");
    RtpEndpoint leg = leg(peer);
    peer.send(18, FRAME, 160);
    peer.raw(new byte[] {0, 1, 2, 3});
    peer.raw(new byte[0]);
    w.advance(100);
    assertTrue(received.isEmpty());
    assertEquals(
        List.of(0L, 2L, 1L, 0L),
        leg.path().counts().stream().limit(4).map(ReceivePath.Count::ended).toList());
  }

  @Test
  void answersAPeerBehindANatWhereItsPacketsComeFrom() {
    NatBox nat = w.world.nat("home", "203.0.113.9");
    Peer peer = w.peer(w.world.hostBehind(nat, "alice", "10.0.0.5"));
    RtpEndpoint leg = leg(peer);
    leg.sink(new Echo(leg));
    peer.send(0, FRAME, 160);
    peer.send(0, FRAME, 160);
    w.advance(100);
    assertEquals("203.0.113.9", leg.remote().getAddress().getHostAddress());
    assertEquals(2, peer.heard(0).size());
  }

  @Test
  void ignoresAStrangerWhoKnowsThePort() {
    Peer peer = w.peer("alice");
    Peer stranger = w.peer("mallory");
    RtpEndpoint leg = leg(peer);
    stranger.server = peer.server;
    stranger.ssrc = 0x6666;
    leg.sink(new Echo(leg));
    talk(peer, 5);
    talk(stranger, 150);
    assertEquals(0, stranger.heard().size());
    assertEquals(150, leg.statistics().strays(), 1);
    assertEquals(peer.address(), leg.remote());
  }

  @Test
  void obeysTheDirection() {
    Peer peer = w.peer("alice");
    RtpEndpoint leg = leg(peer);
    leg.configure(leg.media().withDirection(Direction.SENDONLY));
    talk(peer, 1);
    assertTrue(received.isEmpty());
    assertTrue(leg.out().open());
    leg.configure(leg.media().withDirection(Direction.RECVONLY));
    talk(peer, 1);
    assertEquals(1, received.size());
    assertFalse(leg.out().open());
    leg.configure(leg.media().withDirection(Direction.INACTIVE));
    talk(peer, 1);
    assertEquals(1, received.size());
    assertFalse(leg.out().open());
  }

  @Test
  void hearsEarlyMediaBeforeTheAnswer() {
    Peer peer = w.peer("alice");
    RtpEndpoint leg = w.endpoint(listener);
    leg.sink(sink);
    leg.configure(LegMedia.offered(List.of(MediaWorld.PCMU)));
    peer.server = leg.local();
    talk(peer, 1);
    assertEquals(1, received.size());
  }

  @Test
  void tellsOnceThatNothingIsHeardAndThenThatItIsAgain() {
    Peer peer = w.peer("alice");
    leg(peer);
    talk(peer, 10);
    w.world.advance(Duration.ofSeconds(29));
    assertEquals(List.of("heard"), told);
    w.world.advance(Duration.ofSeconds(62));
    assertEquals(List.of("heard", "timeout"), told);
    talk(peer, 1);
    w.world.advance(Duration.ofSeconds(31));
    assertEquals(List.of("heard", "timeout", "heard", "timeout"), told);
  }

  @Test
  void takesTheReportsOfAMutedPeerForASignOfLife() {
    Peer peer = w.peer("alice");
    leg(peer);
    talk(peer, 1);
    RtcpWriter writer = new RtcpWriter("peer");
    writer.receiverReport(peer.ssrc);
    for (int i = 0; i < 12; i++) {
      peer.rawRtcp(Arrays.copyOf(writer.data(), writer.length()));
      w.world.advance(Duration.ofSeconds(5));
    }
    assertEquals(List.of("heard"), told);
  }

  @Test
  void expectsNothingWhileTheCallIsHeld() {
    Peer peer = w.peer("alice");
    RtpEndpoint leg = leg(peer);
    for (Direction held : List.of(Direction.SENDONLY, Direction.RECVONLY, Direction.INACTIVE)) {
      leg.configure(leg.media().withDirection(held));
      w.world.advance(Duration.ofMinutes(5));
      assertTrue(told.isEmpty(), held.toString());
    }
    leg.configure(leg.media().withDirection(Direction.SENDRECV));
    w.world.advance(Duration.ofSeconds(31));
    assertEquals(List.of("timeout"), told);
  }

  @Test
  void countsLossOverAChangeOfTheSource() {
    Peer peer = w.peer("alice");
    RtpEndpoint leg = leg(peer);
    talk(peer, 5);
    peer.sequence += 2;
    talk(peer, 5);
    peer.ssrc = 99;
    peer.sequence = 1000;
    talk(peer, 5);
    peer.sequence += 1;
    talk(peer, 1);
    EndpointStatistics numbers = leg.statistics();
    assertEquals(16, numbers.packetsReceived());
    assertEquals(16 * 160, numbers.octetsReceived());
    assertEquals(3, numbers.packetsLost());
    assertEquals(1, numbers.sourceChanges());
    assertTrue(numbers.lastHeardNanos() > 0);
  }

  @Test
  void doesNotLetTheLastPacketsOfTheOldSourceBack() {
    Peer peer = w.peer("alice");
    RtpEndpoint leg = leg(peer);
    peer.transmit(1, 0, FRAME);
    peer.ssrc++;
    peer.transmit(500, 0, FRAME);
    peer.ssrc--;
    peer.transmit(2, 0, FRAME);
    peer.ssrc++;
    peer.transmit(501, 0, FRAME);
    w.advance(100);
    assertEquals(List.of(1, 500, 501), received);
    assertEquals(1, leg.statistics().sourceChanges());
  }

  @Test
  void isNotMovedByRandomDatagrams() {
    Peer peer = w.peer("alice");
    leg(peer);
    var dice = w.world.dice("noise");
    for (int i = 0; i < 5000; i++) {
      byte[] datagram = new byte[dice.nextInt(80)];
      dice.nextBytes(datagram);
      peer.raw(datagram);
      peer.rawRtcp(datagram);
    }
    w.advance(100);
    received.clear(); // a few may have been packets by chance
    talk(peer, 3);
    assertEquals(3, received.size());
  }

  @Test
  void leavesNoPortAndNoTimerBehind() {
    Peer peer = w.peer("alice");
    RtpEndpoint leg = leg(peer);
    talk(peer, 10);
    leg.close();
    leg.close();
    talk(peer, 1);
    assertEquals(0, w.ports.occupancy().taken());
    assertEquals(0, w.server.timers());
    assertEquals(2, w.server.openSockets());
  }

  private RtpEndpoint leg(Peer peer) {
    RtpEndpoint leg = w.endpoint(listener);
    leg.sink(sink);
    leg.configure(LegMedia.with(peer.address(), List.of(MediaWorld.PCMU)));
    peer.server = leg.local();
    return leg;
  }

  private void talk(Peer peer, int packets) {
    for (int i = 0; i < packets; i++) {
      peer.send(0, FRAME, 160);
      w.advance(20);
    }
  }
}
