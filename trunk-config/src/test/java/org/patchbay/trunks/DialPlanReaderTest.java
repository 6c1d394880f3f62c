package org.patchbay.trunks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbay.config.SipTransport;

class DialPlanReaderTest {

  private static List<String> problems(String yaml) {
    return PlanFixture.of(yaml).problems();
  }

  private static String trunks(String... lines) {
    return "sipInterface:\n  trunks:\n    " + String.join("\n    ", lines) + "\n";
  }

  @Test
  void readsCarriersTrunksRoutesAndNumbersInTheirOrder() {
    PlanFixture read = PlanFixture.of(PlanFixture.MIXED);
    assertEquals(List.of(), read.problems());
    assertEquals("wholesale", read.plan().carriers().get(0).name());
    assertEquals(SipTransport.TCP, read.trunk("sbc2").link().transport());
    assertEquals(List.of(Codec.PCMA), read.trunk("sbc1").link().codecs());
    assertEquals(
        List.of(read.trunk("sbc1"), read.trunk("sbc2")), read.plan().routes().get(0).trunks());
    assertEquals(
        Optional.of("alice"), read.plan().numbers().ownerOf(new PhoneNumber("+14255550100")));
  }

  @Test
  void readsAbsentSectionsAsAnEmptyPlan() {
    assertEquals(DialPlan.empty(), PlanFixture.of("").plan());
  }

  @Test
  void givesATrunkDefaults() {
    Link link = PlanFixture.of(trunks("a: {address: '192.0.2.1:5060'}")).trunk("a").link();
    assertEquals(SipTransport.UDP, link.transport());
    assertEquals(List.of(Codec.PCMU, Codec.PCMA), link.codecs());
    assertEquals(Optional.empty(), link.responseTimeout());
  }

  @Test
  void readsATrunksOwnResponseTimeoutAndSources() {
    Link link =
        PlanFixture.of(
                trunks(
                    "a: {address: '192.0.2.1:5060', responseTimeout: 2s, match: [192.0.2.64/26]}"))
            .trunk("a")
            .link();
    assertEquals(Optional.of(Duration.ofSeconds(2)), link.responseTimeout());
    assertEquals("[192.0.2.64/26]", link.match().toString());
  }

  @Test
  void refusesATrunkWithoutAnAddress() {
    assertEquals(
        List.of("3 sipInterface.trunks.a: has no address"),
        problems(trunks("a: {transport: tcp}")));
  }

  @Test
  void refusesTwoThatHaveTheSameAddress() {
    assertEquals(
        List.of("4 sipInterface.trunks.b.address"),
        problems(trunks("a: {address: '1.2.3.4:5'}", "b: {address: '1.2.3.4:5', transport: tcp}"))
            .stream()
            .map(problem -> problem.replaceFirst(":.*", ""))
            .toList());
  }

  @Test
  void acceptsTwoOnOneHostWithDifferentPorts() {
    assertEquals(
        List.of(), problems(trunks("a: {address: '1.2.3.4:5'}", "b: {address: '1.2.3.4:6'}")));
  }

  @Test
  void refusesARouteToAnUnknownTrunk() {
    assertEquals(
        List.of("12 sipInterface.routes[0].trunks[1]: no trunk has the name \"sbc9\""),
        problems(PlanFixture.MIXED.replace("[sbc1, sbc2]", "[sbc1, sbc9]")));
  }

  @Test
  void doesNotCallATrunkUnknownThatHasAProblemOfItsOwn() {
    assertEquals(
        List.of("10 sipInterface.trunks.sbc2.transport: \"ws\" is not known here"),
        problems(PlanFixture.MIXED.replace("transport: tcp", "transport: ws")));
  }

  @Test
  void refusesANumberOfAnUnknownUser() {
    assertEquals(
        List.of(
            "5 cloudCalling.numbers.\"+14255550100\".user: the number rings \"zed\", who is not a"
                + " user"),
        problems(PlanFixture.MIXED.replace("{user: alice}", "{user: zed}")));
  }

  @Test
  void refusesADuplicateNumber() {
    assertEquals(
        List.of("6 cloudCalling.numbers.\"+14255550100\": is here a second time, after line 5"),
        problems(PlanFixture.MIXED.replace("\"+14255550101\"", "+14255550100")));
  }

  @Test
  void refusesANumberWithoutItsPlus() {
    assertEquals(
        List.of("5 cloudCalling.numbers.14255550100: \"14255550100\" is not a telephone number"),
        problems(PlanFixture.MIXED.replace("\"+14255550100\"", "14255550100")));
  }

  @Test
  void refusesAPatternThatIsNoRegularExpression() {
    assertEquals(
        List.of(
            "12 sipInterface.routes[0].pattern: \"^(+1206\" is not a regular expression (Dangling"
                + " meta character '+')"),
        problems(PlanFixture.MIXED.replace("^\\+1206", "^(+1206")));
  }

  @Test
  void refusesTwoRoutesOfOneName() {
    List<String> found =
        problems(PlanFixture.MIXED + "    - {name: seattle, pattern: x, trunks: [sbc1]}\n");
    assertEquals(1, found.size());
    assertEquals("13 sipInterface.routes[1].name", found.get(0).replaceFirst(":.*", ""));
  }

  @Test
  void refusesEachReservedKeyOfATrunkThatThisVersionDoesNotActUpon() {
    for (String key :
        List.of(
            "username",
            "password",
            "register",
            "srtp",
            "dtmf",
            "maxCalls",
            "callsPerSecond",
            "headers")) {
      List<String> found = problems(trunks("a: {address: '1.2.3.4:5', " + key + ": hunter2}"));
      assertEquals(
          List.of("3 sipInterface.trunks.a." + key + ": is not supported by this version yet"),
          found);
      assertFalse(found.toString().contains("hunter2"));
    }
  }

  @Test
  void refusesUnknownCodecsAndThoseOfLaterVersions() {
    assertEquals(
        List.of(
            "3 sipInterface.trunks.a.codecs[0]: \"G729\" is not supported by this version yet",
            "3 sipInterface.trunks.a.codecs[1]: \"mp3\" is not a codec"),
        problems(trunks("a: {address: '1.2.3.4:5', codecs: [G729, mp3]}")));
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertEquals(
        5,
        problems(
                """
                cloudCalling:
                  carriers: {c: {address: nowhere, kodecs: []}}
                  numbers: {"+1425": {user: zed}}
                sipInterface:
                  routes: [{name: r, pattern: '(', trunks: [a]}]
                """)
            .size());
  }

  @Test
  void readsWhatATrunkProvesItselfBy() {
    DialPlan plan =
        PlanFixture.of(
                trunks(
                    "a: {address: '1.2.3.4:5', tls: {name: SBC.example.org}}",
                    "b: {address: '1.2.3.4:6', tls: {name: b.org, clientCertificate: required}}",
                    "c: {address: '1.2.3.4:7'}"))
            .plan();
    assertEquals(
        List.of(
            Optional.of(new PeerCertificate("sbc.example.org", false)),
            Optional.of(new PeerCertificate("b.org", true)),
            Optional.empty()),
        plan.trunks().stream().map(trunk -> trunk.link().certificate()).toList());
  }

  @Test
  void refusesToRequireACertificateOfNobody() {
    assertEquals(
        List.of("3 sipInterface.trunks.a.tls.clientCertificate: has no name to compare it with"),
        problems(trunks("a: {address: '1.2.3.4:5', tls: {clientCertificate: required}}")));
  }
}
