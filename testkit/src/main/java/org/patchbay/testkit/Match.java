package org.patchbay.testkit;

import java.util.function.Predicate;
import org.patchbay.testkit.net.Packet;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipReader;

/**
 * Which messages a rule is about: {@code next(INVITE).on(proxy, bob)}.
 *
 * @param message what the message is
 * @param link what it travels on
 */
public record Match(Predicate<SipMessage> message, Predicate<Packet> link) {

  /** The next requests of that method. */
  public static Match next(Method method) {
    return next(method.name());
  }

  /** The next requests of that method. */
  public static Match next(String method) {
    return new Match(m -> m.isRequest() && m.method().equals(method), p -> true);
  }

  /** The next responses of that status. */
  public static Match next(int status) {
    return new Match(m -> m.status() == status, p -> true);
  }

  /** The next responses of that status to that method. */
  public static Match next(int status, Method method) {
    return new Match(m -> m.status() == status && m.method().equals(method.name()), p -> true);
  }

  /** The next messages of any kind. */
  public static Match anything() {
    return new Match(m -> true, p -> true);
  }

  /** Only from the one to the other. */
  public Match on(Actor from, Actor to) {
    return new Match(message, p -> p.from().equals(from.name()) && p.to().equals(to.name()));
  }

  boolean matches(Packet packet) {
    return link.test(packet)
        && SipReader.read(packet.octets(), packet.octets().length).filter(message).isPresent();
  }
}
