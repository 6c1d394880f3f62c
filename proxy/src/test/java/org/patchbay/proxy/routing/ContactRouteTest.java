package org.patchbay.proxy.routing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.locating.NamedServer;
import org.patchbay.proxy.registrar.Binding;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

class ContactRouteTest {
  private static final InetSocketAddress LOCAL = new InetSocketAddress("10.0.0.1", 5060);

  private final TransportLayer transport = transport();
  private final ContactRoute route =
      new ContactRoute(
          new OwnDomain("example.com", Set.of("198.51.100.1"), Set.of(5060)),
          address -> address.getHostString().equals("198.51.100.22"),
          transport);

  @ParameterizedTest
  @CsvSource({
    "sip:bob@10.0.0.3:5070, UDP, 10.0.0.3:5070",
    "sip:bob@10.0.0.3, UDP, 10.0.0.3:5060",
    "sip:bob@10.0.0.3;transport=TCP, TCP, 10.0.0.3:5060",
    "sip:bob@10.0.0.3:5070;transport=tcp, TCP, 10.0.0.3:5070",
    "sip:bob@198.51.100.9, UDP, 198.51.100.9:5060",
    "sip:bob@[2001:db8::3]:5070, UDP, [2001:db8::3]:5070"
  })
  void leadsToTheAddressOfTheContact(String contact, Transport over, String address) {
    int colon = address.lastIndexOf(':');
    InetSocketAddress named =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    assertEquals(new NextHop.AtAddress(over, named), hop(contact, udpFrom("10.0.0.3", 5099)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:+19005550123@198.51.100.22:5080",
        "sip:+19005550123@198.51.100.22;transport=tcp",
        "sip:carol@198.51.100.1",
        "sip:carol@example.com:5060"
      })
  void leadsNeitherToATrunkNorBackToThisServer(String contact) {
    assertNull(route.target(binding(contact, udpFrom("10.0.0.3", 5060))));
  }

  @Test
  void leadsToTheNameOfTheContact() {
    assertEquals(
        new NextHop.AtName(new NamedServer(null, "phone.example.org", 5070, false)),
        hop("sip:bob@phone.example.org:5070", udpFrom("10.0.0.3", 5060)));
  }

  @Test
  void leadsBackOnTheFlowThatTheContactNames() {
    Flow flow = udpFrom("10.0.0.3", 5070);
    assertEquals(new NextHop.OnFlow(flow), hop("sip:bob@10.0.0.3:5070", flow));
  }

  @ParameterizedTest
  @CsvSource({"192.168.0.2", "10.1.1.1", "172.16.0.1", "100.64.3.3", "169.254.1.1", "127.0.0.1"})
  void leadsBehindANatToWhereThePhoneWasSeen(String privateAddress) {
    Flow flow = udpFrom("192.0.2.7", 40_000);
    assertEquals(new NextHop.OnFlow(flow), hop("sip:bob@" + privateAddress, flow));
  }

  @Test
  void leadsNowhereBehindANatWithoutAConnection() {
    assertNull(
        route.target(binding("sip:bob@192.168.0.2;transport=tcp", lostTcp("192.0.2.7", 40_000))));
  }

  @Test
  void leadsNowhereToThePortOfALostConnection() {
    assertNull(
        route.target(binding("sip:bob@10.0.0.3:40000;transport=tcp", lostTcp("10.0.0.3", 40_000))));
  }

  @Test
  void leadsToAPhoneThatListensWhenItsConnectionIsLost() {
    assertEquals(
        new NextHop.AtAddress(Transport.TCP, new InetSocketAddress("10.0.0.3", 5060)),
        hop("sip:bob@10.0.0.3;transport=tcp", lostTcp("10.0.0.3", 40_000)));
  }

  @Test
  void leadsOverAConnectionThatLivesWhateverTheContactSays() {
    Flow open = transport.flowTo(Transport.TCP, new InetSocketAddress("10.0.0.3", 40_000), LOCAL);
    assertEquals(new NextHop.OnFlow(open), hop("sip:bob@192.168.0.2", open));
  }

  @Test
  void leavesHeadersOfTheContactOut() {
    Target target =
        route.target(binding("sip:bob@10.0.0.3;x=y?Subject=spam", udpFrom("10.0.0.3", 5060)));
    assertArrayEquals("sip:bob@10.0.0.3;x=y".getBytes(StandardCharsets.US_ASCII), target.uri());
    assertEquals(700, target.q());
  }

  private NextHop hop(String contact, Flow flow) {
    return route.target(binding(contact, flow)).hop();
  }

  private static Binding binding(String contact, Flow flow) {
    return new Binding(contact, 700, Long.MAX_VALUE, "call", 1, flow, "", 0, "");
  }

  private static Flow udpFrom(String host, int port) {
    return new Flow(Transport.UDP, LOCAL, new InetSocketAddress(host, port), 0);
  }

  private static Flow lostTcp(String host, int port) {
    return new Flow(Transport.TCP, LOCAL, new InetSocketAddress(host, port), 1);
  }

  private static TransportLayer transport() {
    Host host = new World(1).host("proxy", "10.0.0.1");
    TransportLayer layer = new TransportLayer(host.loop(), host.datagrams(), host.streams());
    try {
      layer.listen(ListenPoint.at(Transport.UDP, LOCAL));
      layer.listen(ListenPoint.at(Transport.TCP, LOCAL));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return layer;
  }
}
