package org.patchbay.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

/** Which listener and which connection a message leaves on. */
class TransportLayerTest {
  private final World world = new World(1);
  private final Host host = world.host("proxy", "10.0.0.1", "10.9.0.1", "127.0.0.1", "2001:db8::1");
  private final List<String> lost = new ArrayList<>();
  private final List<Flow> received = new ArrayList<>();
  private final List<Flow> refused = new ArrayList<>();
  private final TransportLayer layer =
      new TransportLayer(host.loop(), host.datagrams(), host.streams())
          .deliverTo(
              new TransportLayer.Receiver() {
                @Override
                public void received(byte[] bytes, int length, Flow flow) {
                  received.add(flow);
                }

                @Override
                public void connectionLost(Flow flow, boolean carriedRequests, String reason) {
                  lost.add(carriedRequests + " " + reason);
                }

                @Override
                public void refused(Flow flow) {
                  refused.add(flow);
                }
              });

  @Test
  void sendsFromTheListenerThatTheRequestCameInOn() throws IOException {
    listen(Transport.UDP, "10.0.0.1");
    listen(Transport.UDP, "10.9.0.1");
    assertEquals(at("10.9.0.1"), udpFlow("192.0.2.7", at("10.9.0.1")).local());
    assertEquals(at("10.0.0.1"), udpFlow("192.0.2.7", at("10.0.0.1")).local());
  }

  @Test
  void sendsFromTheFirstListenerWhenNoneIsPreferred() throws IOException {
    listen(Transport.UDP, "10.0.0.1");
    listen(Transport.UDP, "10.9.0.1");
    assertEquals(at("10.0.0.1"), udpFlow("192.0.2.7", at("2001:db8::1")).local());
  }

  @Test
  void sendsToTheLoopbackFromTheLoopback() throws IOException {
    listen(Transport.UDP, "10.0.0.1");
    listen(Transport.UDP, "127.0.0.1");
    assertEquals(at("127.0.0.1"), udpFlow("127.0.0.9", at("2001:db8::1")).local());
    assertEquals(at("10.0.0.1"), udpFlow("192.0.2.7", at("2001:db8::1")).local());
  }

  @Test
  void sendsFromAnAddressOfTheSameFamily() throws IOException {
    listen(Transport.UDP, "10.0.0.1");
    listen(Transport.UDP, "2001:db8::1");
    assertEquals(at("2001:db8::1"), udpFlow("2001:db8::7", at("10.0.0.1")).local());
  }

  @Test
  void knowsNoWayWithoutAListenerOfThatKind() throws IOException {
    listen(Transport.UDP, "10.0.0.1");
    assertNull(layer.flowTo(Transport.TCP, at("192.0.2.7"), at("10.0.0.1")));
    assertNull(udpFlow("2001:db8::7", at("10.0.0.1")));
  }

  @Test
  void usesAnOpenConnectionAgain() throws IOException {
    listen(Transport.TCP, "10.0.0.1");
    world.host("peer", "10.0.0.2");
    Flow first = layer.flowTo(Transport.TCP, at("10.0.0.2"), at("10.0.0.1"));
    assertEquals(first, layer.flowTo(Transport.TCP, at("10.0.0.2"), at("10.0.0.1")));
    assertEquals(1, layer.connectionCount());
    assertSame(first, layer.connectionFlow(first.connection()));
    assertTrue(layer.isAlive(first));
  }

  @Test
  void tellsOfAConnectionThatCouldNotBeHad() throws IOException {
    listen(Transport.TCP, "10.0.0.1");
    world.host("peer", "10.0.0.2");
    Flow flow = layer.flowTo(Transport.TCP, at("10.0.0.2"), at("10.0.0.1"));
    byte[] octets = "OPTIONS".getBytes(StandardCharsets.US_ASCII);
    assertTrue(layer.send(flow, octets, 0, octets.length, true));
    world.settle();
    assertEquals(List.of("true connection refused"), lost);
    assertFalse(layer.isAlive(flow));
    assertFalse(layer.send(flow, octets, 0, octets.length, true));
    assertEquals(0, layer.connectionCount());
  }

  @Test
  void passesOverDatagramsThatKeepAMappingAlive() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    TransportLayer counting =
        new TransportLayer(host.loop(), host.datagrams(), host.streams())
            .deliverTo(
                new TransportLayer.Receiver() {
                  @Override
                  public void received(byte[] bytes, int length, Flow flow) {
                    lengths.add(length);
                  }

                  @Override
                  public void connectionLost(Flow flow, boolean carriedRequests, String reason) {}

                  @Override
                  public void refused(Flow flow) {}
                });
    counting.listen(ListenPoint.at(Transport.UDP, at("10.0.0.1")));
    Host phone = world.host("phone", "10.0.0.2");
    var port = phone.datagrams().open(at("10.0.0.2"), (p, data, length, source) -> {});
    for (int length : new int[] {0, 1, 2, 4, 5}) {
      port.send(new byte[length], 0, length, at("10.0.0.1"));
    }
    world.settle();
    assertEquals(List.of(5), lengths);
  }

  @Test
  void tellsOnWhichFlowAPeerRefuses() throws IOException {
    listen(Transport.UDP, "10.0.0.1");
    world.host("peer", "10.0.0.2");
    Flow flow = layer.hearRefusals(at("10.0.0.2"));
    assertTrue(layer.send(flow, new byte[5], 0, 5, true));
    world.settle();
    assertEquals(List.of(flow), refused);
    layer.close();
    assertEquals(0, host.openSockets());
  }

  @Test
  void hasOneFlowWithAPeerWhoseRefusalsAreHeard() throws IOException {
    listen(Transport.UDP, "10.0.0.1");
    Flow flow = layer.hearRefusals(at("10.0.0.2"));
    Host peer = world.host("peer", "10.0.0.2");
    var port = peer.datagrams().open(at("10.0.0.2"), (p, data, length, source) -> {});
    port.send(new byte[5], 0, 5, at("10.0.0.1"));
    var other = peer.datagrams().open(peer.at(0), (p, data, length, source) -> {});
    other.send(new byte[5], 0, 5, at("10.0.0.1"));
    world.settle();
    assertSame(flow, received.get(0));
    assertEquals(other.local(), received.get(1).remote());
  }

  @Test
  void hearsNoRefusalsWithoutAListenerOfThatFamily() throws IOException {
    listen(Transport.UDP, "10.0.0.1");
    assertNull(layer.hearRefusals(at("2001:db8::7")));
  }

  @Test
  void writesAddressesAsAViaHasThem() throws IOException {
    listen(Transport.UDP, "2001:db8::1");
    Flow flow = udpFlow("2001:db8::7", at("2001:db8::1"));
    assertEquals(
        "SIP/2.0/UDP [2001:db8::1]:5060;branch=",
        new String(layer.viaPrefix(flow), StandardCharsets.US_ASCII));
    assertEquals(
        "2001:db8::7",
        new String(new AddressTexts().of(flow.remote().getAddress()), StandardCharsets.US_ASCII));
  }

  private void listen(Transport transport, String address) throws IOException {
    layer.listen(ListenPoint.at(transport, at(address)));
  }

  private Flow udpFlow(String remote, InetSocketAddress preferred) {
    return layer.flowTo(Transport.UDP, at(remote), preferred);
  }

  private static InetSocketAddress at(String address) {
    return new InetSocketAddress(address, 5060);
  }
}
