package org.patchbay.media.source;

import java.util.List;
import org.patchbay.media.endpoint.PacketSink;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.media.rtp.RtpPacket;

/**
 * Sends a leg's audio back to it, undecoded and at once, in the payload type that the peer gave the
 * encoding. Events and noise pass to the next sink, if there is one, and are not echoed.
 */
public final class Echo implements PacketSink {
  private final RtpEndpoint endpoint;
  private final PacketSink beside;

  /** An echo that hears nothing yet: it is to be the endpoint's sink. */
  public Echo(RtpEndpoint endpoint) {
    this(endpoint, (packet, format, now) -> {});
  }

  /**
   * The same with a sink for what is not echoed.
   *
   * @param beside takes telephone events and comfort noise
   */
  public Echo(RtpEndpoint endpoint, PacketSink beside) {
    this.endpoint = endpoint;
    this.beside = beside;
  }

  @Override
  public void received(RtpPacket packet, PayloadFormat format, long now) {
    if (format.kind() != PayloadFormat.Kind.AUDIO) {
      endpoint.out().omit(packet);
      beside.received(packet, format, now);
      return;
    }
    PayloadFormat back = sendFormat(format);
    if (back == null) {
      endpoint.out().omit(packet);
    } else {
      endpoint.out().relay(packet, back.payloadType(), back.clockRate(), now);
    }
  }

  @Override
  public void restarted() {
    endpoint.out().splice();
    beside.restarted();
  }

  /** The peer's format of the same encoding; null if it has none. */
  private PayloadFormat sendFormat(PayloadFormat received) {
    List<PayloadFormat> formats = endpoint.media().send();
    for (int i = 0; i < formats.size(); i++) { // an iterator would be an allocation a packet
      if (formats.get(i).sameEncoding(received)) {
        return formats.get(i);
      }
    }
    return null;
  }
}
