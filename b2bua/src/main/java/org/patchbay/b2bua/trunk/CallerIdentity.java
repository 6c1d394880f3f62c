package org.patchbay.b2bua.trunk;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.Party;
import org.patchbay.trunks.Caller;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.DialString;
import org.patchbay.trunks.PhoneNumber;

/**
 * Whom a callee sees. A user is shown by the number that is configured for it, or the first of the
 * inventory that it owns, or by name within the domain; what a user wrote into From never leaves. A
 * trunk, and a source that is trusted, are believed about the number of whoever calls through them
 * (RFC 3325 §4).
 *
 * @param number of the caller, if it is known
 */
record CallerIdentity(Optional<PhoneNumber> number, Party from) {
  /** A display name, in which a bracket is no bracket (RFC 3261 §25.1). */
  private static final Pattern QUOTED = Pattern.compile("^\\s*\"(?:[^\"\\\\]|\\\\.)*+\"");

  private static final Party ANONYMOUS =
      new Party(Optional.of("Anonymous"), "sip:anonymous@anonymous.invalid", Optional.empty());

  /** To the telephone network: a number, or nobody (RFC 3323 §4.1.1.3). */
  static CallerIdentity outward(
      Caller caller, IncomingRequest invite, DialPlan plan, TelephoneSettings settings) {
    Optional<PhoneNumber> number = number(caller, invite, plan, settings);
    return new CallerIdentity(
        number, number.map(n -> Party.of(uri(n.e164(), settings.domain()))).orElse(ANONYMOUS));
  }

  /**
   * To a user: a number or a name, and what the caller calls itself. A trunk that shows no number
   * stays nobody: it might show the name of a user.
   */
  static CallerIdentity inward(
      Caller caller, IncomingRequest invite, DialPlan plan, TelephoneSettings settings) {
    Optional<PhoneNumber> number = number(caller, invite, plan, settings);
    Optional<String> name = number.map(PhoneNumber::e164);
    if (caller instanceof Caller.User user) {
      name = Optional.of(user.name());
    } else if (caller instanceof Caller.TrustedSource && name.isEmpty()) {
      name = Optional.of(UriUser.of(invite.from().uri())).filter(user -> !user.isEmpty());
    }
    return new CallerIdentity(
        number, name.map(shown -> named(invite, uri(shown, settings.domain()))).orElse(ANONYMOUS));
  }

  private static Party named(IncomingRequest invite, String uri) {
    return new Party(invite.from().displayName(), uri, Optional.empty());
  }

  private static Optional<PhoneNumber> number(
      Caller caller, IncomingRequest invite, DialPlan plan, TelephoneSettings settings) {
    if (caller instanceof Caller.User user) {
      return settings
          .numberOf()
          .apply(user.name())
          .or(
              () ->
                  plan.numbers().owners().entrySet().stream()
                      .filter(owned -> owned.getValue().equals(user.name()))
                      .map(Map.Entry::getKey)
                      .findFirst());
    }
    return asserted(invite).or(() -> written(invite.from().uri()));
  }

  private static Optional<PhoneNumber> asserted(IncomingRequest invite) {
    return invite
        .header("P-Asserted-Identity")
        .map(value -> QUOTED.matcher(value).replaceFirst("").replaceAll("^[^<]*<|>.*$", ""))
        .flatMap(CallerIdentity::written);
  }

  private static Optional<PhoneNumber> written(String uri) {
    return DialString.of(UriUser.of(uri)) instanceof DialString.Number found
        ? Optional.of(found.number())
        : Optional.empty();
  }

  private static String uri(String user, String domain) {
    return "sip:" + UriUser.escape(user) + "@" + domain;
  }
}
