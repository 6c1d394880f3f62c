package org.patchbay.proxy.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.proxy.locating.NamedServer;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.FlowText;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;

class InnerRouteTest {
  private static final InetSocketAddress LOCAL = new InetSocketAddress("10.0.0.1", 5060);
  private static final InetSocketAddress REMOTE = new InetSocketAddress("10.0.0.2", 65_535);

  private final InnerRoute routes =
      new InnerRoute(
          new FlowText(
              List.of(ListenPoint.at(Transport.UDP, LOCAL), ListenPoint.at(Transport.TCP, LOCAL))));

  @Test
  void readsTheFlowThatItWrote() {
    comesBack(new NextHop.OnFlow(new Flow(Transport.UDP, LOCAL, REMOTE, 0)));
    comesBack(new NextHop.OnFlow(new Flow(Transport.TCP, LOCAL, REMOTE, 1L << 40)));
  }

  @Test
  void readsTheAddressThatItWrote() {
    comesBack(new NextHop.AtAddress(Transport.UDP, REMOTE));
    comesBack(new NextHop.AtAddress(Transport.TCP, new InetSocketAddress("2001:db8::ff:1", 5060)));
  }

  @Test
  void readsTheNameThatItWrote() {
    comesBack(
        new NextHop.AtName(new NamedServer(Transport.UDP, "sip_1.example-a.org", 5060, false)));
    comesBack(new NextHop.AtName(new NamedServer(null, "example.org", 0, false)));
    comesBack(new NextHop.AtName(new NamedServer(null, "example.org", 0, true)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bob",
        "at",
        "flow.",
        "flow.!!",
        "flow.AAA",
        "at.udp.5060",
        "at.udp.5060.",
        "at.udp.5060.0a0000",
        "at.udp.5060.0a00000g",
        "at.udp.65536.0a000002",
        "at.udp.-1.0a000002",
        "at.udp.x.0a000002",
        "at.hop.5060.0a000002",
        "by.udp.5060.0a000002"
      })
  void makesNothingOfWhatItDidNotWrite(String user) {
    assertNull(routes.read(user));
  }

  private void comesBack(NextHop hop) {
    byte[] value = Octets.ascii(routes.to(hop));
    NameAddr entry = new NameAddr();
    assertTrue(entry.read(value, 0, value.length), routes.to(hop));
    assertEquals("hop.invalid", entry.uri().host());
    assertTrue(entry.uri().isLooseRouter());
    assertEquals(hop, routes.read(entry.uri().user()));
  }
}
