package org.patchbay.server.calls;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.b2bua.call.BridgeEnd;
import org.patchbay.b2bua.sdp.AgreedAudio;
import org.patchbay.config.IpAddresses;
import org.patchbay.media.endpoint.Direction;
import org.patchbay.media.endpoint.LegMedia;
import org.patchbay.media.endpoint.PayloadFormat;

/** What offer and answer have settled, in the words of {@code media}, which knows no SDP. */
final class AgreedMedia {

  private AgreedMedia() {}

  /** The media of one end of a bridge. */
  static LegMedia of(BridgeEnd end) {
    AgreedAudio agreed = end.agreed();
    List<PayloadFormat> send = new ArrayList<>();
    send.add(format(end.send())); // the first audio format is the one that is sent
    agreed.send().stream().filter(f -> !f.equals(end.send())).forEach(f -> send.add(format(f)));
    return new LegMedia(
        address(agreed, agreed.port()),
        address(agreed, agreed.rtcpPort()),
        false, // a=rtcp-mux is not offered
        Direction.valueOf(agreed.direction().name()),
        agreed.receive().stream().map(AgreedMedia::format).toList(),
        send,
        agreed.packetTime().orElse(LegMedia.DEFAULT_PACKET_MILLIS));
  }

  /** None for a party on hold in the old way, and for a name: nobody looks names up for media. */
  private static Optional<InetSocketAddress> address(AgreedAudio agreed, int port) {
    return agreed.address().unspecified() || port == 0
        ? Optional.empty()
        : IpAddresses.parse(agreed.address().host())
            .map(address -> new InetSocketAddress(address, port));
  }

  private static PayloadFormat format(org.patchbay.b2bua.sdp.PayloadFormat format) {
    return new PayloadFormat(
        format.payloadType(),
        format.codec().name(),
        format.codec().clockRate(),
        format.codec().channels(),
        format.parameters().orElse(""));
  }
}
