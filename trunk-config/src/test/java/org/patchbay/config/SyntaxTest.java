package org.patchbay.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTest {

  private static final Syntax<Duration> DURATION =
      Durations.between(Duration.ofMillis(100), Duration.ofHours(2));

  private static <T> Optional<T> good(Syntax<T> syntax, String text) {
    return syntax.read(text).orElse((wrong, remedy) -> {});
  }

  private static String wrong(Syntax<?> syntax, String text) {
    StringBuilder said = new StringBuilder();
    syntax.read(text).orElse((wrong, remedy) -> said.append(wrong));
    return said.toString();
  }

  private static InetAddress ip(String text) {
    return IpAddresses.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"4s,4000", "500ms,500", "2m,120000", "1h,3600000", "7200s,7200000"})
  void readsADuration(String text, long millis) {
    assertEquals(Optional.of(Duration.ofMillis(millis)), good(DURATION, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "s", "-4s", "4 s", "4S", "1.5s", "99ms", "3h", "99999999999s"})
  void refusesWhatIsNoDurationWithinTheBounds(String text) {
    assertEquals(Optional.empty(), good(DURATION, text));
  }

  @Test
  void writesADurationInItsLargestWholeUnit() {
    assertEquals("1500ms", Durations.text(Duration.ofMillis(1500)));
    assertEquals("90s", Durations.text(Duration.ofSeconds(90)));
    assertEquals("2m", Durations.text(Duration.ofSeconds(120)));
    assertEquals("1h", Durations.text(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1:5060,192.0.2.1:5060",
    "[2001:db8::1]:5060,[2001:db8::1]:5060",
    "0.0.0.0:65535,0.0.0.0:65535"
  })
  void readsAnAddressWithItsPort(String text, String written) {
    assertEquals(Optional.of(written), good(IpAddresses.WITH_A_PORT, text).map(IpAddresses::text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "192.0.2.1:0",
        "192.0.2.1:65536",
        "192.0.2.256:1",
        "192.0.2:1",
        "::1:5060",
        "[::1]",
        "[192.0.2.1",
        "1.2.3.4:",
        ":5060",
        "[1:2:3]:4",
        "1.2.3.4:5:6",
        "01.2.3.4.:5"
      })
  void refusesWhatIsNoAddressWithAPort(String text) {
    assertEquals(Optional.empty(), good(IpAddresses.WITH_A_PORT, text));
  }

  @Test
  void saysThatAHostNameIsNotSupportedYetInsteadOfAskingDns() {
    assertEquals(
        "\"sip.example.org\" is a host name, which is not supported by this version yet",
        wrong(IpAddresses.WITH_A_PORT, "sip.example.org:5060"));
  }

  @Test
  void readsABlockAndKnowsWhatIsInIt() {
    Cidr block = good(Cidr.SYNTAX, "192.0.2.128/25").orElseThrow();
    assertTrue(block.contains(ip("192.0.2.129")));
    assertFalse(block.contains(ip("192.0.2.127")));
    assertFalse(block.contains(ip("::1")));
    assertTrue(good(Cidr.SYNTAX, "0.0.0.0/0").orElseThrow().contains(ip("8.8.8.8")));
    assertTrue(good(Cidr.SYNTAX, "2001:db8::/33").orElseThrow().contains(ip("2001:db8:7fff::1")));
    assertFalse(good(Cidr.SYNTAX, "2001:db8::/33").orElseThrow().contains(ip("2001:db8:8000::1")));
  }

  @Test
  void takesAnAddressAloneForABlockOfOne() {
    assertEquals("127.0.0.1/32", good(Cidr.SYNTAX, "127.0.0.1").orElseThrow().toString());
    assertEquals(128, good(Cidr.SYNTAX, "::1").orElseThrow().prefix());
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/", "10.0.0.1/8", "10/8", "x/8", "::/129", "/8"})
  void refusesWhatIsNoBlock(String text) {
    assertEquals(Optional.empty(), good(Cidr.SYNTAX, text));
  }

  @Test
  void readsARangeOfPorts() {
    assertEquals(Optional.of(new PortRange(20000, 29999)), good(PortRange.SYNTAX, "20000-29999"));
    assertEquals(Optional.empty(), good(PortRange.SYNTAX, "2-1"));
    assertEquals(Optional.empty(), good(PortRange.SYNTAX, "0-9"));
    assertEquals(Optional.empty(), good(PortRange.SYNTAX, "5060"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "udp:127.0.0.35:5060",
        "tcp:[::1]:5060",
        "tls:127.0.0.1:5061",
        "ws:127.0.0.1:8088",
        "wss:[::1]:8443"
      })
  void readsAListener(String text) {
    assertEquals(Optional.of(text), good(ListenAddress.SYNTAX, text).map(ListenAddress::toString));
  }

  @Test
  void knowsNoTrunkOverWebSocket() {
    assertTrue(wrong(SipTransport.OF_TRUNKS, "ws").endsWith("is not known here"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5060", "127.0.0.1:5060", "udp", "udp:", "sctp:127.0.0.1:5060", "[::1]:1"})
  void refusesWhatIsNoListener(String text) {
    assertEquals(Optional.empty(), good(ListenAddress.SYNTAX, text));
  }

  @ParameterizedTest
  @CsvSource({
    "Example.ORG,example.org",
    "example.org.,example.org",
    "localhost,localhost",
    "127.0.0.35,127.0.0.35",
    "[::1],[::1]"
  })
  void readsADomain(String text, String domain) {
    assertEquals(Optional.of(domain), good(HostName.SYNTAX, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-a.org", "a..b", "1.2.3", "sip:example.org", "a b", "example.org:5060"})
  void refusesWhatIsNoDomain(String text) {
    assertEquals(Optional.empty(), good(HostName.SYNTAX, text));
  }
}
