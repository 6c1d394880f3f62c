package org.patchbay.testkit;

import java.util.Optional;
import org.patchbay.testkit.net.Fate;
import org.patchbay.testkit.net.Interference;
import org.patchbay.testkit.net.Packet;

/** A fate for the next so many datagrams that match. */
final class Rule implements Interference {
  private final Match match;
  private final Fate fate;
  private int left;

  Rule(Match match, int times, Fate fate) {
    this.match = match;
    this.left = times;
    this.fate = fate;
  }

  @Override
  public Optional<Fate> fateOf(Packet packet) {
    if (left == 0 || !match.matches(packet)) {
      return Optional.empty();
    }
    left--;
    return Optional.of(fate);
  }
}
