package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.address.URI;
import javax.sip.header.HeaderAddress;

/**
 * Whether JAIN-SIP read what stands in a message: who is who (From, To, Call-ID) and where to send
 * (Request-URI, Contact, Record-Route), written back by it, are found there again, case aside.
 * Plain messages have one header a line and URIs in brackets (docs/adr/0015), so that this takes no
 * third parser.
 */
final class ReadBack {
  /** A quoted string, or tokens and whatever is not ASCII (RFC 3261 §25.1). */
  private static final Pattern DISPLAY_NAME =
      Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*+\" ?|[-.!%*_+`'~ a-z0-9\\x80-\\xff]*+)");

  private static final Pattern PARAMETER =
      Pattern.compile(";(?<name>[^;=\"]+)(?:=(?<value>\"(?:[^\"\\\\]|\\\\.)*+\"|[^;\"]++))?");

  private final List<String> lines;

  private ReadBack(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    lines = List.of(text.substring(0, text.indexOf("\r\n\r\n")).split("\r\n"));
  }

  /**
   * Compares.
   *
   * @param octets a plain message
   * @param message what was read of it
   */
  static boolean agrees(byte[] octets, SIPMessage message) {
    ReadBack written = new ReadBack(octets);
    return written.hasStartLine(message)
        && written.hasParty("from: ", message.getFrom(), message.getFromTag())
        && written.hasParty("to: ", message.getTo(), message.getToTag())
        && written.all("call-id: ").equals(List.of(lower(message.getCallId().getCallId())))
        && written.hasAddresses("contact: ", message)
        && written.hasAddresses("record-route: ", message);
  }

  private boolean hasStartLine(SIPMessage message) {
    return !(message instanceof SIPRequest request)
        || lines
            .get(0)
            .equals(lower(request.getMethod() + " " + request.getRequestURI() + " sip/2.0"));
  }

  private boolean hasParty(String name, HeaderAddress party, String tag) {
    List<String> values = all(name);
    String uri = bracketed(party);
    int at = values.size() == 1 ? values.get(0).indexOf(uri) : -1;
    return at >= 0
        && DISPLAY_NAME.matcher(values.get(0).substring(0, at)).matches()
        && hasTag(values.get(0).substring(at + uri.length()), tag);
  }

  /** Whether that is the tag, and the only one. */
  private static boolean hasTag(String parameters, String tag) {
    List<String> tags = new ArrayList<>(1);
    Matcher parameter = PARAMETER.matcher(parameters);
    int end = 0;
    while (parameter.lookingAt()) {
      if (parameter.group("name").equals("tag")) {
        tags.add(parameter.group("value"));
      }
      end = parameter.end();
      parameter.region(end, parameters.length());
    }
    return end == parameters.length() && tags.equals(tag == null ? List.of() : List.of(lower(tag)));
  }

  private boolean hasAddresses(String name, SIPMessage message) {
    String values = String.join(", ", all(name));
    Iterator<?> read = message.getHeaders(name.substring(0, name.length() - 2));
    for (int from = 0; read.hasNext(); ) {
      String uri = bracketed((HeaderAddress) read.next());
      int at = values.indexOf(uri, from);
      if (at < 0 || from == 0 && !DISPLAY_NAME.matcher(values.substring(0, at)).matches()) {
        return false;
      }
      from = at + uri.length();
    }
    return true;
  }

  /** The values of all headers of a name. */
  private List<String> all(String name) {
    List<String> values = new ArrayList<>(1);
    for (String line : lines) {
      if (line.startsWith(name)) {
        values.add(line.substring(name.length()));
      }
    }
    return values;
  }

  private static String bracketed(HeaderAddress header) {
    URI uri = header.getAddress().getURI();
    return "<" + lower(uri.toString()) + ">";
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
