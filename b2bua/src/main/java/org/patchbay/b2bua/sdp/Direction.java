package org.patchbay.b2bua.sdp;

import java.util.Locale;

/** In which directions media flows, as seen by whoever wrote the description (RFC 3264 §5.1). */
public enum Direction {
  SENDRECV(true, true),
  SENDONLY(true, false),
  RECVONLY(false, true),
  INACTIVE(false, false);

  private final boolean sends;
  private final boolean receives;
  private final Attribute attribute = Attribute.flag(name().toLowerCase(Locale.ROOT));

  Direction(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  /** That with the two properties. */
  public static Direction of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }

  /** Whether whoever wrote it sends. */
  public boolean sends() {
    return sends;
  }

  /** Whether whoever wrote it wants to receive. */
  public boolean receives() {
    return receives;
  }

  /** As the other end sees it. */
  public Direction reversed() {
    return of(receives, sends);
  }

  /** What both allow. An answer is within the reverse of its offer (RFC 3264 §6.1). */
  public Direction within(Direction other) {
    return of(sends && other.sends, receives && other.receives);
  }

  /** The attribute. */
  Attribute attribute() {
    return attribute;
  }

  /**
   * That of a stream: its own attribute, else the session's, else both ways. An unspecified address
   * means that its owner receives nothing (RFC 3264 §8.4).
   */
  static Direction of(SessionDescription description, MediaDescription stream) {
    Direction written = SENDRECV;
    for (Direction direction : values()) {
      if (description.attributes().contains(direction.attribute)) {
        written = direction;
      }
    }
    for (Direction direction : values()) {
      if (stream.attributes().contains(direction.attribute)) {
        written = direction;
      }
    }
    boolean silent = description.connectionOf(stream).filter(Connection::unspecified).isPresent();
    return silent ? written.within(SENDONLY) : written;
  }
}
