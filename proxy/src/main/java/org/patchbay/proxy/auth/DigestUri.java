package org.patchbay.proxy.auth;

import java.util.Arrays;
import org.patchbay.proxy.auth.DigestResponse.Field;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipUri;

/**
 * Whether the {@code uri} that a phone hashed goes with the Request-URI (RFC 3261 §22.4).
 *
 * <p>These do: the same octets; two SIP URIs with the same user, or both without one, whatever
 * their hosts, ports and parameters; and a SIP URI with a user and one without, if there is a nonce
 * count, which makes a captured response worthless for a second request. Of REGISTER, whose
 * Request-URI has no user, no nonce count is asked. One thread.
 */
// Deviation: RFC 7616 §3.4.6 wants the two to be the same. Phones leave out the port or the
// parameters, write their proxy's address for the domain, or hash the domain alone.
final class DigestUri {
  private final SipUri hashed = new SipUri();
  private final SipUri requested = new SipUri();

  boolean fits(DigestResponse response, SipMessage request) {
    int start = response.start(Field.URI);
    int end = response.end(Field.URI);
    byte[] bytes = request.bytes();
    if (Arrays.equals(response.bytes(), start, end, bytes, request.uriStart(), request.uriEnd())) {
      return true;
    }
    if (!hashed.read(response.bytes(), start, end)
        || !requested.read(bytes, request.uriStart(), request.uriEnd())
        || !hashed.isSip()
        || !requested.isSip()) {
      return false;
    }
    if (hashed.hasUser() && requested.hasUser()) {
      return hashed.user().equals(requested.user());
    }
    return !hashed.hasUser() && !requested.hasUser()
        || response.has(Field.QOP)
        || request.method() == Method.REGISTER;
  }
}
