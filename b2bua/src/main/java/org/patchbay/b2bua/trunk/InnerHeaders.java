package org.patchbay.b2bua.trunk;

import java.util.List;
import java.util.Optional;
import org.patchbay.b2bua.leg.HopNames;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.trunks.Caller;
import org.patchbay.trunks.Carrier;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Peer;
import org.patchbay.trunks.Trunk;

/**
 * What proxy and B2BUA tell each other on the hop beside SIP. Nothing of it may pass a public
 * listener: the proxy removes it from what comes in, and takes it off what goes out.
 */
public final class InnerHeaders {
  /**
   * Who calls, as the proxy has found out: {@code user alice}, {@code trunk sbc1}, {@code carrier
   * main} or {@code trusted}. Nothing in From says so.
   */
  public static final String CALLER = "X-Patchbay-Caller";

  /**
   * Where a call goes that the proxy has found a target for: the value of an inner Route. The
   * Request-URI is the target's.
   */
  public static final String TARGET = "X-Patchbay-Target";

  private static final String USER = "user";

  private InnerHeaders() {}

  /** The Route value by which a request names the trunk or the carrier that it goes to. */
  public static String routeTo(Peer peer) {
    String kind = peer instanceof Trunk ? "trunk." : "carrier.";
    return HopNames.routeTo(kind + UriUser.escape(peer.name()));
  }

  /** Whether an INVITE is a user's, whose phone may be behind a NAT. */
  public static boolean isFromUser(IncomingRequest invite) {
    return invite.header(CALLER).filter(words -> words.startsWith(USER + " ")).isPresent();
  }

  /** Whether the proxy has found a target for an INVITE. */
  public static boolean hasTarget(IncomingRequest invite) {
    return invite.header(TARGET).isPresent();
  }

  /** Who sent an INVITE; none if the proxy did not say, or names one that is no longer there. */
  static Optional<Caller> caller(IncomingRequest invite, DialPlan plan) {
    String[] words = invite.header(CALLER).orElse("").strip().split(" ", 2);
    String name = words.length > 1 ? words[1].strip() : "";
    return switch (words[0]) {
      case USER -> name.isEmpty() ? Optional.empty() : Optional.of(new Caller.User(name));
      case "trusted" -> Optional.of(new Caller.TrustedSource());
      case "trunk" -> named(plan.trunks(), name);
      case "carrier" -> named(plan.carriers(), name);
      default -> Optional.empty();
    };
  }

  private static Optional<Caller> named(List<? extends Peer> peers, String name) {
    for (Peer peer : peers) {
      if (peer.name().equals(name)) {
        return Optional.of(new Caller.FromPeer(peer));
      }
    }
    return Optional.empty();
  }

  /** Whether a peer is a trunk or a carrier, and its name: for an operator. */
  public static String nameOf(Peer peer) {
    return (peer instanceof Carrier ? "carrier " : "trunk ") + peer.name();
  }
}
