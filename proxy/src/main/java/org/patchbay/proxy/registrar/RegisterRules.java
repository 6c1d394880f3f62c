package org.patchbay.proxy.registrar;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.transport.Flow;

/** The judgement of RFC 3261 §10.3 steps 6 and 7 over one user's bindings. Pure. */
final class RegisterRules {
  /** From here on no interval is too brief, whatever the limits (RFC 3261 §10.3 step 7). */
  private static final int HOUR_SECONDS = 3600;

  private RegisterRules() {}

  /**
   * What follows from a REGISTER: all of what it asks for, or nothing.
   *
   * @param existing the user's bindings that have not expired
   * @param now milliseconds since 1970-01-01T00:00:00Z
   * @param flow what the REGISTER came in on
   */
  static RegisterOutcome apply(
      RegisterRequest request, List<Binding> existing, RegisterLimits limits, long now, Flow flow) {
    if (request.wildcard()) {
      return removeAll(request, existing);
    }
    if (request.contacts().isEmpty()) {
      return new RegisterOutcome.Query();
    }
    if (request.asksForOutbound() && !request.path().keepsFlow()) {
      return new RegisterOutcome.Refused(Refusal.FIRST_HOP_LACKS_OUTBOUND, ""); // RFC 5626 §6
    }
    List<Binding> kept = new ArrayList<>(existing);
    List<Binding> registered = new ArrayList<>();
    for (RegisterRequest.Contact contact : request.contacts()) {
      long seconds = interval(request, contact, limits);
      if (seconds > 0 && seconds < Math.min(limits.minSeconds(), HOUR_SECONDS)) {
        return new RegisterOutcome.Refused(
            Refusal.INTERVAL_TOO_BRIEF, "Min-Expires: " + limits.minSeconds() + "\r\n");
      }
      // It promises TLS on every hop, so it has to come over TLS itself (RFC 5630 §3.1.4).
      if (seconds > 0 && isSips(contact.uri()) && !flow.transport().secure()) {
        return new RegisterOutcome.Refused(Refusal.SIPS_WITHOUT_TLS, "");
      }
      Binding binding = binding(request, contact, seconds, now, flow);
      for (Binding old : existing) {
        if (old.isSameContact(binding) && isStale(request, old, binding, seconds)) {
          return stale();
        }
      }
      kept.removeIf(binding::isSameContact);
      registered.removeIf(binding::isSameContact); // named twice: the last one holds
      if (seconds > 0) {
        registered.add(binding);
      }
    }
    registered.addAll(kept);
    boolean tooMany =
        registered.size() > limits.mostContacts() && registered.size() > existing.size();
    return tooMany
        ? new RegisterOutcome.Refused(Refusal.TOO_MANY_CONTACTS, "")
        : new RegisterOutcome.Update(List.copyOf(registered));
  }

  private static RegisterOutcome removeAll(RegisterRequest request, List<Binding> existing) {
    for (Binding old : existing) {
      if (old.callId().equals(request.callId()) && request.cseq() <= old.cseq()) {
        return stale();
      }
    }
    return new RegisterOutcome.Update(List.of());
  }

  /**
   * Whether the request is older than what it would change. An equal CSeq that says the same again
   * is a retransmission whose transaction is over, and harmless.
   */
  private static boolean isStale(
      RegisterRequest request, Binding old, Binding binding, long seconds) {
    if (!old.callId().equals(request.callId()) || request.cseq() > old.cseq()) {
      return false;
    }
    boolean repeated =
        request.cseq() == old.cseq()
            && seconds > 0
            && old.q() == binding.q()
            && old.contact().equals(binding.contact());
    return !repeated;
  }

  /** The contact's own interval, else the header's, else the default; at most the longest. */
  private static long interval(
      RegisterRequest request, RegisterRequest.Contact contact, RegisterLimits limits) {
    long asked = contact.expires() >= 0 ? contact.expires() : request.expires();
    return asked < 0 ? limits.defaultSeconds() : Math.min(asked, limits.maxSeconds());
  }

  private static Binding binding(
      RegisterRequest request, RegisterRequest.Contact contact, long seconds, long now, Flow flow) {
    return new Binding(
        contact.uri(),
        contact.q(),
        now + TimeUnit.SECONDS.toMillis(seconds),
        request.callId(),
        request.cseq(),
        flow,
        contact.instance(),
        request.outbound() ? contact.regId() : 0,
        request.userAgent(),
        request.path().text());
  }

  private static boolean isSips(String uri) {
    return uri.regionMatches(true, 0, "sips:", 0, 5);
  }

  private static RegisterOutcome stale() {
    return new RegisterOutcome.Refused(Refusal.STALE_REGISTRATION, "");
  }
}
