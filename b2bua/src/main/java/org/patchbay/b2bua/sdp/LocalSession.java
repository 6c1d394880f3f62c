package org.patchbay.b2bua.sdp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Our side of the session with one party: what its next description is made from.
 *
 * @param sessionId of the {@code o=} line: digits, the same for the whole dialog
 * @param media where the party is to send RTP; RTCP goes to the next port
 * @param previous what it was last told, if anything
 */
public record LocalSession(
    String sessionId, InetSocketAddress media, Optional<SessionDescription> previous) {

  /** Some parsers want letters where RFC 8866 §5.2 has {@code -} for no user. */
  private static final String USER = "patchbay";

  /** Before the first description. */
  public static LocalSession starting(String sessionId, InetSocketAddress media) {
    return new LocalSession(sessionId, media, Optional.empty());
  }

  /** After a description was sent. */
  public LocalSession told(SessionDescription description) {
    return new LocalSession(sessionId, media, Optional.of(description));
  }

  /**
   * A description with these streams. It has the previous one's version if it says the same, else
   * the next (RFC 3264 §8); streams that the previous one had beyond these remain, refused, for
   * none may vanish.
   */
  SessionDescription describe(List<MediaDescription> streams) {
    List<MediaDescription> all = new ArrayList<>(streams);
    previous.ifPresent(
        before ->
            before.media().stream()
                .skip(streams.size())
                .map(MediaDescription::refused)
                .forEach(all::add));
    Connection connection = Connection.of(media.getAddress());
    SessionDescription next =
        new SessionDescription(
            new Origin(USER, sessionId, "1", connection),
            "-",
            Optional.of(connection),
            List.of(),
            all);
    return previous
        .map(
            before ->
                next.sameMediaAs(before)
                    ? before
                    : next.withOrigin(
                        new Origin(USER, sessionId, following(before.origin()), connection)))
        .orElse(next);
  }

  private static String following(Origin origin) {
    return Long.toString(Long.parseLong(origin.version()) + 1);
  }

  /** The audio stream with these formats, at our address. */
  MediaDescription audio(
      String protocol,
      List<PayloadFormat> formats,
      Direction direction,
      Optional<Integer> packetTime) {
    List<Attribute> attributes = new ArrayList<>();
    for (PayloadFormat format : formats) {
      attributes.add(Attribute.of("rtpmap", format.payloadType() + " " + format.codec()));
      format
          .parameters()
          .ifPresent(
              text -> attributes.add(Attribute.of("fmtp", format.payloadType() + " " + text)));
    }
    packetTime.ifPresent(time -> attributes.add(Attribute.of("ptime", time.toString())));
    attributes.add(direction.attribute());
    return new MediaDescription(
        "audio",
        media.getPort(),
        protocol,
        formats.stream().map(format -> Integer.toString(format.payloadType())).toList(),
        Optional.empty(),
        List.of(),
        attributes);
  }
}
