package org.patchbay.b2bua.sdp;

import java.util.List;
import java.util.Optional;

/**
 * A session description (RFC 8866), as far as it matters to an offer or an answer. Times are always
 * {@code 0 0} (RFC 3264 §5).
 *
 * @param connection that of all streams without their own
 * @param attributes those of the whole session
 */
public record SessionDescription(
    Origin origin,
    String name,
    Optional<Connection> connection,
    List<Attribute> attributes,
    List<MediaDescription> media) {

  public SessionDescription {
    attributes = List.copyOf(attributes);
    media = List.copyOf(media);
  }

  /** The address that a stream is to be sent to. */
  public Optional<Connection> connectionOf(MediaDescription stream) {
    return stream.connection().or(() -> connection);
  }

  /** The same with another origin. */
  public SessionDescription withOrigin(Origin other) {
    return new SessionDescription(other, name, connection, attributes, media);
  }

  /** Whether the two differ in more than their origin's version. */
  public boolean sameMediaAs(SessionDescription other) {
    return connection.equals(other.connection)
        && attributes.equals(other.attributes)
        && media.equals(other.media);
  }

  @Override
  public String toString() {
    return SdpWriter.write(this);
  }
}
