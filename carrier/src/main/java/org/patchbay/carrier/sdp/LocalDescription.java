package org.patchbay.carrier.sdp;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.patchbay.config.IpAddresses;
import org.patchbay.media.endpoint.Direction;
import org.patchbay.media.endpoint.PayloadFormat;

/**
 * Our side of one session: writes offers and answers, and counts the version up whenever one
 * differs from the one before (RFC 3264 §8). A stream keeps its place once it had one.
 */
public final class LocalDescription {
  /** What we offer: PCMU, PCMA, and telephone events (RFC 4733 §2.4.1). */
  public static final List<PayloadFormat> OFFERED =
      List.of(
          PayloadFormat.of(0, "PCMU", 8000),
          PayloadFormat.of(8, "PCMA", 8000),
          PayloadFormat.of(101, "telephone-event", 8000));

  private final InetSocketAddress rtp;
  private final long id;
  private long version;
  private String previous = "";
  private Optional<RemoteAudio> partner = Optional.empty();

  /**
   * A side that has said nothing yet.
   *
   * @param rtp where media is to be sent
   * @param id of the session, not negative
   */
  public LocalDescription(InetSocketAddress rtp, long id) {
    this.rtp = rtp;
    this.id = id;
    this.version = id;
  }

  /** An offer of all that we speak. */
  public String offer() {
    return text(audio("RTP/AVP", OFFERED, Direction.SENDRECV, false));
  }

  /** The answer to an offer; the streams that are not meant are refused. */
  public String answer(RemoteAudio offer) {
    partner = Optional.of(offer);
    String protocol = offer.stream().protocol();
    return text(audio(protocol, offer.chosen(), offer.direction(), offer.rtcpMux()));
  }

  private String audio(
      String protocol, List<PayloadFormat> formats, Direction direction, boolean rtcpMux) {
    StringBuilder audio = new StringBuilder(256);
    audio.append("m=audio ").append(rtp.getPort()).append(' ').append(protocol).append(' ');
    audio.append(
        formats.stream()
            .map(format -> String.valueOf(format.payloadType()))
            .collect(Collectors.joining(" ", "", "\r\n")));
    for (PayloadFormat format : formats) {
      audio.append("a=rtpmap:").append(format.payloadType()).append(' ');
      audio.append(format.encoding()).append('/').append(format.clockRate()).append("\r\n");
      if (format.kind() == PayloadFormat.Kind.TELEPHONE_EVENT) {
        audio.append("a=fmtp:").append(format.payloadType()).append(" 0-15\r\n");
      }
    }
    audio.append("a=ptime:20\r\n");
    if (rtcpMux) {
      audio.append("a=rtcp-mux\r\n");
    }
    return audio.append("a=").append(direction.name().toLowerCase(Locale.ROOT)) + "\r\n";
  }

  private String text(String audio) {
    String host = IpAddresses.text(rtp.getAddress());
    String address =
        rtp.getAddress() instanceof Inet6Address
            ? "IN IP6 " + host.substring(1, host.length() - 1)
            : "IN IP4 " + host;
    StringBuilder body = new StringBuilder("s=-\r\nc=" + address + "\r\nt=0 0\r\n");
    List<StreamDescription> streams = partner.map(RemoteAudio::streams).orElse(List.of());
    int index = partner.map(RemoteAudio::index).orElse(0);
    for (int i = 0; i < Math.max(1, streams.size()); i++) {
      body.append(i == index ? audio : streams.get(i).refused());
    }
    if (!previous.isEmpty() && !previous.contentEquals(body)) {
      version++;
    }
    previous = body.toString();
    return "v=0\r\no=- " + id + " " + version + " " + address + "\r\n" + body;
  }
}
