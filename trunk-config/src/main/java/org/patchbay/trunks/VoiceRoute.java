package org.patchbay.trunks;

import java.util.List;

/**
 * Sends the numbers that match a pattern to some trunks.
 *
 * @param trunks tried in this order; at least one
 */
public record VoiceRoute(String name, RoutePattern pattern, List<Trunk> trunks) {

  public VoiceRoute {
    trunks = List.copyOf(trunks);
  }
}
