package org.patchbay.carrier.sdp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbay.config.IpAddresses;
import org.patchbay.media.endpoint.Direction;

/** Reads a session description into its streams (RFC 8866 §5). Lines of no concern are skipped. */
final class SessionReader {
  private static final int MOST_CHARACTERS = 16_384;
  private static final int MOST_STREAMS = 16;
  private static final int MOST_PORT = 65_535;

  private Optional<InetAddress> sessionAddress = Optional.empty();
  private Direction sessionDirection = Direction.SENDRECV;
  private final List<Stream> streams = new ArrayList<>();

  private SessionReader() {}

  /** The streams in their order; none if the text is no session description. */
  static Optional<List<StreamDescription>> read(String text) {
    if (text.length() > MOST_CHARACTERS || !text.startsWith("v=0")) {
      return Optional.empty();
    }
    return new SessionReader().lines(text.split("\r\n|\n|\r"));
  }

  private Optional<List<StreamDescription>> lines(String[] lines) {
    for (String line : lines) {
      if (line.length() >= 2 && line.charAt(1) == '=' && !line(line)) {
        return Optional.empty();
      }
    }
    return Optional.of(streams.stream().map(Stream::described).toList());
  }

  private boolean line(String line) {
    String value = line.substring(2).strip();
    switch (line.charAt(0)) {
      case 'm' -> {
        return stream(value);
      }
      case 'c' -> {
        String[] words = value.split("[ /]+");
        Optional<InetAddress> address =
            words.length < 3 ? Optional.empty() : IpAddresses.parse(words[2]);
        if (streams.isEmpty()) {
          sessionAddress = address;
        } else {
          last().address = address;
        }
      }
      case 'a' -> attribute(value);
      default -> {} // nothing that an offer or an answer turns on
    }
    return true;
  }

  private boolean stream(String value) {
    String[] words = value.split("\\s+");
    Optional<Integer> port =
        words.length < 4
            ? Optional.empty()
            : StreamDescription.number(words[1].split("/")[0], MOST_PORT);
    if (port.isEmpty() || streams.size() == MOST_STREAMS) {
      return false;
    }
    Stream stream = new Stream(words, port.get());
    stream.address = sessionAddress;
    stream.direction = sessionDirection;
    streams.add(stream);
    return true;
  }

  private void attribute(String value) {
    Optional<Direction> direction = direction(value);
    if (streams.isEmpty()) {
      sessionDirection = direction.orElse(sessionDirection);
    } else {
      last().direction = direction.orElse(last().direction);
      last().attributes.add(value);
    }
  }

  private static Optional<Direction> direction(String attribute) {
    for (Direction direction : Direction.values()) {
      if (direction.name().toLowerCase(Locale.ROOT).equals(attribute)) {
        return Optional.of(direction);
      }
    }
    return Optional.empty();
  }

  private Stream last() {
    return streams.get(streams.size() - 1);
  }

  /** A stream that is being read. */
  private static final class Stream {
    final String[] words;
    final int port;
    final List<String> attributes = new ArrayList<>();
    Optional<InetAddress> address = Optional.empty();
    Direction direction = Direction.SENDRECV;

    Stream(String[] words, int port) {
      this.words = words;
      this.port = port;
    }

    StreamDescription described() {
      List<String> formats = List.of(words).subList(3, words.length);
      return new StreamDescription(
          words[0], port, words[2], formats, address, direction, attributes);
    }
  }
}
