package org.patchbay.media.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.NioLoop;
import org.patchbay.media.MediaWorld;
import org.patchbay.media.endpoint.EndpointListener;
import org.patchbay.media.endpoint.LegMedia;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.media.port.PortPairs;
import org.patchbay.media.port.PortRange;
import org.patchbay.media.rtp.RtpPacket;

@Tag("wire")
class WireRelayTest {
  private static final int PACKETS = 500;
  private static final int PORTS_TO_CHOOSE_FROM = 2000;
  private final InetAddress loopback = InetAddress.getLoopbackAddress();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

  @Test
  void relaysBetweenRealSockets() throws Exception {
    try (NioLoop loop = new NioLoop("media", failures::add);
        DatagramSocket alice = socket();
        DatagramSocket bob = socket()) {
      CompletableFuture<InetSocketAddress> answer = new CompletableFuture<>();
      loop.execute(
          () -> {
            PortPairs ports =
                new PortPairs(
                    loop,
                    loop,
                    new PortRange(loopback, 20_000, 20_000 + PORTS_TO_CHOOSE_FROM - 1),
                    PortPairs.DEFAULT_QUARANTINE);
            RtpEndpoint a = leg(loop, ports, alice);
            Bridge.between(a, leg(loop, ports, bob));
            answer.complete(a.local());
          });
      InetSocketAddress server = answer.get();
      byte[] data = new byte[RtpPacket.HEADER_OCTETS + 160];
      byte[] heard = new byte[1500];
      int first = 0;
      for (int i = 0; i < PACKETS; i++) {
        RtpPacket.writeHeader(data, 0, 0, false, i, i * 160, 7);
        alice.send(new DatagramPacket(data, data.length, server));
        DatagramPacket packet = new DatagramPacket(heard, heard.length);
        bob.receive(packet);
        RtpPacket view = new RtpPacket();
        assertEquals(RtpPacket.Reading.VALID, view.read(heard, packet.getLength()));
        first = i == 0 ? view.sequence() : first;
        assertEquals(first + i & 0xffff, view.sequence());
      }
      assertTrue(failures.isEmpty(), failures::toString);
    }
  }

  private RtpEndpoint leg(NioLoop loop, PortPairs ports, DatagramSocket peer) {
    RtpEndpoint leg =
        new RtpEndpoint(
            loop, ports.take().orElseThrow(), MediaWorld.SETTINGS, new EndpointListener() {});
    InetSocketAddress at = new InetSocketAddress(loopback, peer.getLocalPort());
    leg.configure(LegMedia.with(at, List.of(MediaWorld.PCMU)));
    return leg;
  }

  private DatagramSocket socket() throws IOException {
    DatagramSocket socket = new DatagramSocket(new InetSocketAddress(loopback, 0));
    socket.setSoTimeout(5000);
    return socket;
  }
}
