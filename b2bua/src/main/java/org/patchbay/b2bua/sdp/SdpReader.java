package org.patchbay.b2bua.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.patchbay.b2bua.sdp.SdpReading.Read;
import org.patchbay.b2bua.sdp.SdpReading.Unreadable;

/**
 * Reads a session description (RFC 8866 §5). Forgives bare line feeds, missing {@code s=} and
 * {@code t=} lines, lines out of order or of unknown types, and spaces too many; needs {@code v=0},
 * an {@code o=} line and {@code m=} lines that can be understood.
 */
public final class SdpReader {
  private static final int MOST_CHARACTERS = 32_768;
  private static final int MOST_LINES = 1_000;
  private static final int MOST_STREAMS = 16;
  private static final int MOST_FORMATS = 128;

  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

  private Optional<Origin> origin = Optional.empty();
  private String name = "-";
  private Optional<Connection> connection = Optional.empty();
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<Stream> streams = new ArrayList<>();

  private SdpReader() {}

  /** Reads the text of a body. */
  public static SdpReading read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return new Unreadable("the session description is too long");
    }
    String[] lines = LINE_END.split(text, MOST_LINES + 1);
    if (lines.length > MOST_LINES) {
      return new Unreadable("the session description has too many lines");
    }
    return new SdpReader().read(lines);
  }

  private SdpReading read(String[] lines) {
    if (!lines[0].strip().equals("v=0")) {
      return new Unreadable("a session description begins with v=0");
    }
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.length() >= 2 && line.charAt(1) == '=') {
        Optional<String> problem = line(line.charAt(0), line.substring(2));
        if (problem.isPresent()) {
          return new Unreadable(problem.get());
        }
      }
    }
    if (origin.isEmpty()) {
      return new Unreadable("the session description has no o= line that can be read");
    }
    return new Read(
        new SessionDescription(
            origin.get(),
            name,
            connection,
            attributes,
            streams.stream().map(Stream::described).toList()));
  }

  private Optional<String> line(char type, String value) {
    switch (type) {
      case 'o' -> origin = Origin.parse(value);
      case 's' -> name = value.isEmpty() ? "-" : value;
      case 'c' -> {
        Optional<Connection> read = Connection.parse(value);
        if (read.isEmpty()) {
          return Optional.of("a c= line cannot be read");
        }
        if (streams.isEmpty()) {
          connection = read;
        } else {
          last().connection = read;
        }
      }
      case 'b' -> {
        if (!streams.isEmpty()) {
          last().bandwidths.add(value);
        }
      }
      case 'a' -> (streams.isEmpty() ? attributes : last().attributes).add(Attribute.parse(value));
      case 'm' -> {
        return stream(value);
      }
      default -> {} // i u e p t r z k: nothing that an offer or an answer turns on
    }
    return Optional.empty();
  }

  private Optional<String> stream(String value) {
    String[] words = Words.of(value.strip(), MOST_FORMATS + 4);
    if (words.length < 4 || words.length > MOST_FORMATS + 3) {
      return Optional.of("an m= line cannot be read");
    }
    if (streams.size() == MOST_STREAMS) {
      return Optional.of("the session description has too many streams");
    }
    // "49170/2": a number of ports, which means multicast, and is not honoured.
    Optional<Integer> port = Numbers.parse(words[1].split("/", 2)[0], 65_535);
    if (port.isEmpty()) {
      return Optional.of("the port of an m= line cannot be read");
    }
    streams.add(
        new Stream(words[0], port.get(), words[2], List.of(words).subList(3, words.length)));
    return Optional.empty();
  }

  private Stream last() {
    return streams.get(streams.size() - 1);
  }

  /** A stream that is being read. */
  private static final class Stream {
    final String media;
    final int port;
    final String protocol;
    final List<String> formats;
    Optional<Connection> connection = Optional.empty();
    final List<String> bandwidths = new ArrayList<>();
    final List<Attribute> attributes = new ArrayList<>();

    Stream(String media, int port, String protocol, List<String> formats) {
      this.media = media;
      this.port = port;
      this.protocol = protocol;
      this.formats = formats;
    }

    MediaDescription described() {
      return new MediaDescription(
          media, port, protocol, formats, connection, bandwidths, attributes);
    }
  }
}
