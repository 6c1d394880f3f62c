package org.patchbay.trunks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallRoutingTest {

  private static final Caller ALICE = new Caller.User("alice");
  private final PlanFixture read = PlanFixture.of(PlanFixture.MIXED);
  private final CallRouting routing = new CallRouting(read.plan(), PlanFixture.USERS::contains);
  private final Caller sbc1 = new Caller.FromPeer(read.trunk("sbc1"));

  private static Decision.RingUser rings(Decision decision) {
    return assertInstanceOf(Decision.RingUser.class, decision);
  }

  @Test
  void ringsTheUserOfANumberOfTheInventory() {
    Decision.RingUser decision = rings(routing.decide(ALICE, "+14255550101"));
    assertEquals("bob", decision.user());
    assertEquals(Optional.of(new PhoneNumber("+14255550101")), decision.number());
  }

  @Test
  void ringsTheUserOfANumberBeforeAnyRoute() {
    PlanFixture greedy = PlanFixture.of(PlanFixture.MIXED.replace("^\\+1206", "."));
    CallRouting routing = new CallRouting(greedy.plan(), PlanFixture.USERS::contains);
    assertEquals("bob", rings(routing.decide(ALICE, "+14255550101")).user());
  }

  @Test
  void sendsAMatchingNumberToTheTrunksOfTheRouteInTheirOrder() {
    Decision.CallTrunks decision =
        assertInstanceOf(Decision.CallTrunks.class, routing.decide(ALICE, "+12065550199"));
    assertEquals("seattle", decision.route().name());
    assertEquals(List.of(read.trunk("sbc1"), read.trunk("sbc2")), decision.route().trunks());
  }

  @Test
  void letsTheFirstMatchingRouteWin() {
    PlanFixture two =
        PlanFixture.of(PlanFixture.MIXED + "    - {name: all, pattern: '.', trunks: [sbc2]}\n");
    CallRouting routing = new CallRouting(two.plan(), PlanFixture.USERS::contains);
    Decision.CallTrunks seattle = (Decision.CallTrunks) routing.decide(ALICE, "+12065550199");
    Decision.CallTrunks other = (Decision.CallTrunks) routing.decide(ALICE, "+442079460000");
    assertEquals("seattle", seattle.route().name());
    assertEquals("all", other.route().name());
  }

  @Test
  void sendsWhatNoRouteMatchesToTheCarriers() {
    Decision.CallCarriers decision =
        assertInstanceOf(Decision.CallCarriers.class, routing.decide(ALICE, "+442079460000"));
    assertEquals(read.plan().carriers(), decision.carriers());
  }

  @Test
  void leavesANumberUnservedWithoutRouteAndCarrier() {
    CallRouting none = new CallRouting(DialPlan.empty(), PlanFixture.USERS::contains);
    assertInstanceOf(Decision.Unserved.class, none.decide(ALICE, "+442079460000"));
  }

  @Test
  void ringsOurNumbersForACallFromATrunk() {
    assertEquals("alice", rings(routing.decide(sbc1, "+14255550100")).user());
  }

  @ParameterizedTest
  @ValueSource(strings = {"+12065550199", "+442079460000"})
  void neverSendsACallFromATrunkOutAgain(String number) {
    assertInstanceOf(Decision.Unserved.class, routing.decide(sbc1, number));
  }

  @Test
  void neverSendsACallFromACarrierOutAgain() {
    Caller carrier = new Caller.FromPeer(read.plan().carriers().get(0));
    assertInstanceOf(Decision.Unserved.class, routing.decide(carrier, "+12065550199"));
  }

  @Test
  void sendsACallFromATrustedSourceOut() {
    assertInstanceOf(
        Decision.CallTrunks.class, routing.decide(new Caller.TrustedSource(), "+12065550199"));
  }

  @Test
  void looksANameUpAsAUser() {
    assertEquals("carol", rings(routing.decide(ALICE, "carol")).user());
    assertEquals("bob", rings(routing.decide(sbc1, "bob")).user());
  }

  @Test
  void dropsVisualSeparatorsAndParametersOfANumber() {
    assertEquals("alice", rings(routing.decide(ALICE, "+1-425-555.0100;isub=1")).user());
    assertEquals("alice", rings(routing.decide(ALICE, "+1(425)5550100")).user());
  }

  @Test
  void takesDigitsForAUsersNameFirst() {
    assertEquals("100", rings(routing.decide(ALICE, "100")).user());
  }

  @Test
  void findsDigitsInTheInventoryWithoutTheirPlus() {
    assertEquals("alice", rings(routing.decide(sbc1, "14255550100")).user());
  }

  @ParameterizedTest
  @ValueSource(strings = {"12065550199", "2065550199", "0012065550199", "911"})
  void neverSendsDigitsWithoutAPlusOut(String digits) {
    assertEquals(digits, rings(routing.decide(ALICE, digits)).user());
  }

  @ParameterizedTest
  @ValueSource(strings = {"+0123456789", "+1234567890123456", "+1", "+0"})
  void leavesANumberUnservedThatCannotExist(String text) {
    assertInstanceOf(Decision.Unserved.class, routing.decide(ALICE, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "+1206x", "*97", "+1206;", "a@b", "\u0661\u0662"})
  void decidesAnyTextAtAll(String text) {
    assertTrue(!routing.decide(ALICE, text).reasons().isEmpty());
  }

  @Test
  void explainsEveryStepInOrder() {
    assertEquals(
        List.of(
            "+442079460000 is a telephone number",
            "it is not in the inventory (cloudCalling.numbers)",
            "route seattle (^\\+1206) does not match",
            "what no route matches goes to Cloud Calling",
            "first to try: carrier wholesale (127.0.0.21:5080 udp)"),
        routing.decide(ALICE, "+442079460000").reasons());
  }

  @Test
  void explainsWhyACallFromATrunkIsUnserved() {
    assertEquals(
        "the call comes from trunk sbc1 (127.0.0.22:5080 udp), and calls from there reach our own"
            + " numbers only",
        routing.decide(sbc1, "+12065550199").reasons().get(2));
  }
}
