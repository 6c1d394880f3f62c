package org.patchbay.media;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Datagrams;
import org.patchbay.media.bridge.Bridge;
import org.patchbay.media.endpoint.EndpointListener;
import org.patchbay.media.endpoint.LegMedia;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.media.port.PortPairs;
import org.patchbay.media.port.PortRange;
import org.patchbay.media.rtp.RtpPacket;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

class AllocationTest {
  private static final int WARM_UP = 20_000;
  private static final int PACKETS = 100_000;

  /** A few for whatever the virtual machine does beside; one object a packet would be 1.6 MB. */
  private static final long MOST_BYTES = 100_000;

  private final Host host = new World(1).host("media", "192.0.2.1");
  private final List<Socket> sockets = new ArrayList<>();
  private final Datagrams datagrams =
      (local, held, receiver) -> {
        Socket socket = new Socket(local, receiver);
        sockets.add(socket);
        return socket;
      };

  @Test
  void relaysWithoutAllocating() {
    assertTrue(bytesAllocated(MediaWorld.PCMU, MediaWorld.PCMU) < MOST_BYTES);
  }

  @Test
  void transcodesG711WithoutAllocating() {
    assertTrue(bytesAllocated(MediaWorld.PCMU, MediaWorld.PCMA) < MOST_BYTES);
  }

  private long bytesAllocated(PayloadFormat from, PayloadFormat to) {
    PortPairs ports =
        new PortPairs(
            host.loop(),
            datagrams,
            new PortRange(host.address(), 30_000, 30_003),
            PortPairs.DEFAULT_QUARANTINE);
    RtpEndpoint a = leg(ports, from, "198.51.100.1");
    Bridge.between(a, leg(ports, to, "198.51.100.2"));
    Socket socket =
        sockets.stream().filter(s -> s.local().equals(a.local())).findFirst().orElseThrow();
    feed(socket, 0, WARM_UP);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    feed(socket, WARM_UP, PACKETS);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(sockets.stream().mapToLong(s -> s.sent).sum() == WARM_UP + PACKETS);
    return bytes;
  }

  private RtpEndpoint leg(PortPairs ports, PayloadFormat format, String address) {
    RtpEndpoint leg =
        new RtpEndpoint(
            host.loop(),
            ports.take().orElseThrow(),
            MediaWorld.SETTINGS,
            new EndpointListener() {});
    leg.configure(LegMedia.with(new InetSocketAddress(address, 4000), List.of(format)));
    return leg;
  }

  private static void feed(Socket socket, int from, int packets) {
    InetSocketAddress source = new InetSocketAddress("198.51.100.1", 4000);
    byte[] data = new byte[1500];
    for (int i = from; i < from + packets; i++) {
      RtpPacket.writeHeader(data, 0, 0, false, i, i * 160, 1);
      socket.receiver.received(socket, data, RtpPacket.HEADER_OCTETS + 160, source);
    }
  }

  /** A socket that swallows what is sent. */
  private static final class Socket implements DatagramPort {
    final Datagrams.Receiver receiver;
    private final InetSocketAddress local;
    long sent;

    Socket(InetSocketAddress local, Datagrams.Receiver receiver) {
      this.local = local;
      this.receiver = receiver;
    }

    @Override
    public InetSocketAddress local() {
      return local;
    }

    @Override
    public boolean send(byte[] data, int offset, int length, InetSocketAddress to) {
      sent++;
      return true;
    }

    @Override
    public void close() {
      // nothing to close
    }
  }
}
