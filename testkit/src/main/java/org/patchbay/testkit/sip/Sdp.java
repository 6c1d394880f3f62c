package org.patchbay.testkit.sip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session description with one audio stream (RFC 8866), as text.
 *
 * @param media where RTP is wanted
 * @param formats payload types with their names, as {@code 8 PCMA/8000}, in order of preference
 * @param direction {@code sendrecv} or another (RFC 3264 §5.1)
 * @param version of the origin line
 */
public record Sdp(InetSocketAddress media, List<String> formats, String direction, int version) {
  private static final Pattern CONNECTION = Pattern.compile("(?m)^c=IN IP[46] (\\S+)");
  private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d+) \\S+ (.*?)\\r?$");
  private static final Pattern DIRECTION =
      Pattern.compile("(?m)^a=(sendrecv|sendonly|recvonly|inactive)\\r?$");

  /** Copies the list. */
  public Sdp {
    formats = List.copyOf(formats);
  }

  /** A description in both directions. */
  public static Sdp at(InetSocketAddress media, String... formats) {
    return new Sdp(media, List.of(formats), "sendrecv", 1);
  }

  /** The next version of it, in another direction. */
  public Sdp turned(String otherDirection) {
    return new Sdp(media, formats, otherDirection, version + 1);
  }

  /** The next version of it, with other formats. */
  public Sdp speaking(String... otherFormats) {
    return new Sdp(media, List.of(otherFormats), direction, version + 1);
  }

  /** As a body. */
  public String text() {
    InetAddress address = media.getAddress();
    String host = (address instanceof Inet6Address ? "IP6 " : "IP4 ") + address.getHostAddress();
    StringBuilder text =
        new StringBuilder("v=0\r\no=- 1 ")
            .append(version)
            .append(" IN ")
            .append(host)
            .append("\r\ns=-\r\nc=IN ")
            .append(host)
            .append("\r\nt=0 0\r\nm=audio ")
            .append(media.getPort())
            .append(" RTP/AVP");
    formats.forEach(format -> text.append(' ').append(format.split(" ")[0]));
    text.append("\r\n");
    formats.forEach(format -> text.append("a=rtpmap:").append(format).append("\r\n"));
    return text.append("a=").append(direction).append("\r\n").toString();
  }

  /** Where a body wants RTP. */
  public static Optional<InetSocketAddress> mediaOf(String body) {
    Matcher connection = CONNECTION.matcher(body);
    Matcher audio = AUDIO.matcher(body);
    return connection.find() && audio.find()
        ? HostPort.literal(connection.group(1))
            .map(host -> new InetSocketAddress(host, Integer.parseInt(audio.group(1))))
        : Optional.empty();
  }

  /** The payload types of a body's audio stream, in order. */
  public static List<String> payloadTypesOf(String body) {
    Matcher audio = AUDIO.matcher(body);
    return audio.find() ? List.of(audio.group(2).trim().split(" ")) : List.of();
  }

  /** The payload type that a body has for a format, as {@code opus/48000/2}. */
  public static Optional<String> payloadTypeOf(String body, String format) {
    Matcher map = Pattern.compile("a=rtpmap:(\\d+) " + Pattern.quote(format)).matcher(body);
    return map.find() ? Optional.of(map.group(1)) : Optional.empty();
  }

  /** The direction of a body; both where none is written. */
  public static String directionOf(String body) {
    Matcher direction = DIRECTION.matcher(body);
    return direction.find() ? direction.group(1) : "sendrecv";
  }
}
