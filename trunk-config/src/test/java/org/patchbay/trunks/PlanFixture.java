package org.patchbay.trunks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.patchbay.config.MapReader;
import org.patchbay.config.Problem;
import org.patchbay.config.Problems;
import org.patchbay.config.YamlTree;

/** A dial plan read from a text, and what was wrong with the text. */
record PlanFixture(DialPlan plan, List<String> problems) {

  static final Set<String> USERS = Set.of("alice", "bob", "100");

  /** Carrier wholesale, trunks sbc1 and sbc2, one route, two numbers. */
  static final String MIXED =
      """
      cloudCalling:
        carriers:
          wholesale: {address: "127.0.0.21:5080", transport: udp, codecs: [PCMU]}
        numbers:
          "+14255550100": {user: alice}
          "+14255550101": {user: bob}
      sipInterface:
        trunks:
          sbc1: {address: "127.0.0.22:5080", transport: udp, codecs: [PCMA]}
          sbc2: {address: "127.0.0.23:5080", transport: tcp, codecs: [PCMU]}
        routes:
          - {name: seattle, pattern: '^\\+1206', trunks: [sbc1, sbc2]}
      """;

  static PlanFixture of(String yaml) {
    try {
      Path file = Files.createTempFile("plan", ".yaml");
      try {
        return load(Files.writeString(file, yaml));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlanFixture load(Path file) {
    Problems problems = new Problems();
    DialPlan plan =
        MapReader.read(
            YamlTree.load(List.of(file), problems).orElseThrow(),
            problems,
            root -> DialPlanReader.read(root, USERS::contains));
    return new PlanFixture(
        plan, problems.inOrder().stream().map(PlanFixture::withoutFile).toList());
  }

  private static String withoutFile(Problem problem) {
    return problem.at().line() + " " + problem.path() + ": " + problem.wrong();
  }

  Trunk trunk(String name) {
    return plan.trunks().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }
}
