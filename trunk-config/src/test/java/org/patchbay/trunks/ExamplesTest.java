package org.patchbay.trunks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExamplesTest {

  private static final Path EXAMPLES = Path.of("examples"); // tests run in the module's folder

  private static Decision dial(String example, String number) {
    DialPlan plan = PlanFixture.load(EXAMPLES.resolve(example)).plan();
    return new CallRouting(plan, PlanFixture.USERS::contains)
        .decide(new Caller.User("alice"), number);
  }

  @Test
  void loadsEveryExampleWithoutAProblem() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      List<Path> examples = files.sorted().toList();
      assertTrue(examples.size() >= 3);
      for (Path example : examples) {
        assertEquals(List.of(), PlanFixture.load(example).problems(), example.toString());
      }
    }
  }

  @Test
  void sendsEverythingToTheSbcInTheSbcExample() {
    Decision.CallTrunks decision =
        assertInstanceOf(Decision.CallTrunks.class, dial("sbc.yaml", "+442079460000"));
    assertEquals(
        List.of("primary", "standby"),
        decision.route().trunks().stream().map(Trunk::name).toList());
  }

  @Test
  void sendsEverythingToTheCarriersInTheCarrierExample() {
    assertInstanceOf(Decision.CallCarriers.class, dial("carrier.yaml", "+12065550199"));
  }

  @Test
  void dividesTheNumbersInTheMixedExample() {
    assertInstanceOf(Decision.CallTrunks.class, dial("mixed.yaml", "+12065550199"));
    assertInstanceOf(Decision.CallTrunks.class, dial("mixed.yaml", "+442079460000"));
    assertInstanceOf(Decision.CallCarriers.class, dial("mixed.yaml", "+4930123456"));
    assertInstanceOf(Decision.RingUser.class, dial("mixed.yaml", "+14255550101"));
  }
}
