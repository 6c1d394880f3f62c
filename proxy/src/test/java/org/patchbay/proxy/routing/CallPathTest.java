package org.patchbay.proxy.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.SipTransport;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.trunks.Link;
import org.patchbay.trunks.Trunk;

class CallPathTest {
  private static final Caller USER = new Caller.User("alice");

  @ParameterizedTest(name = "offered {0} from {1}, ICE {2}, to {3}, contact {4} from {5}: {6}")
  @CsvSource({
    "192.0.2.1, 192.0.2.1, false, 192.0.2.9, 192.0.2.9, 192.0.2.9, DIRECT",
    ", 192.0.2.1, false, 192.0.2.9, 192.0.2.9, 192.0.2.9, DIRECT",
    "192.0.2.1, 192.0.2.1, false, , , , DIRECT",
    "192.168.0.2, 192.0.2.1, false, 192.0.2.9, 192.0.2.9, 192.0.2.9, CALLER_BEHIND_NAT",
    "127.0.0.1, 192.0.2.1, false, 192.0.2.9, 192.0.2.9, 192.0.2.9, CALLER_BEHIND_NAT",
    "198.51.100.1, 192.0.2.1, false, 192.0.2.9, 192.0.2.9, 192.0.2.9, CALLER_BEHIND_NAT",
    "192.0.2.1, 2001:db8::1, false, 192.0.2.9, 192.0.2.9, 192.0.2.9, CALLER_BEHIND_NAT",
    "192.168.0.2, 192.0.2.1, true, 192.0.2.9, 192.0.2.9, 192.0.2.9, DIRECT",
    "192.0.2.1, 192.0.2.1, false, 192.0.2.9, 192.168.0.9, 192.0.2.9, CALLEE_BEHIND_NAT",
    "192.0.2.1, 192.0.2.1, true, 192.0.2.9, 192.168.0.9, 192.0.2.9, CALLEE_BEHIND_NAT",
    "192.0.2.1, 192.0.2.1, false, 192.0.2.9, , 192.0.2.9, DIRECT",
    "192.0.2.1, 192.0.2.1, false, 2001:db8::9, 2001:db8::9, 2001:db8::9, ADDRESS_FAMILIES",
    "2001:db8::1, 2001:db8::1, true, 192.0.2.9, 192.0.2.9, 192.0.2.9, ADDRESS_FAMILIES",
    "2001:db8::1, 2001:db8:0::1, false, 2001:db8::9, 2001:db8::9, 2001:db8::9, DIRECT"
  })
  void followsFromTheAddresses(
      String offered,
      String source,
      boolean ice,
      String target,
      String contact,
      String registeredFrom,
      CallPath path) {
    assertEquals(
        path,
        CallPath.of(
            new PathFacts(
                false,
                false,
                USER,
                MediaClass.PHONE,
                address(source),
                address(offered),
                ice,
                MediaClass.PHONE,
                address(target),
                address(contact),
                address(registeredFrom))));
  }

  @Test
  void isProcessedByPolicyWhateverElseIsKnown() {
    assertEquals(CallPath.POLICY, CallPath.of(facts(true, USER, MediaClass.PHONE)));
  }

  @Test
  void isProcessedForATrunk() {
    InetSocketAddress there = new InetSocketAddress("192.0.2.1", 5060);
    Link link = new Link(there, SipTransport.UDP, List.of(), Optional.empty(), List.of());
    Caller trunk = new Caller.Trunk(new Trunk("sbc", link));
    assertEquals(CallPath.FROM_TRUNK, CallPath.of(facts(false, trunk, MediaClass.PHONE)));
  }

  @Test
  void isProcessedBetweenABrowserAndAPhone() {
    assertEquals(CallPath.MEDIA_CLASSES, CallPath.of(facts(false, USER, MediaClass.BROWSER)));
  }

  @Test
  void asksNotWhereATrustedPeerHasItsMedia() {
    PathFacts facts =
        new PathFacts(
            false,
            false,
            Caller.TRUSTED,
            MediaClass.PHONE,
            address("192.0.2.1"),
            address("192.0.2.200"),
            false,
            MediaClass.PHONE,
            address("192.0.2.9"),
            null,
            null);
    assertEquals(CallPath.DIRECT, CallPath.of(facts));
  }

  @Test
  void takesWhoeverSignalsOverWebSocketForABrowser() {
    for (Transport transport : Transport.values()) {
      assertEquals(
          transport.isWebSocket() ? MediaClass.BROWSER : MediaClass.PHONE,
          MediaClass.of(transport));
    }
  }

  @Test
  void seesNoNatBetweenLoopbackAddresses() {
    InetAddress one = address("127.0.0.1");
    InetAddress other = address("127.0.0.11");
    PathFacts facts =
        new PathFacts(
            false,
            false,
            new Caller.User("alice"),
            MediaClass.PHONE,
            one,
            other,
            false,
            MediaClass.PHONE,
            one,
            other,
            one);
    assertEquals(CallPath.DIRECT, CallPath.of(facts));
  }

  @Test
  void givesItsReason() {
    assertEquals("the call comes from a trunk or carrier", CallPath.FROM_TRUNK.reason());
    assertTrue(CallPath.FROM_TRUNK.isProcessed());
    assertFalse(CallPath.DIRECT.isProcessed());
  }

  private static PathFacts facts(boolean always, Caller caller, MediaClass callee) {
    return new PathFacts(
        always,
        false,
        caller,
        MediaClass.PHONE,
        address("192.0.2.1"),
        null,
        false,
        callee,
        address("192.0.2.9"),
        null,
        null);
  }

  private static InetAddress address(String text) {
    return text == null ? null : IpAddresses.parse(text).orElseThrow();
  }
}
