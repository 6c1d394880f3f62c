package org.patchbay.server.wire;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A SIP message as it was received, read no further than a test needs.
 *
 * <p>Written apart from the server's parser, so that a mistake there cannot hide itself here.
 *
 * @param text start line, header lines and body
 */
record SipText(String text) {
  private static final Map<String, String> COMPACT =
      Map.of("via", "v", "from", "f", "to", "t", "call-id", "i", "contact", "m");

  String startLine() {
    return text.lines().findFirst().orElse("");
  }

  /** The status of a response, 0 for a request. */
  int status() {
    return isResponse() ? Integer.parseInt(text.substring(8, 11)) : 0;
  }

  boolean isResponse() {
    return text.startsWith("SIP/2.0 ");
  }

  /** The method of a request, or that of the CSeq of a response. */
  String method() {
    return isResponse() ? header("CSeq").split(" +")[1] : text.substring(0, text.indexOf(' '));
  }

  /** The first value of a header, or an empty text. */
  String header(String name) {
    List<String> all = headers(name);
    return all.isEmpty() ? "" : all.get(0);
  }

  /** The values of all lines of a header, top down; a line with several values is one text. */
  List<String> headers(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String compact = COMPACT.getOrDefault(wanted, wanted);
    return head()
        .lines()
        .skip(1)
        .filter(line -> line.indexOf(':') > 0)
        .filter(
            line -> {
              String found = line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT);
              return found.equals(wanted) || found.equals(compact);
            })
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .toList();
  }

  /** The URI of a name-addr such as a Contact or a Record-Route. */
  static String uri(String nameAddr) {
    int open = nameAddr.indexOf('<');
    return open < 0 ? nameAddr : nameAddr.substring(open + 1, nameAddr.indexOf('>', open));
  }

  /** Where the session description in the body wants the audio sent. */
  InetSocketAddress audio() {
    String address = line("c=IN IP4 ");
    return new InetSocketAddress(address, Integer.parseInt(line("m=audio ").split(" ")[0]));
  }

  /** The payload type that the body gives to an encoding such as {@code PCMA/8000}. */
  int payloadType(String encoding) {
    return text.lines()
        .filter(line -> line.startsWith("a=rtpmap:") && line.endsWith(" " + encoding))
        .map(line -> line.substring("a=rtpmap:".length(), line.indexOf(' ')))
        .findFirst()
        .map(Integer::valueOf)
        .orElseThrow(() -> new AssertionError("no " + encoding + " in " + text));
  }

  private String line(String start) {
    return text.lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .map(line -> line.substring(start.length()))
        .orElseThrow(() -> new AssertionError("no line " + start + " in " + text));
  }

  private String head() {
    int blank = text.indexOf("\r\n\r\n");
    return blank < 0 ? text : text.substring(0, blank);
  }
}
