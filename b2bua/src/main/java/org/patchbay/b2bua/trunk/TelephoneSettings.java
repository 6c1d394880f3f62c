package org.patchbay.b2bua.trunk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.patchbay.b2bua.sdp.RtpCodec;
import org.patchbay.trunks.PhoneNumber;

/**
 * What all calls to the telephone network and to users have in common.
 *
 * @param domain the host, with its port if it needs one, of our users' and callers' URIs
 * @param numberOf the number that a user shows to the telephone network, if it is configured
 * @param responseTimeout {@code calls.responseTimeout}
 * @param convertible the codecs that media can be converted among, in our order of preference
 */
public record TelephoneSettings(
    String domain,
    Function<String, Optional<PhoneNumber>> numberOf,
    Duration responseTimeout,
    List<RtpCodec> convertible) {

  public TelephoneSettings {
    convertible = List.copyOf(convertible);
  }
}
