package org.patchbay.server.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.ListenAddress;
import org.patchbay.config.SipTransport;
import org.patchbay.server.config.Settings;
import org.patchbay.server.config.SettingsLoader;
import org.patchbay.server.config.SimulatedCarrierSettings;
import org.patchbay.server.start.Greeting;
import org.patchbay.server.users.Credentials;
import org.patchbay.server.users.User;

/** Starting the simulated carrier on real sockets. */
@Tag("wire")
class CarrierStartTest {
  private static final String ADDRESS = "127.0.0.43";

  /** The built-in settings with the carrier at some port. */
  private static Settings settingsAt(int port) {
    Settings settings =
        assertInstanceOf(SettingsLoader.Loaded.class, SettingsLoader.load(List.of())).settings();
    InetSocketAddress here = new InetSocketAddress(IpAddresses.parse(ADDRESS).orElseThrow(), port);
    return settings.with(
        CarrierStart.moved(
            settings.dialPlan(), SimulatedCarrierSettings.DEFAULT.listen().get(0).address(), here),
        Optional.of(
            new SimulatedCarrierSettings(List.of(new ListenAddress(SipTransport.UDP, here)))));
  }

  private static InetSocketAddress carrierOf(Settings settings) {
    return settings.dialPlan().carriers().get(0).link().address();
  }

  @Test
  void listensWhereTheSettingsSay() throws IOException {
    int port = RunningCarrier.freePort(IpAddresses.parse(ADDRESS).orElseThrow()).orElseThrow();
    Settings settings = settingsAt(port);
    try (CarrierStart start = CarrierStart.of(settings, false)) {
      assertEquals(settings, start.settings());
      assertThrows(
          BindException.class, () -> new DatagramSocket(new InetSocketAddress(ADDRESS, port)));
    }
    new DatagramSocket(new InetSocketAddress(ADDRESS, port)).close();
  }

  @Test
  void takesAnotherPortWhereTheBuiltInOneIsTaken() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(ADDRESS, 0));
        CarrierStart start = CarrierStart.of(settingsAt(taken.getLocalPort()), true)) {
      InetSocketAddress bound =
          start.settings().simulatedCarrier().orElseThrow().listen().get(0).address();
      assertNotEquals(taken.getLocalPort(), bound.getPort());
      assertEquals(bound, carrierOf(start.settings()));
    }
  }

  @Test
  void saysWhichPortOfAFileIsTaken() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(ADDRESS, 0))) {
      Settings settings = settingsAt(taken.getLocalPort());
      IOException e =
          assertThrows(IOException.class, () -> CarrierStart.of(settings, false).close());
      assertTrue(
          e.getMessage().contains("udp " + ADDRESS + ":" + taken.getLocalPort()), e.getMessage());
      assertTrue(e.getMessage().contains("simulatedCarrier.listen"), e.getMessage());
    }
  }

  @Test
  void startsNothingWhereNothingIsAskedFor() throws IOException {
    try (CarrierStart start = CarrierStart.of(Settings.defaults(), false)) {
      assertTrue(start.running().isEmpty());
      assertEquals(Settings.defaults(), start.settings());
    }
  }

  @Test
  void showsTheNumbersOfUsersWhoAreThere() {
    User alice = User.stored("alice", "realm", "secret", Optional.empty());
    Credentials users = new Credentials("realm", Map.of("alice", alice));
    Greeting.Carrier shown = CarrierStart.shown(settingsAt(5090), users).orElseThrow();
    assertEquals("udp " + ADDRESS + ":5090", shown.address());
    assertEquals(new Greeting.Telephone("+12025550100", "alice"), shown.telephones().get(0));
    assertEquals(
        new Greeting.Telephone("+12025550110", "echo: you hear yourself"),
        shown.telephones().get(1));
  }
}
