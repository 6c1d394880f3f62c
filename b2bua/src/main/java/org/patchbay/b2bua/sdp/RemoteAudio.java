package org.patchbay.b2bua.sdp;

import java.util.List;
import java.util.Optional;

/**
 * The one stream of a peer's description that a call uses: its first audio stream over RTP that is
 * not refused.
 *
 * @param index of its {@code m=} line, from 0
 * @param protocol {@code RTP/AVP} or {@code RTP/AVPF}
 * @param address where RTP is to be sent; may be unspecified while the peer is on hold
 * @param port where RTP is to be sent
 * @param rtcpPort where RTCP is to be sent: the next, unless {@code a=rtcp} says otherwise (RFC
 *     3605 §2.1)
 * @param formats in the peer's order of preference
 * @param direction as the peer sees it
 * @param packetTime {@code a=ptime}, in milliseconds
 */
public record RemoteAudio(
    int index,
    String protocol,
    Connection address,
    int port,
    int rtcpPort,
    List<PayloadFormat> formats,
    Direction direction,
    Optional<Integer> packetTime) {

  public RemoteAudio {
    formats = List.copyOf(formats);
  }

  /** That of a description, if it has one that this server can take part in. */
  public static Optional<RemoteAudio> of(SessionDescription description) {
    for (int i = 0; i < description.media().size(); i++) {
      Optional<RemoteAudio> audio = at(description, i);
      if (audio.isPresent()) {
        return audio;
      }
    }
    return Optional.empty();
  }

  /** The stream at an index, if it is such a stream. */
  static Optional<RemoteAudio> at(SessionDescription description, int index) {
    if (index >= description.media().size()) {
      return Optional.empty();
    }
    MediaDescription stream = description.media().get(index);
    boolean rtp = stream.protocol().equals("RTP/AVP") || stream.protocol().equals("RTP/AVPF");
    if (!stream.media().equals("audio") || stream.port() == 0 || !rtp) {
      return Optional.empty();
    }
    // Deviation: a description without c= is none (RFC 8866 §5.7), but some user agents mean the
    // address in o=.
    return description
        .connectionOf(stream)
        .or(() -> Optional.of(description.origin().address()))
        .map(
            address ->
                new RemoteAudio(
                    index,
                    stream.protocol(),
                    address,
                    stream.port(),
                    rtcpPort(stream),
                    PayloadFormat.of(stream),
                    Direction.of(description, stream),
                    stream.value("ptime").flatMap(text -> Numbers.parse(text, 200))));
  }

  private static int rtcpPort(MediaDescription stream) {
    return stream
        .value("rtcp")
        .flatMap(text -> Numbers.parse(Words.of(text)[0], 65_535))
        .orElse(Math.min(stream.port() + 1, 65_535));
  }

  /** The codecs that a call's audio can be in, in the peer's order of preference. */
  public List<PayloadFormat> audio() {
    return formats.stream().filter(format -> format.codec().isAudio()).toList();
  }

  /** The telephone events at a clock rate. */
  public Optional<PayloadFormat> events(int clockRate) {
    return find(RtpCodec.telephoneEvent(clockRate));
  }

  /** The first format with a codec. */
  public Optional<PayloadFormat> find(RtpCodec codec) {
    return formats.stream().filter(format -> format.codec().equals(codec)).findFirst();
  }

  /** The same with some of its formats alone. */
  public RemoteAudio narrowedTo(List<PayloadFormat> some) {
    return new RemoteAudio(index, protocol, address, port, rtcpPort, some, direction, packetTime);
  }
}
