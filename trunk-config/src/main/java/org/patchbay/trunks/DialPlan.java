package org.patchbay.trunks;

import java.util.List;
import java.util.Map;

/**
 * Everything that decides where a telephone number goes.
 *
 * @param carriers of Cloud Calling, in order of preference
 * @param trunks of the SIP Interface, in the order of the file
 * @param routes the first that matches wins
 */
public record DialPlan(
    NumberInventory numbers, List<Carrier> carriers, List<Trunk> trunks, List<VoiceRoute> routes) {

  public DialPlan {
    carriers = List.copyOf(carriers);
    trunks = List.copyOf(trunks);
    routes = List.copyOf(routes);
  }

  /** Without a number, a trunk or a carrier: no telephone number is served. */
  public static DialPlan empty() {
    return new DialPlan(new NumberInventory(Map.of()), List.of(), List.of(), List.of());
  }
}
