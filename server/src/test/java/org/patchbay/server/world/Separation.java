package org.patchbay.server.world;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.patchbay.testkit.CallFailure;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.Via;
import org.patchbay.testkit.trace.Trace;
import org.patchbay.testkit.trace.WireMessage;

/**
 * What a B2BUA is for: what identifies a dialog or a party on one side (Call-ID, tags, branches,
 * addresses) is not to be seen on the other.
 */
final class Separation {
  private final Trace trace;
  private final String server;

  private Separation(Trace trace, String server) {
    this.trace = trace;
    this.server = server;
  }

  /**
   * Fails if something of one group was on the wire to or from the other.
   *
   * @param some names of hosts
   * @param others names of other hosts
   */
  static void check(Trace trace, String server, Set<String> some, Set<String> others) {
    Separation separation = new Separation(trace, server);
    separation.hides(some, others);
    separation.hides(others, some);
    Map<String, SipMessage> theirs = separation.names(others);
    separation
        .names(some)
        .forEach(
            (name, message) -> {
              SipMessage other = theirs.get(name);
              if (other != null) {
                throw new CallFailure(
                    name + " was seen on both sides", List.of(message.callId(), other.callId()));
              }
            });
  }

  /** What the dialogs and transactions of a group are known by, with a message that shows it. */
  private Map<String, SipMessage> names(Set<String> group) {
    Map<String, SipMessage> found = new HashMap<>();
    for (WireMessage wire : trace.messages()) {
      if (group.contains(wire.from()) || group.contains(wire.to())) {
        wire.message().ifPresent(message -> names(message, found));
      }
    }
    return found;
  }

  private static void names(SipMessage message, Map<String, SipMessage> found) {
    found.put(message.callId(), message);
    put(message.from().tag(), message, found);
    put(message.to().tag(), message, found);
    for (Via via : message.vias()) {
      put(via.branch(), message, found);
    }
  }

  private static void put(String name, SipMessage message, Map<String, SipMessage> found) {
    if (name != null) {
      found.put(name, message);
    }
  }

  /** Fails if the server shows an address of one group to the other. */
  private void hides(Set<String> hidden, Set<String> from) {
    Optional<Pattern> addresses = addresses(hidden);
    for (WireMessage wire : trace.messages()) {
      if (addresses.isPresent() && wire.from().equals(server) && from.contains(wire.to())) {
        wire.message().ifPresent(message -> hides(addresses.get(), message));
      }
    }
  }

  private static void hides(Pattern addresses, SipMessage message) {
    Matcher shown = addresses.matcher(message.toString());
    if (shown.find()) {
      throw new CallFailure(
          shown.group() + " was shown to the other side in\n" + message, List.of(message.callId()));
    }
  }

  private Optional<Pattern> addresses(Set<String> group) {
    String any =
        trace.messages().stream()
            .filter(wire -> group.contains(wire.from()))
            .map(wire -> wire.source().getAddress())
            .map(InetAddress::getHostAddress)
            .distinct()
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return any.isEmpty()
        ? Optional.empty()
        : Optional.of(Pattern.compile("(?<![0-9.])(" + any + ")(?![0-9.])"));
  }
}
