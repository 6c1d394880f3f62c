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
 * @param regId the {@code reg-id} if the registration follows RFC 5626 §6, which makes this one
 *     flow of the instance; else 0
 * @param userAgent the User-Agent of that REGISTER, cut to a sane length; "" if none was given
 * @param path the entries of its Path, as a Route to the contact has them (RFC 3327 §5.3),
 *     separated by commas; "" if there was none
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
    String userAgent,
    String path) {

  /** The preference of a contact that names none, and the highest. */
  public static final int HIGHEST_Q = 1000;

  /** The number of no connection, open or to be opened. */
  public static final long NO_CONNECTION = -1;

  /** A binding without a Path. */
  public Binding(
      String contact,
      int q,
      long expiresAt,
      String callId,
      long cseq,
      Flow flow,
      String instance,
      int regId,
      String userAgent) {
    this(contact, q, expiresAt, callId, cseq, flow, instance, regId, userAgent, "");
  }

  /** The same on another flow. */
  Binding on(Flow other) {
    return new Binding(
        contact, q, expiresAt, callId, cseq, other, instance, regId, userAgent, path);
  }

  /** Whether it has not expired. */
  public boolean isLive(long epochMillis) {
    return expiresAt > epochMillis;
  }

  /** Whether requests for it go over other proxies, which it was registered through. */
  public boolean hasPath() {
    return !path.isEmpty();
  }

  /** Whether it is one of the flows of its instance, and reached on that alone (RFC 5626 §6). */
  public boolean isOutbound() {
    return regId > 0;
  }

  /** Whether this and another are two flows to one phone (RFC 5626 §7). */
  public boolean isOtherFlowOf(Binding other) {
    return isOutbound() && other.isOutbound() && instance.equals(other.instance);
  }

  /**
   * Whether a registration of the one replaces the other. Flows are known by their instance and
   * reg-id (RFC 5626 §6): two phones behind two NATs may well have the same private address. All
   * others are known by their URI (RFC 3261 §10.3 step 7).
   */
  boolean isSameContact(Binding other) {
    return isOutbound() && other.isOutbound()
        ? regId == other.regId && instance.equals(other.instance)
        : UriEquality.equal(contact, other.contact);
  }
}
