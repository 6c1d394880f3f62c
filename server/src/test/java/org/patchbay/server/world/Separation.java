package org.patchbay.server.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
  private Separation() {}

  /**
   * Fails if something of one group was on the wire to or from the other.
   *
   * @param some names of hosts
   * @param others names of other hosts
   */
  static void check(Trace trace, String server, Set<String> some, Set<String> others) {
    Map<String, SipMessage> ofSome = new HashMap<>();
    Map<String, String> addresses = new HashMap<>();
    for (WireMessage wire : trace.messages()) {
      if (some.contains(wire.from()) || some.contains(wire.to())) {
        wire.message().ifPresent(message -> names(message, ofSome));
      }
      String host = wire.source().getAddress().getHostAddress();
      if (some.contains(wire.from()) || others.contains(wire.from())) {
        addresses.put(wire.from(), host);
      }
    }
    Map<String, SipMessage> ofOthers = new HashMap<>();
    for (WireMessage wire : trace.messages()) {
      if (others.contains(wire.from()) || others.contains(wire.to())) {
        wire.message().ifPresent(message -> names(message, ofOthers));
      }
      if (wire.from().equals(server) && wire.message().isPresent()) {
        Set<String> hidden = some.contains(wire.to()) ? others : some;
        if (some.contains(wire.to()) || others.contains(wire.to())) {
          hidden.forEach(name -> unseen(addresses.get(name), wire.message().get()));
        }
      }
    }
    ofSome.forEach(
        (name, message) -> {
          SipMessage other = ofOthers.get(name);
          if (other != null) {
            throw new CallFailure(
                name + " was seen on both sides", List.of(message.callId(), other.callId()));
          }
        });
  }

  /** What the parties of a dialog, and its transactions, are known by. */
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

  private static void unseen(String address, SipMessage message) {
    if (address != null
        && Pattern.compile("(?<![0-9.])" + Pattern.quote(address) + "(?![0-9.])")
            .matcher(message.toString())
            .find()) {
      throw new CallFailure(
          address + " was shown to the other side in\n" + message, List.of(message.callId()));
    }
  }
}
