package org.patchbay.b2bua.sdp;

import java.util.List;
import java.util.Optional;

/**
 * What we and one party have agreed on: all that the media of a leg needs to know.
 *
 * @param address where our RTP goes; may be unspecified while the party is on hold
 * @param port where our RTP goes
 * @param rtcpPort where our RTCP goes
 * @param send what we may send, with the payload types that the party expects, best first
 * @param receive what we may receive, with the payload types that we announced
 * @param direction as we see it
 * @param packetTime the length of a packet that the party asks for, in milliseconds
 */
public record AgreedAudio(
    Connection address,
    int port,
    int rtcpPort,
    List<PayloadFormat> send,
    List<PayloadFormat> receive,
    Direction direction,
    Optional<Integer> packetTime) {

  public AgreedAudio {
    send = List.copyOf(send);
    receive = List.copyOf(receive);
  }

  /** The codecs that we may send audio in, best first. At least one. */
  public List<PayloadFormat> audio() {
    return send.stream().filter(format -> format.codec().isAudio()).toList();
  }

  /** How telephone events are sent beside a codec, if the party takes any. */
  public Optional<PayloadFormat> events(RtpCodec beside) {
    return send.stream()
        .filter(
            format ->
                format.codec().isTelephoneEvent()
                    && format.codec().clockRate() == beside.clockRate())
        .findFirst()
        .or(() -> send.stream().filter(f -> f.codec().isTelephoneEvent()).findFirst());
  }
}
