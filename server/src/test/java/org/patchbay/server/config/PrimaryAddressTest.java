package org.patchbay.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patchbay.config.IpAddresses;
import org.patchbay.server.config.PrimaryAddress.Interface;

class PrimaryAddressTest {

  private static final Interface LOOPBACK =
      new Interface("lo", true, true, List.of(ip("127.0.0.1"), ip("::1")));

  private static InetAddress ip(String text) {
    return IpAddresses.parse(text).orElseThrow();
  }

  private static Interface up(String name, String... addresses) {
    return new Interface(
        name, true, false, Stream.of(addresses).map(PrimaryAddressTest::ip).toList());
  }

  private static String found(Interface... interfaces) {
    PrimaryAddress.Result result = PrimaryAddress.among(List.of(interfaces));
    return assertInstanceOf(PrimaryAddress.Found.class, result).address().getHostAddress();
  }

  @Test
  void isTheAddressOfTheOnlyInterfaceBesidesLoopback() {
    assertEquals("192.0.2.1", found(LOOPBACK, up("eth0", "192.0.2.1")));
  }

  @Test
  void prefersIpv4() {
    assertEquals("192.0.2.1", found(up("eth0", "2001:db8::1", "192.0.2.1")));
    assertEquals("192.0.2.1", found(up("eth0", "2001:db8::1"), up("eth1", "192.0.2.1")));
  }

  @Test
  void isTheFirstOfSeveralAddressesOfOneInterface() {
    assertEquals("192.0.2.1", found(up("eth0", "192.0.2.1", "192.0.2.2")));
  }

  @Test
  void isIpv6WhereThereIsNoIpv4() {
    assertEquals("2001:db8:0:0:0:0:0:1", found(LOOPBACK, up("eth0", "fe80::1", "2001:db8::1")));
  }

  @Test
  void passesOverInterfacesThatAreDownAndLinkLocalAddresses() {
    Interface down = new Interface("eth1", false, false, List.of(ip("198.51.100.1")));
    assertEquals("192.0.2.1", found(down, up("eth0", "192.0.2.1"), up("eth2", "169.254.3.4")));
  }

  @Test
  void isLoopbackWhereThereIsNothingElse() {
    assertEquals("127.0.0.1", found(LOOPBACK, up("eth0", "fe80::1")));
    assertEquals("127.0.0.1", found());
  }

  @Test
  void isAmbiguousBetweenTwoInterfacesAndNamesTheOptionThatSettlesIt() {
    PrimaryAddress.Result result =
        PrimaryAddress.among(
            List.of(LOOPBACK, up("eth0", "192.0.2.1", "192.0.2.2"), up("eth1", "198.51.100.1")));
    assertEquals(
        "this machine has several addresses that peers could be told: 192.0.2.1 (eth0),"
            + " 198.51.100.1 (eth1); choose one with sip.advertise, as sip: {advertise:"
            + " 192.0.2.1}",
        assertInstanceOf(PrimaryAddress.Ambiguous.class, result).message());
  }

  @Test
  void readsTheInterfacesOfThisMachine() throws SocketException {
    assertEquals(
        true, PrimaryAddress.interfaces().stream().anyMatch(PrimaryAddress.Interface::loopback));
  }
}
