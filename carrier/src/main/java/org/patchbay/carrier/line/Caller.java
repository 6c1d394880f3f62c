package org.patchbay.carrier.line;

import java.util.Optional;
import org.patchbay.carrier.sip.Party;
import org.patchbay.carrier.sip.SipRequest;

/**
 * Who can be called back.
 *
 * @param number {@code +} and digits (ITU-T E.164)
 * @param host of the caller's URI: the domain in which the number is known
 */
record Caller(String number, String host) {

  /** The caller of a request: as it is vouched for, else as From says; none if it has no number. */
  static Optional<Caller> of(SipRequest request) {
    return request.asserted().flatMap(Caller::of).or(() -> of(request.from()));
  }

  private static Optional<Caller> of(Party party) {
    return party.user().matches("\\+[1-9][0-9]{1,14}")
        ? Optional.of(new Caller(party.user(), party.host()))
        : Optional.empty();
  }

  /** The URI to call. */
  String uri() {
    return "sip:" + number + "@" + host;
  }
}
