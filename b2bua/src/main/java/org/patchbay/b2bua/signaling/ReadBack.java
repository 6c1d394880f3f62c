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
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.HeaderAddress;

/**
 * Whether JAIN-SIP read what stands in a message: who is who (From, To, Call-ID) and where to send
 * (Request-URI, Contact, Record-Route), written back by it, are found there again, case aside.
 * Plain messages have one header a line and URIs in brackets (docs/adr/0015), so that this takes no
 * third parser.
 */
final class ReadBack {
  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";

  /** A quoted string, or tokens and whatever is not ASCII (RFC 3261 §25.1). */
  private static final String NAME = "(?:" + QUOTED + " ?|[-.!%*_+`'~ a-z0-9\\x80-\\xff]*+)";

  private static final String PARAMETER =
      ";(?<name>[^;=\",<>]++)(?:=(?<value>" + QUOTED + "|[^;\",<>]++))?";

  private static final Pattern BEFORE_FIRST = Pattern.compile(NAME);
  private static final Pattern BETWEEN = Pattern.compile("(?:" + PARAMETER + ")*+, " + NAME);
  private static final Pattern ONE_PARAMETER = Pattern.compile(PARAMETER);

  private static final Pattern LINE_END = Pattern.compile("\r\n");

  private final List<String> lines;

  private ReadBack(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    String head = text.substring(0, text.indexOf("\r\n\r\n"));
    lines = List.of(LINE_END.split(lower(head)));
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
        && BEFORE_FIRST.matcher(values.get(0).substring(0, at)).matches()
        && hasTag(values.get(0).substring(at + uri.length()), tag);
  }

  /** Whether that is the tag, and the only one. */
  private static boolean hasTag(String parameters, String tag) {
    List<String> tags = new ArrayList<>(1);
    Matcher parameter = ONE_PARAMETER.matcher(parameters);
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
      Pattern before = from == 0 ? BEFORE_FIRST : BETWEEN;
      if (at < 0 || !before.matcher(values.substring(from, at)).matches()) {
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
    if (uri instanceof SipURI sip) {
      sip.getTTLParam(); // throws if it holds one, which would happen later otherwise
    }
    return "<" + lower(uri.toString()) + ">";
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
