package org.patchbay.media;

import java.time.Duration;
import java.util.List;
import org.patchbay.media.endpoint.EndpointListener;
import org.patchbay.media.endpoint.EndpointSettings;
import org.patchbay.media.endpoint.LegMedia;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.media.port.PortPairs;
import org.patchbay.media.port.PortRange;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

/** A media server and its peers on the simulated network. */
public final class MediaWorld {
  public static final PayloadFormat PCMU = PayloadFormat.of(0, "PCMU", 8000);
  public static final PayloadFormat PCMA = PayloadFormat.of(8, "PCMA", 8000);
  public static final PayloadFormat OPUS = new PayloadFormat(107, "opus", 48_000, 2, "");
  public static final PayloadFormat EVENTS_8000 = PayloadFormat.of(101, "telephone-event", 8000);
  public static final PayloadFormat EVENTS_48000 = PayloadFormat.of(96, "telephone-event", 48_000);
  public static final PayloadFormat NOISE = PayloadFormat.of(13, "CN", 8000);

  public static final EndpointSettings SETTINGS =
      new EndpointSettings("leg", EndpointSettings.DEFAULT_MEDIA_TIMEOUT);

  private static final int FIRST_PORT = 30_000;
  private static final int PEER_PORT = 4000;

  public final World world;
  public final Host server;
  public final PortPairs ports;
  private int peers;

  public MediaWorld() {
    this(1, 4);
  }

  public MediaWorld(long seed, int pairs) {
    world = new World(seed);
    server = world.host("media", "192.0.2.1");
    ports =
        new PortPairs(
            server.loop(),
            server.datagrams(),
            new PortRange(server.address(), FIRST_PORT, FIRST_PORT + 2 * pairs - 1),
            PortPairs.DEFAULT_QUARANTINE);
  }

  /** A peer on a host of its own. */
  public Peer peer(String name) {
    return new Peer(world.host(name, "198.51.100." + ++peers), PEER_PORT);
  }

  /** A peer on that host. */
  public Peer peer(Host host) {
    return new Peer(host, PEER_PORT);
  }

  /** An endpoint without a peer. */
  public RtpEndpoint endpoint(EndpointListener listener) {
    return new RtpEndpoint(server.loop(), ports.take().orElseThrow(), SETTINGS, listener);
  }

  /** An endpoint whose peer answered with these formats. */
  public RtpEndpoint leg(Peer peer, PayloadFormat... formats) {
    RtpEndpoint endpoint = endpoint(new EndpointListener() {});
    endpoint.configure(LegMedia.with(peer.address(), List.of(formats)));
    peer.server = endpoint.local();
    return endpoint;
  }

  public void advance(int millis) {
    world.advance(Duration.ofMillis(millis));
  }
}
