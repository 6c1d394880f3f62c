package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the proxy's messages with JAIN-SIP, and only those of which both are sure to read the same.
 * JAIN-SIP is lenient: it takes a line of white space for the end of the headers, forgets a header
 * that it cannot read, and reads past what it does not understand. The proxy writes plain messages
 * (docs/adr/0015); what is not plain, or not read whole, is not read at all.
 */
final class StrictParser implements ParseExceptionListener {
  /** Headers that nobody behind the fence looks at may be unreadable. */
  private static final Set<String> READ =
      Set.of(
          "via",
          "from",
          "to",
          "call-id",
          "cseq",
          "max-forwards",
          "contact",
          "record-route",
          "route",
          "content-length",
          "content-type",
          "require");

  private static final int LONGEST_LINE = 4 * 1024;
  private static final int LARGEST_HEAD = 16 * 1024;

  private final MessageParser parser = new StringMsgParser();

  /** The message; null if it must not be acted upon. */
  SIPMessage parse(byte[] octets) {
    if (!isPlain(octets)) {
      return null;
    }
    try {
      SIPMessage message = parser.parseSIPMessage(octets, true, true, this);
      return message != null && isWhole(message) && ReadBack.agrees(octets, message)
          ? message
          : null;
    } catch (ParseException | RuntimeException e) {
      return null;
    }
  }

  /**
   * Whether lines end in CRLF, no header is folded, and none holds a control character or is longer
   * than any that is meant well: JAIN-SIP's time grows with the square of a line's length.
   */
  private static boolean isPlain(byte[] octets) {
    int line = 0;
    int last = Math.min(octets.length, LARGEST_HEAD) - 1;
    for (int i = 0; i < last; i++) {
      byte octet = octets[i];
      if (octet == '\r' && octets[i + 1] == '\n') {
        if (i == line) {
          return i > 0; // the empty line
        }
        line = i + 2;
        i++;
      } else if (octet >= 0 && octet < ' ' && octet != '\t' || octet == 0x7f) {
        return false;
      } else if (i == line && (octet == ' ' || octet == '\t') || i - line > LONGEST_LINE) {
        return false;
      }
    }
    return false;
  }

  private static boolean isWhole(SIPMessage message) throws ParseException {
    if (message instanceof SIPRequest request) {
      request.checkHeaders();
      return request.getRequestURI() != null
          && "SIP/2.0".equals(request.getRequestLine().getSipVersion());
    }
    ((SIPResponse) message).checkHeaders();
    return true;
  }

  /** A header that cannot be read spoils a message only if somebody would look at it. */
  @Override
  @SuppressWarnings("rawtypes")
  public void handleException(
      ParseException problem,
      SIPMessage message,
      Class headerClass,
      String headerText,
      String messageText)
      throws ParseException {
    boolean startLine = headerClass == RequestLine.class || headerClass == StatusLine.class;
    String name = headerText.split(":", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (startLine || READ.contains(name)) {
      throw problem;
    }
    message.addUnparsed(headerText);
  }
}
