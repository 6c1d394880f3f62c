package org.patchbay.proxy.registrar;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.OptionTags;
import org.patchbay.proxy.message.Parameters;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;

/** Reads what a REGISTER asks for (RFC 3261 §10.2, §20.10). Reused from request to request. */
final class RegisterReader {
  /** More contacts than this in one request are refused unread. */
  static final int MOST_CONTACTS = 32;

  /** Of each text that is kept with a binding, the most octets. */
  static final int MOST_URI = 1024;

  static final int MOST_CALL_ID = 512;
  static final int MOST_INSTANCE = 256;
  static final int MOST_USER_AGENT = 128;

  private static final long MOST_SECONDS = 0xffff_ffffL;

  /** What stands for an interval that is no number (RFC 3261 §20.10). */
  private static final long MALFORMED_SECONDS = 3600;

  private static final byte[] EXPIRES = Octets.ascii("expires");
  private static final byte[] Q = Octets.ascii("q");
  private static final byte[] INSTANCE = Octets.ascii("+sip.instance");
  private static final byte[] REG_ID = Octets.ascii("reg-id");
  private static final byte[] OUTBOUND = Octets.ascii("outbound");

  private final NameAddr address = new NameAddr();
  private final List<RegisterRequest.Contact> contacts = new ArrayList<>();
  private boolean wildcard;
  private RegisterRequest request;

  /**
   * Reads a REGISTER.
   *
   * @return null if it is well-formed; else what is wrong with it
   */
  Refusal read(RequestHead head) {
    request = null;
    contacts.clear();
    wildcard = false;
    SipMessage message = head.message();
    Refusal fault = readContacts(message);
    if (fault != null) {
      return fault;
    }
    long expires = headerSeconds(message);
    if (wildcard && (!contacts.isEmpty() || expires != 0)) {
      return Refusal.BAD_REGISTER; // RFC 3261 §10.3 step 6
    }
    String callId = message.text(HeaderName.CALL_ID);
    if (callId.length() > MOST_CALL_ID) {
      return Refusal.BAD_CALL_ID;
    }
    RegisterPath path = RegisterPath.read(head);
    if (path == null) {
      return Refusal.BAD_PATH;
    }
    String agent = message.text(HeaderName.USER_AGENT);
    request =
        new RegisterRequest(
            callId,
            head.cseq(),
            agent.substring(0, Math.min(agent.length(), MOST_USER_AGENT)),
            expires,
            wildcard,
            List.copyOf(contacts),
            OptionTags.contains(message, HeaderName.SUPPORTED, OUTBOUND),
            path);
    return null;
  }

  /** What was read last; null if that was refused. Unlike the message it may be kept. */
  RegisterRequest request() {
    return request;
  }

  private Refusal readContacts(SipMessage message) {
    byte[] bytes = message.bytes();
    for (int h = message.first(HeaderName.CONTACT); h >= 0; h = message.next(h)) {
      int end = message.valueEnd(h);
      for (int i = message.valueStart(h); i <= end; ) {
        int elementEnd = Octets.elementEnd(bytes, i, end);
        Refusal fault = readElement(bytes, i, elementEnd);
        if (fault != null) {
          return fault;
        }
        i = elementEnd + 1;
      }
    }
    return null;
  }

  private Refusal readElement(byte[] bytes, int from, int to) {
    int start = Octets.skipSpace(bytes, from, to);
    if (Octets.trimEnd(bytes, start, to) - start == 1 && bytes[start] == '*') {
      if (wildcard) {
        return Refusal.BAD_REGISTER;
      }
      wildcard = true;
      return null;
    }
    if (contacts.size() == MOST_CONTACTS) {
      return Refusal.TOO_MANY_CONTACTS;
    }
    if (!address.read(bytes, from, to)) {
      return Refusal.BAD_CONTACT;
    }
    if (!address.uri().isSip()) {
      return Refusal.BAD_REGISTER;
    }
    return readContact(bytes);
  }

  private Refusal readContact(byte[] bytes) {
    Parameters parameters = address.parameters();
    int q = parameters.find(Q) ? Qvalue.read(parameters.value()) : Binding.HIGHEST_Q;
    int length = address.uri().end() - address.uri().start();
    String instance = parameters.find(INSTANCE) ? unquoted(parameters.value()) : "";
    if (q < 0 || length > MOST_URI || instance.length() > MOST_INSTANCE) {
      return Refusal.BAD_CONTACT;
    }
    long expires =
        parameters.find(EXPIRES)
            ? seconds(bytes, parameters.valueStart(), parameters.valueEnd())
            : RegisterRequest.NONE;
    contacts.add(
        new RegisterRequest.Contact(
            Octets.text(bytes, address.uri().start(), address.uri().end()),
            q,
            expires,
            instance,
            regId(bytes, instance)));
    return null;
  }

  /** The reg-id; a reg-id without an instance says nothing and is ignored (RFC 5626 §6). */
  private int regId(byte[] bytes, String instance) {
    Parameters parameters = address.parameters();
    if (instance.isEmpty() || !parameters.find(REG_ID)) {
      return 0;
    }
    return (int)
        Math.max(
            0,
            Octets.number(
                bytes, parameters.valueStart(), parameters.valueEnd(), Integer.MAX_VALUE));
  }

  private static String unquoted(String value) {
    return value.length() >= 2 && value.charAt(0) == '"'
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private static long headerSeconds(SipMessage message) {
    int header = message.first(HeaderName.EXPIRES);
    return header < 0
        ? RegisterRequest.NONE
        : seconds(message.bytes(), message.valueStart(header), message.valueEnd(header));
  }

  private static long seconds(byte[] bytes, int start, int end) {
    long seconds = Octets.number(bytes, start, end, MOST_SECONDS);
    if (seconds == -1) {
      return MALFORMED_SECONDS;
    }
    return seconds < 0 ? MOST_SECONDS : seconds;
  }
}
