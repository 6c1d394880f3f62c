package org.patchbay.media.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbay.media.MediaWorld;
import org.patchbay.media.Peer;
import org.patchbay.media.rtp.RtcpWriter;
import org.patchbay.media.source.Echo;
import org.patchbay.testkit.net.LinkQuality;

class RtcpSessionTest {
  private static final int SENDER_REPORT = 200;
  private static final int RECEIVER_REPORT = 201;

  private final MediaWorld w = new MediaWorld();
  private final Peer peer = w.peer("alice");

  @Test
  void reportsAboutEveryFiveSeconds() {
    w.leg(peer, MediaWorld.PCMU);
    w.world.advance(Duration.ofSeconds(60));
    assertEquals(60 / 5 * 1.22, peer.reports().size(), 5);
    assertEquals(RECEIVER_REPORT, peer.reports().get(0)[1] & 0xff);
  }

  @Test
  void reportsTheLossThatTheLinkMade() {
    w.world.network().quality("alice", "media", LinkQuality.GOOD.withLoss(0.2));
    w.leg(peer, MediaWorld.PCMU);
    talk(2000);
    ByteBuffer last = ByteBuffer.wrap(peer.reports().get(peer.reports().size() - 1));
    assertEquals(RECEIVER_REPORT, last.get(1) & 0xff);
    assertEquals(peer.ssrc, last.getInt(8));
    assertEquals(0.2, (last.get(12) & 0xff) / 256.0, 0.08);
    assertEquals(0.2 * 2000, last.getInt(12) & 0xffffff, 0.05 * 2000);
  }

  @Test
  void reportsTheJitterThatTheLinkMade() {
    w.world.network().quality("alice", "media", LinkQuality.GOOD.withJitter(Duration.ofMillis(15)));
    RtpEndpoint leg = w.leg(peer, MediaWorld.PCMU);
    talk(500);
    // The mean difference of two evenly distributed numbers is a third of their range.
    assertEquals(5, leg.statistics().jitterMillis(), 1.5);
  }

  @Test
  void reportsAsASenderWhenItHasSent() {
    RtpEndpoint leg = w.leg(peer, MediaWorld.PCMU);
    leg.sink(new Echo(leg));
    talk(400);
    ByteBuffer report = ByteBuffer.wrap(peer.reports().get(0));
    assertEquals(SENDER_REPORT, report.get(1) & 0xff);
    assertEquals(leg.out().ssrc(), report.getInt(4));
    assertTrue(report.getInt(20) > 0);
    assertEquals(160 * report.getInt(20), report.getInt(24));
  }

  @Test
  void takesLossAndRoundTripFromThePeersReports() {
    RtpEndpoint leg = w.leg(peer, MediaWorld.PCMU);
    leg.sink(new Echo(leg));
    talk(400);
    int heardReport = ByteBuffer.wrap(peer.reports().get(peer.reports().size() - 1)).getInt(10);
    RtcpWriter writer = new RtcpWriter("peer");
    writer.receiverReport(peer.ssrc);
    writer.reportBlock(leg.out().ssrc(), 64, 12, 1, 80, heardReport, 0);
    peer.rawRtcp(Arrays.copyOf(writer.data(), writer.length()));
    w.advance(100);
    EndpointStatistics numbers = leg.statistics();
    assertEquals(12, numbers.remoteLost());
    assertEquals(0.25, numbers.remoteFractionLost());
    assertEquals(10, numbers.remoteJitterMillis());
    assertTrue(numbers.roundTripMillis() >= 20 && numbers.roundTripMillis() < 8000);
  }

  @Test
  void ignoresReportsFromAnotherHost() {
    RtpEndpoint leg = w.leg(peer, MediaWorld.PCMU);
    talk(1);
    Peer stranger = w.peer("mallory");
    stranger.server = leg.local();
    RtcpWriter writer = new RtcpWriter("peer");
    writer.receiverReport(1);
    writer.reportBlock(leg.out().ssrc(), 64, 12, 1, 80, 0, 0);
    stranger.rawRtcp(Arrays.copyOf(writer.data(), writer.length()));
    w.advance(100);
    assertEquals(0, leg.statistics().remoteLost());
  }

  @Test
  void saysGoodbyeWhenTheLegEnds() {
    RtpEndpoint leg = w.leg(peer, MediaWorld.PCMU);
    leg.sink(new Echo(leg));
    talk(5);
    leg.close();
    w.advance(100);
    byte[] last = peer.reports().get(peer.reports().size() - 1);
    assertEquals(203, last[last.length - 7] & 0xff);
  }

  @Test
  void saysNoGoodbyeWhenNothingWasEverSaid() {
    w.leg(peer, MediaWorld.PCMU).close();
    w.advance(100);
    assertTrue(peer.reports().isEmpty());
  }

  @Test
  void sharesThePortOfRtpWhenThatIsAgreed() {
    RtpEndpoint leg = w.leg(peer, MediaWorld.PCMU);
    InetSocketAddress at = peer.address();
    List<PayloadFormat> formats = List.of(MediaWorld.PCMU);
    leg.configure(
        new LegMedia(
            Optional.of(at), Optional.empty(), true, Direction.SENDRECV, formats, formats, 20));
    w.world.advance(Duration.ofSeconds(20));
    assertTrue(peer.reports().isEmpty());
    assertTrue(peer.heard().stream().anyMatch(p -> p.payloadType() == RECEIVER_REPORT - 128));
  }

  private void talk(int packets) {
    for (int i = 0; i < packets; i++) {
      peer.send(0, new byte[160], 160);
      w.advance(20);
    }
  }
}
