package org.patchbay.server.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.b2bua.call.CallDirectory;
import org.patchbay.b2bua.call.CallSettings;
import org.patchbay.b2bua.call.LegWatcher;
import org.patchbay.b2bua.trunk.InnerHeaders;
import org.patchbay.b2bua.trunk.TelephonePlanner;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.EventLoop;
import org.patchbay.media.port.PortPairs;
import org.patchbay.proxy.SignallingController;
import org.patchbay.proxy.transport.Hop;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Peer;

/**
 * The media processor of one loop: calls, their media, and the hop to the proxy, which may be on
 * another loop. Made, used and closed on its own loop but where a method says otherwise.
 */
public final class MediaProcessor implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(MediaProcessor.class);

  private final InMemoryHop hop;
  private final PortPairs ports;
  private final RtpCallMedia media;
  private final CallDirectory calls;

  /**
   * A media processor that nobody sends calls to yet: attach {@link #hop} to the proxy.
   *
   * @param proxyLoop the proxy's loop
   * @param datagrams where ports for media are opened; delivers on the same loop as this
   */
  public MediaProcessor(
      MediaProcessorSettings settings,
      EventLoop loop,
      Datagrams datagrams,
      EventLoop proxyLoop,
      SignallingController proxy) {
    hop = new InMemoryHop(proxyLoop, loop, proxy);
    ports = new PortPairs(loop, datagrams, settings.ports(), PortPairs.DEFAULT_QUARANTINE);
    media = new RtpCallMedia(loop, ports, settings.told(), settings.mediaTimeout());
    calls =
        new CallDirectory(
            settings.name(),
            loop,
            hop,
            new CallSettings(
                settings.telephone().domain(),
                settings.seal(),
                settings.mostCalls(),
                settings.pingInterval()),
            new TelephonePlanner(settings.routing(), settings.telephone(), this::isOffline),
            media);
    calls.pings().onChange(MediaProcessor::changed);
  }

  private static void changed(Peer peer, boolean there) {
    if (there) {
      LOG.info("{} is there again", peer);
    } else {
      LOG.warn("{} is not there any more: calls pass it over as long as another is", peer);
    }
  }

  /** The way to it, for the proxy. */
  public Hop hop() {
    return hop;
  }

  /** Asks the trunks and carriers of a dial plan from now on whether they are there. */
  public void watch(DialPlan plan) {
    calls.pings().watch(peers(plan));
  }

  /** Those of a dial plan's trunks and carriers that are known not to be there. */
  public Set<Peer> offline(DialPlan plan) {
    return peers(plan).stream().filter(this::isOffline).collect(Collectors.toSet());
  }

  private static List<Peer> peers(DialPlan plan) {
    List<Peer> peers = new ArrayList<>(plan.trunks());
    peers.addAll(plan.carriers());
    return peers;
  }

  private boolean isOffline(Peer peer) {
    return calls.pings().offline(peer);
  }

  /** The number of calls that are up or being set up. */
  public int calls() {
    return calls.calls();
  }

  /**
   * What it is doing and has done.
   *
   * @param plan whose trunks and carriers are of interest
   */
  public CallCounts counts(DialPlan plan) {
    PortPairs.Occupancy occupancy = ports.occupancy();
    return new CallCounts(
        calls.calls(),
        calls.legs(),
        occupancy.taken(),
        occupancy.capacity() - occupancy.taken() - occupancy.unusable(),
        media.packetsReceived(),
        media.packetsSent(),
        calls.attempts().counts(),
        peers(plan).stream()
            .collect(Collectors.toMap(InnerHeaders::nameOf, peer -> !isOffline(peer))));
  }

  /** Tells from now on which Call-IDs belong to one call. */
  public void onJoin(LegWatcher watcher) {
    calls.onJoin(watcher);
  }

  /** The Call-IDs of each call that is up or being set up. */
  public List<Set<String>> callIds() {
    return calls.callIds();
  }

  /** How the ports for media stand. */
  public PortPairs.Occupancy ports() {
    return ports.occupancy();
  }

  /** Whether nothing more is to be said of any call. */
  public boolean isIdle() {
    return calls.legs() == 0;
  }

  /** Everything that is kept of calls and transactions; 0 when all have had the time to end. */
  public int kept() {
    return calls.kept();
  }

  /** Takes no more calls, and hangs up those that are there. */
  public void stop() {
    calls.stop();
  }

  @Override
  public void close() {
    calls.close();
    ports.close();
  }
}
