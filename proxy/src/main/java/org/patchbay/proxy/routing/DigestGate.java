package org.patchbay.proxy.routing;

import org.patchbay.proxy.auth.DigestAuthenticator;
import org.patchbay.proxy.auth.Outcome;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.metrics.CredentialCheck;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.protection.Doorkeeper;
import org.patchbay.proxy.protection.Source;

/** Challenges, and the answers to them, as the proxy (407) and as the registrar (401). */
public final class DigestGate {
  private final DigestAuthenticator authenticator;
  private final Doorkeeper doorkeeper;
  private final SignallingCounts counts;

  /** A gate that tells the doorkeeper who knocks. */
  public DigestGate(
      DigestAuthenticator authenticator, Doorkeeper doorkeeper, SignallingCounts counts) {
    this.authenticator = authenticator;
    this.doorkeeper = doorkeeper;
    this.counts = counts;
  }

  /** Lets a caller with good credentials on, as the user that they are of. */
  Verdict proxyAuthenticate(RoutingContext context) {
    return authenticate(context, HeaderName.PROXY_AUTHORIZATION, Refusal.CREDENTIALS_WANTED);
  }

  /** The same for a REGISTER. */
  Verdict registrarAuthenticate(RoutingContext context) {
    return authenticate(context, HeaderName.AUTHORIZATION, Refusal.REGISTRATION_CREDENTIALS_WANTED);
  }

  /**
   * Notes credentials for us in a request that is let pass without them: a phone repeats them
   * within a dialog and in an ACK (RFC 3261 §22.3), and they are nobody else's business.
   */
  void withhold(RoutingContext context) {
    context.credentials(authenticator.find(context.message(), HeaderName.PROXY_AUTHORIZATION));
  }

  private Verdict authenticate(RoutingContext context, HeaderName header, Refusal challenge) {
    boolean proxy = header == HeaderName.PROXY_AUTHORIZATION;
    Outcome outcome = authenticator.check(context.message(), header);
    counts.checked(kind(outcome));
    if (outcome instanceof Outcome.Accepted accepted) {
      doorkeeper.loggedIn(context.flow());
      context.caller(new Caller.User(accepted.user()));
      context.credentials(accepted.header());
      return Verdict.NEXT;
    }
    long source = Source.of(context.flow().remote().getAddress());
    if (outcome instanceof Outcome.Wrong || outcome instanceof Outcome.Malformed) {
      doorkeeper.wrongPassword(context.flow(), authenticator.answersChallengeTo(source));
    }
    if (outcome instanceof Outcome.Malformed) {
      return Verdict.refuse(Refusal.BAD_CREDENTIALS);
    }
    boolean stale = outcome instanceof Outcome.Stale;
    return new Verdict.Refuse(challenge, authenticator.challengeHeaders(proxy, stale, source));
  }

  private static CredentialCheck kind(Outcome outcome) {
    if (outcome instanceof Outcome.Accepted) {
      return CredentialCheck.ACCEPTED;
    } else if (outcome instanceof Outcome.Missing) {
      return CredentialCheck.MISSING;
    } else if (outcome instanceof Outcome.Stale) {
      return CredentialCheck.STALE;
    }
    return outcome instanceof Outcome.Wrong ? CredentialCheck.WRONG : CredentialCheck.MALFORMED;
  }
}
