package org.patchbay.b2bua.trunk;

import java.util.List;
import java.util.Locale;
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
 * <p>Who asks for it ({@code Privacy: id} or {@code user}, or a From that is nobody's) stays nobody
 * in From. The number goes with it all the same, for whoever is trusted (RFC 3325 §7).
 *
 * @param number of the caller, if it is known
 * @param isPrivate whether the number is for trusted peers only
 */
record CallerIdentity(Optional<PhoneNumber> number, Party from, boolean isPrivate) {
  private static final String ANONYMOUS_HOST = "@anonymous.invalid";

  /** A display name, in which a bracket is no bracket (RFC 3261 §25.1). */
  private static final Pattern QUOTED = Pattern.compile("^\\s*\"(?:[^\"\\\\]|\\\\.)*+\"");

  private static final Party ANONYMOUS =
      new Party(Optional.of("Anonymous"), "sip:anonymous@anonymous.invalid", Optional.empty());

  /** To the telephone network: a number, or nobody (RFC 3323 §4.1.1.3). */
  static CallerIdentity outward(
      Caller caller, IncomingRequest invite, DialPlan plan, TelephoneSettings settings) {
    Optional<PhoneNumber> number = number(caller, invite, plan, settings);
    Party shown = number.map(n -> Party.of(uri(n.e164(), settings.domain()))).orElse(ANONYMOUS);
    return of(number, shown, invite);
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
    Party shown = name.map(n -> named(invite, uri(n, settings.domain()))).orElse(ANONYMOUS);
    return of(number, shown, invite);
  }

  private static CallerIdentity of(
      Optional<PhoneNumber> number, Party shown, IncomingRequest invite) {
    boolean isPrivate = asksForPrivacy(invite);
    return new CallerIdentity(number, isPrivate ? ANONYMOUS : shown, isPrivate);
  }

  /** RFC 3323 §4.2, RFC 3325 §9.3; or a From as RFC 3323 §4.1.1.3 has it. */
  private static boolean asksForPrivacy(IncomingRequest invite) {
    List<String> asked =
        List.of(invite.header("Privacy").orElse("").toLowerCase(Locale.ROOT).split("[;,\\s]+"));
    return asked.contains("id")
        || asked.contains("user")
        || invite.from().uri().toLowerCase(Locale.ROOT).contains(ANONYMOUS_HOST);
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
