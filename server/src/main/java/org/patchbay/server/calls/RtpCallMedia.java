package org.patchbay.server.calls;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.patchbay.b2bua.call.BridgeEnd;
import org.patchbay.b2bua.call.CallMedia;
import org.patchbay.b2bua.call.MediaEndpoint;
import org.patchbay.loop.EventLoop;
import org.patchbay.media.bridge.Bridge;
import org.patchbay.media.endpoint.EndpointListener;
import org.patchbay.media.endpoint.EndpointSettings;
import org.patchbay.media.endpoint.EndpointStatistics;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.media.port.PortPair;
import org.patchbay.media.port.PortPairs;

/** The media of calls: RTP on port pairs of a pool. All on the loop of the calls. */
final class RtpCallMedia implements CallMedia {
  private static final int CNAME_LENGTH = 20; // 100 bits: RFC 7022 §4.2 wants 96

  private final EventLoop loop;
  private final PortPairs ports;
  private final InetAddress told;
  private final Duration timeout;
  private final Set<Leg> open = new HashSet<>();
  private long packetsReceived;
  private long packetsSent;

  /**
   * Media on a pool.
   *
   * @param told the address that peers are told to send to
   * @param timeout how long a party that should send may be silent
   */
  RtpCallMedia(EventLoop loop, PortPairs ports, InetAddress told, Duration timeout) {
    this.loop = loop;
    this.ports = ports;
    this.told = told;
    this.timeout = timeout;
  }

  /** RTP packets that all legs have received since the start. */
  long packetsReceived() {
    return packetsReceived
        + open.stream().mapToLong(leg -> leg.rtp.statistics().packetsReceived()).sum();
  }

  /** RTP packets that all legs have sent since the start. */
  long packetsSent() {
    return packetsSent + open.stream().mapToLong(leg -> leg.rtp.statistics().packetsSent()).sum();
  }

  @Override
  public Optional<MediaEndpoint> open(Runnable silent) {
    return ports.take().map(pair -> new Leg(pair, silent));
  }

  @Override
  public void bridge(BridgeEnd one, BridgeEnd other) {
    Leg first = (Leg) one.endpoint();
    Leg second = (Leg) other.endpoint();
    first.rtp.configure(AgreedMedia.of(one));
    second.rtp.configure(AgreedMedia.of(other));
    first.join(second);
  }

  /** One leg's port pair and what is behind it. */
  private final class Leg implements MediaEndpoint {
    private final RtpEndpoint rtp;
    private Bridge bridge;

    Leg(PortPair pair, Runnable silent) {
      EndpointListener listener =
          new EndpointListener() {
            @Override
            public void mediaTimeout(RtpEndpoint endpoint) {
              silent.run();
            }
          };
      EndpointSettings settings = new EndpointSettings(loop.ids().token(CNAME_LENGTH), timeout);
      rtp = new RtpEndpoint(loop, pair, settings, listener);
      open.add(this);
    }

    /** A bridge that is there already follows what its ends are configured to. */
    void join(Leg other) {
      if (bridge == null || bridge != other.bridge) {
        leave();
        other.leave();
        bridge = Bridge.between(rtp, other.rtp);
        other.bridge = bridge;
      }
    }

    private void leave() {
      if (bridge != null) {
        bridge.close();
        bridge = null;
      }
    }

    @Override
    public InetSocketAddress local() {
      return new InetSocketAddress(told, rtp.local().getPort());
    }

    @Override
    public void close() {
      if (open.remove(this)) {
        EndpointStatistics last = rtp.statistics();
        packetsReceived += last.packetsReceived();
        packetsSent += last.packetsSent();
      }
      leave();
      rtp.close();
    }
  }
}
