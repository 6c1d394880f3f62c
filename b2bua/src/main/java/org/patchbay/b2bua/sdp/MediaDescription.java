package org.patchbay.b2bua.sdp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An {@code m=} line and what belongs to it (RFC 8866 §5.14).
 *
 * @param media {@code audio}, {@code video}, {@code image}, …
 * @param port 0 refuses the stream (RFC 3264 §6)
 * @param protocol as {@code RTP/AVP}
 * @param formats payload types, for RTP
 * @param connection its own {@code c=} line
 * @param bandwidths what follows each {@code b=}
 */
public record MediaDescription(
    String media,
    int port,
    String protocol,
    List<String> formats,
    Optional<Connection> connection,
    List<String> bandwidths,
    List<Attribute> attributes) {

  public MediaDescription {
    formats = List.copyOf(formats);
    bandwidths = List.copyOf(bandwidths);
    attributes = List.copyOf(attributes);
  }

  /** The values of all attributes of a name, in order. */
  public Stream<String> values(String name) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals(name))
        .flatMap(attribute -> attribute.value().stream());
  }

  /** The value of the first attribute of a name. */
  public Optional<String> value(String name) {
    return values(name).findFirst();
  }

  /** Whether it has an attribute of the name. */
  public boolean has(String name) {
    return attributes.stream().anyMatch(attribute -> attribute.name().equals(name));
  }

  /**
   * The same stream refused: port 0, and a format, of which there must be one (RFC 3264 §6, RFC
   * 8866 §9).
   */
  public MediaDescription refused() {
    return new MediaDescription(
        media, 0, protocol, formats, Optional.empty(), List.of(), List.of());
  }
}
