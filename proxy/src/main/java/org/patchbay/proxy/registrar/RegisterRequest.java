package org.patchbay.proxy.registrar;

import java.util.List;

/**
 * What a REGISTER asks for (RFC 3261 §10.2).
 *
 * @param callId its Call-ID
 * @param cseq its CSeq number
 * @param userAgent its User-Agent, cut to a sane length; "" if it has none
 * @param expires its Expires header in seconds, at most 2^32-1; {@link #NONE} if it has none
 * @param wildcard whether its one contact is {@code *}: {@link #contacts} is then empty
 * @param contacts its contacts in their order
 * @param outbound whether its Supported names outbound (RFC 5626 §4.2.1)
 * @param path the proxies that it came through
 */
record RegisterRequest(
    String callId,
    long cseq,
    String userAgent,
    long expires,
    boolean wildcard,
    List<Contact> contacts,
    boolean outbound,
    RegisterPath path) {

  /** No interval is given. */
  static final long NONE = -1;

  /**
   * One contact.
   *
   * @param uri its URI without angle brackets, one character an octet
   * @param q its preference in thousandths
   * @param expires its own interval in seconds, at most 2^32-1; {@link #NONE} if it has none
   * @param instance its {@code +sip.instance} without quotes; "" if it has none
   * @param regId its {@code reg-id}; 0 if it has none or no instance
   */
  record Contact(String uri, int q, long expires, String instance, int regId) {}

  /** Whether a contact is to be registered as a flow of its instance (RFC 5626 §6). */
  boolean asksForOutbound() {
    return outbound && contacts.stream().anyMatch(contact -> contact.regId() > 0);
  }
}
