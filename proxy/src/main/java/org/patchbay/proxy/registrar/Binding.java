package org.patchbay.proxy.registrar;

import org.patchbay.proxy.transport.Flow;

/**
 * One contact at which a user is reached (RFC 3261 §10.2.1).
 *
 * @param contact the contact's URI as received, without angle brackets and without the parameters
 *     of the header; one character an octet
 * @param q its preference in thousandths, 0 to 1000
 * @param expiresAt when it ends, in milliseconds since 1970-01-01T00:00:00Z
 * @param callId the Call-ID of the REGISTER that made or refreshed it
 * @param cseq the CSeq number of that REGISTER
 * @param flow what that REGISTER came in on; {@link #NO_CONNECTION} is its connection if the server
 *     has been restarted since
 * @param instance the {@code +sip.instance} without its quotes (RFC 5626 §4.1); "" if none was
 *     given
 * @param regId the {@code reg-id} (RFC 5626 §4.2); 0 if none was given
 * @param userAgent the User-Agent of that REGISTER, cut to a sane length; "" if none was given
 */
public record Binding(
    String contact,
    int q,
    long expiresAt,
    String callId,
    long cseq,
    Flow flow,
    String instance,
    int regId,
    String userAgent) {

  /** The preference of a contact that names none, and the highest. */
  public static final int HIGHEST_Q = 1000;

  /** The number of no connection, open or to be opened. */
  public static final long NO_CONNECTION = -1;

  /** Whether it has not expired. */
  public boolean isLive(long epochMillis) {
    return expiresAt > epochMillis;
  }

  /**
   * Whether a registration of the one replaces the other. Contacts that name an instance and a
   * reg-id are known by these (RFC 5626 §6): two phones behind two NATs may well have the same
   * private address. All others are known by their URI (RFC 3261 §10.3 step 7).
   */
  boolean isSameContact(Binding other) {
    return hasOutboundKey() && other.hasOutboundKey()
        ? regId == other.regId && instance.equals(other.instance)
        : UriEquality.equal(contact, other.contact);
  }

  private boolean hasOutboundKey() {
    return regId > 0 && !instance.isEmpty();
  }
}
