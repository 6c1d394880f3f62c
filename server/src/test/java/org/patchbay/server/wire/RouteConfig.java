package org.patchbay.server.wire;

import java.util.List;

/**
 * A route in the configuration of a server under test.
 *
 * @param name its name
 * @param pattern a regular expression over the number, with its plus
 * @param trunks the names of its trunks, in order
 */
record RouteConfig(String name, String pattern, List<String> trunks) {

  RouteConfig {
    trunks = List.copyOf(trunks);
  }

  /** Its entry below {@code routes}. */
  String yaml() {
    return "    - {name: %s, pattern: '%s', trunks: [%s]}"
        .formatted(name, pattern, String.join(", ", trunks));
  }
}
