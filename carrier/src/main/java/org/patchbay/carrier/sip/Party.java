package org.patchbay.carrier.sip;

import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.Octets;

/**
 * What stands in From, To or P-Asserted-Identity.
 *
 * @param value as written, on one line
 * @param user the user part of its URI, without escapes; empty for none
 * @param host the host of its URI, with the port if there is one
 * @param tag empty for none
 */
public record Party(String value, String user, String host, String tag) {

  static Party of(NameAddr address, String value) {
    int port = address.uri().port();
    return new Party(
        value,
        address.uri().user(),
        address.uri().host() + (port < 0 ? "" : ":" + port),
        address.tag());
  }

  /** The URI within a name-addr, as written. */
  static String uriOf(NameAddr address) {
    return Octets.text(address.uri().bytes(), address.uri().start(), address.uri().end());
  }
}
