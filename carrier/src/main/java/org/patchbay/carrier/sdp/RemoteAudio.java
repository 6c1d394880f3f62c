package org.patchbay.carrier.sdp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.media.endpoint.Direction;
import org.patchbay.media.endpoint.PayloadFormat;

/** The audio stream of a peer's offer or answer that we can speak: the first such one. */
public final class RemoteAudio {
  private final List<StreamDescription> streams;
  private final int index;

  private RemoteAudio(List<StreamDescription> streams, int index) {
    this.streams = streams;
    this.index = index;
  }

  /** The one in a body; none if there is none, or the body is no session description. */
  public static Optional<RemoteAudio> in(String body) {
    List<StreamDescription> streams = SessionReader.read(body).orElse(List.of());
    for (int i = 0; i < streams.size(); i++) {
      if (streams.get(i).usable()) {
        return Optional.of(new RemoteAudio(streams, i));
      }
    }
    return Optional.empty();
  }

  /** All streams of the description. */
  List<StreamDescription> streams() {
    return streams;
  }

  /** Which of them is meant. */
  int index() {
    return index;
  }

  StreamDescription stream() {
    return streams.get(index);
  }

  /** Where the peer wants media; none while it holds with the address 0.0.0.0. */
  public Optional<InetSocketAddress> rtp() {
    return stream().rtp();
  }

  /** Whether RTCP may share RTP's port. */
  public boolean rtcpMux() {
    return stream().rtcpMux();
  }

  /** All formats that both speak, the peer's preferred one first. */
  public List<PayloadFormat> formats() {
    return stream().spoken();
  }

  /** The formats of an answer: the codec that the peer prefers, and events if it knows them. */
  public List<PayloadFormat> chosen() {
    List<PayloadFormat> chosen = new ArrayList<>();
    for (PayloadFormat format : formats()) {
      if (chosen.stream().noneMatch(other -> other.kind() == format.kind())) {
        chosen.add(format);
      }
    }
    return chosen;
  }

  /** The direction as we see it: what the peer sends we receive (RFC 3264 §6.1). */
  public Direction direction() {
    return switch (stream().direction()) {
      case SENDRECV -> Direction.SENDRECV;
      case SENDONLY -> Direction.RECVONLY;
      case RECVONLY -> Direction.SENDONLY;
      case INACTIVE -> Direction.INACTIVE;
    };
  }
}
