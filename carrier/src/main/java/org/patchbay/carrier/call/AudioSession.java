package org.patchbay.carrier.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.patchbay.carrier.sdp.LocalDescription;
import org.patchbay.carrier.sdp.RemoteAudio;
import org.patchbay.loop.EventLoop;
import org.patchbay.media.endpoint.Direction;
import org.patchbay.media.endpoint.EndpointListener;
import org.patchbay.media.endpoint.EndpointSettings;
import org.patchbay.media.endpoint.LegMedia;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.media.port.PortPair;
import org.patchbay.media.port.PortPairs;

/** The audio of one call: its ports, and what offer and answer have settled. */
public final class AudioSession implements AutoCloseable {
  /** A silent caller is a caller all the same. */
  private static final EndpointSettings SETTINGS = new EndpointSettings("carrier", Duration.ZERO);

  private final RtpEndpoint endpoint;
  private final LocalDescription local;
  private boolean settled;

  private AudioSession(EventLoop loop, PortPair ports) {
    endpoint = new RtpEndpoint(loop, ports, SETTINGS, new EndpointListener() {});
    local = new LocalDescription(endpoint.local(), loop.ids().nextLong() >>> 32);
  }

  /** A session that nothing is settled for; none when there are no ports left. */
  public static Optional<AudioSession> open(EventLoop loop, PortPairs ports) {
    return ports.take().map(pair -> new AudioSession(loop, pair));
  }

  /** An offer. */
  public String offer() {
    if (!settled) {
      endpoint.configure(LegMedia.offered(LocalDescription.OFFERED));
    }
    return local.offer();
  }

  /** The answer to an offer, which holds from now on; none, and nothing changes, if none fits. */
  public Optional<String> answer(String offer) {
    return RemoteAudio.in(offer)
        .map(
            remote -> {
              configure(remote, remote.chosen(), remote.chosen());
              return local.answer(remote);
            });
  }

  /** Takes the answer to our offer; false, and nothing changes, if it does not fit. */
  public boolean accept(String answer) {
    Optional<RemoteAudio> audio = RemoteAudio.in(answer);
    audio.ifPresent(remote -> configure(remote, LocalDescription.OFFERED, remote.formats()));
    return audio.isPresent();
  }

  private void configure(
      RemoteAudio remote, List<PayloadFormat> receive, List<PayloadFormat> send) {
    settled = true;
    boolean held = remote.rtp().isEmpty();
    endpoint.configure(
        new LegMedia(
            remote.rtp(),
            Optional.empty(),
            remote.rtcpMux(),
            held && remote.direction().sends() ? Direction.RECVONLY : remote.direction(),
            receive,
            send,
            LegMedia.DEFAULT_PACKET_MILLIS));
  }

  /** Whether offer and answer have been exchanged. */
  public boolean isSettled() {
    return settled;
  }

  /** Where the packets come and go. */
  public RtpEndpoint endpoint() {
    return endpoint;
  }

  /** Gives the ports back. */
  @Override
  public void close() {
    endpoint.close();
  }
}
