package org.patchbay.b2bua.sdp;

/** Writes a session description: every line ends in CRLF, and they stand in RFC 8866 §5's order. */
public final class SdpWriter {

  private SdpWriter() {}

  /** The text of a body. */
  public static String write(SessionDescription description) {
    StringBuilder out = new StringBuilder(512);
    line(out, 'v', "0");
    line(out, 'o', description.origin());
    line(out, 's', description.name());
    description.connection().ifPresent(connection -> line(out, 'c', connection));
    line(out, 't', "0 0");
    description.attributes().forEach(attribute -> line(out, 'a', attribute));
    for (MediaDescription stream : description.media()) {
      line(
          out,
          'm',
          stream.media()
              + " "
              + stream.port()
              + " "
              + stream.protocol()
              + " "
              + String.join(" ", stream.formats()));
      stream.connection().ifPresent(connection -> line(out, 'c', connection));
      stream.bandwidths().forEach(bandwidth -> line(out, 'b', bandwidth));
      stream.attributes().forEach(attribute -> line(out, 'a', attribute));
    }
    return out.toString();
  }

  private static void line(StringBuilder out, char type, Object value) {
    out.append(type).append('=').append(value).append("\r\n");
  }
}
