package org.patchbay.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.server.start.FirstUsers;
import org.patchbay.trunks.Carrier;
import org.patchbay.trunks.DialPlan;

/** The simulated carrier: in the configuration that is built in, and in one's own. */
class SimulatedCarrierSettingsTest {
  @TempDir Path folder;

  private SettingsLoader.Result load(String yaml) throws IOException {
    return SettingsLoader.load(List.of(Files.writeString(folder.resolve("a.yaml"), yaml)));
  }

  private Optional<SimulatedCarrierSettings> loaded(String yaml) throws IOException {
    return assertInstanceOf(SettingsLoader.Loaded.class, load(yaml)).settings().simulatedCarrier();
  }

  private List<String> problems(String yaml) throws IOException {
    return assertInstanceOf(SettingsLoader.Refused.class, load(yaml)).problems().stream()
        .map(p -> p.at().line() + " " + p.path() + ": " + p.wrong())
        .toList();
  }

  private static Settings builtIn() {
    SettingsLoader.Result result = SettingsLoader.load(List.of());
    return assertInstanceOf(SettingsLoader.Loaded.class, result).settings();
  }

  @Test
  void isAnOrdinaryCarrierOfTheBuiltInConfiguration() {
    Settings settings = builtIn();
    assertEquals(Optional.of(SimulatedCarrierSettings.DEFAULT), settings.simulatedCarrier());
    Carrier carrier = settings.dialPlan().carriers().get(0);
    assertEquals(
        SimulatedCarrierSettings.DEFAULT.listen().get(0).address(), carrier.link().address());
  }

  @Test
  void comesWithNumbersForTheFirstUsers() {
    assertEquals(FirstUsers.NAMES, List.copyOf(builtIn().dialPlan().numbers().owners().values()));
  }

  @Test
  void leavesTheOtherDefaultsAsTheyAre() {
    assertEquals(Settings.defaults(), builtIn().with(DialPlan.empty(), Optional.empty()));
  }

  @Test
  void isNotThereUnlessAFileAsksForIt() throws IOException {
    assertEquals(Optional.empty(), loaded("sip: {trusted: []}"));
  }

  @Test
  void listensWhereItUsuallyDoesWhereNothingElseIsSaid() throws IOException {
    assertEquals(Optional.of(SimulatedCarrierSettings.DEFAULT), loaded("simulatedCarrier:"));
    assertEquals(Optional.of(SimulatedCarrierSettings.DEFAULT), loaded("simulatedCarrier: {}"));
  }

  @Test
  void listensOnUdpAndTcp() throws IOException {
    String listen = "[\"udp:127.0.0.41:5091\", \"tcp:127.0.0.41:5092\"]";
    assertEquals(
        List.of("udp:127.0.0.41:5091", "tcp:127.0.0.41:5092"),
        loaded("simulatedCarrier: {listen: " + listen + "}").orElseThrow().listen().stream()
            .map(Object::toString)
            .toList());
  }

  @Test
  void takesNoAddressThatOthersHaveOrReach() throws IOException {
    assertEquals(
        List.of(
            "2 simulatedCarrier.listen: is an address that phones on this machine call from as"
                + " well"),
        problems("simulatedCarrier:\n  listen: udp:127.0.0.1:5090"));
    assertEquals(
        List.of("1 simulatedCarrier.listen: is not an address of the loopback interface"),
        problems("simulatedCarrier: {listen: \"udp:192.0.2.1:5090\"}"));
    assertEquals(
        List.of("1 simulatedCarrier.listen[1]: is at another address than the first"),
        problems("simulatedCarrier: {listen: [\"udp:127.0.0.40:1\", \"udp:127.0.0.41:1\"]}"));
  }

  @Test
  void hasNoOtherKeys() throws IOException {
    assertEquals(
        List.of("1 simulatedCarrier.port: unknown key"), problems("simulatedCarrier: {port: 1}"));
  }
}
