package org.patchbay.server.config;

import java.time.Duration;
import java.util.Map;
import org.patchbay.config.Cidr;
import org.patchbay.config.Durations;
import org.patchbay.config.MapReader;
import org.patchbay.config.Syntax;

/** Reads the section {@code registrar}. */
final class RegistrarReader {
  private static final Syntax<Duration> EXPIRES =
      Durations.between(Duration.ofSeconds(1), Duration.ofHours(24 * 7));

  private static final Syntax<Duration> FLOW_TIMER =
      Durations.between(Duration.ofSeconds(10), Duration.ofHours(1));

  private static final Syntax<Boolean> YES_OR_NO =
      Syntax.oneOf(Map.of("true", true, "false", false));

  private RegistrarReader() {}

  static RegistrarSettings read(MapReader root) {
    return root.section("registrar", RegistrarReader::section);
  }

  private static RegistrarSettings section(MapReader section) {
    RegistrarSettings silent = RegistrarSettings.DEFAULT;
    Duration least = section.value("minExpires", EXPIRES).orElse(silent.minExpires());
    Duration most = section.value("maxExpires", EXPIRES).orElse(larger(least, silent.maxExpires()));
    Duration usual =
        section
            .value("defaultExpires", EXPIRES)
            .orElse(within(least, silent.defaultExpires(), most));
    if (least.compareTo(most) > 0) {
      section.problem(
          "maxExpires",
          "is shorter than minExpires, which is " + Durations.text(least),
          "make it at least as long");
    } else if (usual.compareTo(least) < 0 || usual.compareTo(most) > 0) {
      section.problem(
          "defaultExpires",
          "is not between minExpires and maxExpires",
          "write a duration from " + Durations.text(least) + " to " + Durations.text(most));
    }
    return new RegistrarSettings(
        section.values("openFrom", Cidr.SYNTAX),
        least,
        most,
        usual,
        section.value("maxContacts", Syntax.wholeNumber(1, 1000)).orElse(silent.maxContacts()),
        section
            .value("maxBindings", Syntax.wholeNumber(1, 100_000_000))
            .orElse(silent.maxBindings()),
        section.values("edgeProxies", Cidr.SYNTAX),
        section.value("serviceRoute", YES_OR_NO).orElse(silent.serviceRoute()),
        section.value("flowTimer", FLOW_TIMER));
  }

  private static Duration larger(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration within(Duration least, Duration wish, Duration most) {
    return wish.compareTo(most) > 0 ? most : larger(least, wish);
  }
}
