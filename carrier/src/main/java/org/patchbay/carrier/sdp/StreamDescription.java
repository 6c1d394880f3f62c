package org.patchbay.carrier.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.codecs.Codec;
import org.patchbay.media.endpoint.Direction;
import org.patchbay.media.endpoint.PayloadFormat;

/**
 * One {@code m=} line with what belongs to it (RFC 8866 §5.14).
 *
 * @param media as {@code audio}
 * @param port 0 when the stream is refused or has ended
 * @param protocol as {@code RTP/AVP}
 * @param formats the payload types as written
 * @param address of the stream, or of the whole description; empty if it is no IP address
 * @param direction as its sender sees it
 * @param attributes the values of its {@code a=} lines
 */
record StreamDescription(
    String media,
    int port,
    String protocol,
    List<String> formats,
    Optional<InetAddress> address,
    Direction direction,
    List<String> attributes) {

  private static final int CLOCK_RATE = 8000;
  private static final String TELEPHONE_EVENT = "telephone-event";
  private static final int MOST_PAYLOAD_TYPE = 127;

  StreamDescription {
    formats = List.copyOf(formats);
    attributes = List.copyOf(attributes);
  }

  /** Whether it is plain RTP audio that we can speak. */
  boolean usable() {
    return media.equals("audio")
        && port != 0
        && (protocol.equals("RTP/AVP") || protocol.equals("RTP/AVPF"))
        && address.isPresent()
        && spoken().stream().anyMatch(f -> f.kind() == PayloadFormat.Kind.AUDIO);
  }

  /** Those of its formats that we speak, in its order: PCMU, PCMA, events at 8000 Hz. */
  List<PayloadFormat> spoken() {
    List<PayloadFormat> spoken = new ArrayList<>();
    for (String format : formats) {
      number(format, MOST_PAYLOAD_TYPE).flatMap(this::format).ifPresent(spoken::add);
    }
    return spoken;
  }

  private Optional<PayloadFormat> format(int payloadType) {
    for (String attribute : attributes) {
      String[] words = attribute.strip().split("[ :/]+");
      if (words.length >= 4
          && words[0].equals("rtpmap")
          && number(words[1], MOST_PAYLOAD_TYPE).equals(Optional.of(payloadType))) {
        return named(payloadType, words[2], words[3]);
      }
    }
    return Codec.ofStaticPayloadType(payloadType)
        .map(codec -> PayloadFormat.of(payloadType, codec.encodingName(), codec.clockRate()));
  }

  private static Optional<PayloadFormat> named(int payloadType, String name, String rate) {
    boolean ours =
        name.equalsIgnoreCase(Codec.PCMU.encodingName())
            || name.equalsIgnoreCase(Codec.PCMA.encodingName())
            || name.equalsIgnoreCase(TELEPHONE_EVENT);
    return ours && rate.equals(String.valueOf(CLOCK_RATE))
        ? Optional.of(PayloadFormat.of(payloadType, name, CLOCK_RATE))
        : Optional.empty();
  }

  /** Where media is wanted; none for 0.0.0.0, the old way to hold (RFC 3264 §8.4). */
  Optional<InetSocketAddress> rtp() {
    return address
        .filter(a -> !a.isAnyLocalAddress() && !a.isMulticastAddress())
        .map(a -> new InetSocketAddress(a, port));
  }

  /** Whether RTCP may share RTP's port (RFC 5761 §5.1.1). */
  boolean rtcpMux() {
    return attributes.contains("rtcp-mux");
  }

  /** The {@code m=} line that refuses it (RFC 3264 §6). */
  String refused() {
    return "m=" + media + " 0 " + protocol + " " + String.join(" ", formats) + "\r\n";
  }

  /** A number from 0 to a limit. */
  static Optional<Integer> number(String text, int most) {
    return text.matches("[0-9]{1,5}")
        ? Optional.of(Integer.valueOf(text)).filter(n -> n <= most)
        : Optional.empty();
  }
}
