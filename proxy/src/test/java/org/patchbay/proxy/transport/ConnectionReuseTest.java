package org.patchbay.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Stream;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

/** Which connection is used for whom (RFC 5922 §7.4, RFC 5923). */
class ConnectionReuseTest {
  private static final InetSocketAddress REMOTE = new InetSocketAddress("192.0.2.7", 5061);
  private static final InetSocketAddress DIALLED = new InetSocketAddress("192.0.2.7", 40_000);

  private final World world = new World(1);
  private final Host host = world.host("proxy", "10.0.0.1");
  private final ScriptedStreams streams = new ScriptedStreams();
  private Flow latest;
  private Stream stream;
  private final TransportLayer layer =
      new TransportLayer(host.loop(), host.datagrams(), streams)
          .deliverTo(
              new TransportLayer.Receiver() {
                @Override
                public void received(byte[] bytes, int length, Flow flow) {
                  latest = flow;
                }

                @Override
                public void connectionLost(Flow flow, boolean carriedRequests, String reason) {}

                @Override
                public void refused(Flow flow) {}
              });

  private void listen(Transport transport) throws IOException {
    layer.listen(ListenPoint.at(transport, host.at(transport.defaultPort())));
  }

  /** The flow of a connection that a peer has opened. */
  private Flow accepted(X509Certificate certificate) {
    stream = streams.accept(DIALLED, certificate);
    return latest;
  }

  private Flow tlsFlow(String domain) {
    return layer.flowTo(Transport.TLS, REMOTE, domain, null);
  }

  @Test
  void usesAConnectionForTheDomainThatItWasOpenedFor() throws IOException {
    listen(Transport.TLS);
    assertEquals(tlsFlow("example.com"), tlsFlow("Example.COM"));
    assertNotEquals(tlsFlow("example.com"), tlsFlow("example.net"));
    assertEquals(List.of("example.com", "example.net"), streams.domains);
  }

  @Test
  void asksForTheAddressWhereThereIsNoName() throws IOException {
    listen(Transport.TLS);
    layer.flowTo(Transport.TLS, REMOTE, null);
    assertEquals(List.of("192.0.2.7"), streams.domains);
  }

  @Test
  void usesOneConnectionOverTcpForEveryName() throws IOException {
    listen(Transport.TCP);
    Flow flow = layer.flowTo(Transport.TCP, REMOTE, "example.com", null);
    assertEquals(flow, layer.flowTo(Transport.TCP, REMOTE, "example.net", null));
  }

  @Test
  void usesTheConnectionOfAPeerThatHasProvedItsDomain() throws IOException {
    listen(Transport.TLS);
    Flow flow = accepted(Certificates.OF_A_DOMAIN);
    layer.alias(flow, -1);
    assertEquals(flow, tlsFlow("example.com"));
    assertNotEquals(flow, tlsFlow("host.example.com"));
  }

  @Test
  void takesNoAliasFromWhoHasProvedNothing() throws IOException {
    listen(Transport.TLS);
    Flow flow = accepted(null);
    layer.alias(flow, 5061);
    assertNotEquals(flow, tlsFlow("example.com"));
    assertNotEquals(flow, tlsFlow(""));
  }

  @Test
  void takesNoAliasOverTcp() throws IOException {
    listen(Transport.TCP);
    Flow flow = accepted(Certificates.OF_A_DOMAIN);
    layer.alias(flow, 5061);
    assertNotEquals(flow, layer.flowTo(Transport.TCP, REMOTE, "example.com", null));
  }

  @Test
  void forgetsTheAliasWithTheConnection() throws IOException {
    listen(Transport.TLS);
    Flow flow = accepted(Certificates.OF_A_DOMAIN);
    layer.alias(flow, 5061);
    streams.lose(stream);
    assertNotEquals(flow, tlsFlow("example.com"));
  }

  @Test
  void tellsWhoThePeerHasProvedToBe() throws IOException {
    listen(Transport.TLS);
    Flow flow = accepted(Certificates.OF_HOSTS);
    assertEquals(Certificates.OF_HOSTS, layer.peerCertificate(flow).orElseThrow());
  }

  @Test
  void opensNoWebSocket() throws IOException {
    listen(Transport.WSS);
    assertNull(layer.flowTo(Transport.WSS, DIALLED, null));
    Flow flow = accepted(null);
    assertEquals(flow, layer.flowTo(Transport.WSS, DIALLED, null));
  }

  @Test
  void knowsThatAFlowOfAListenerThatIsNoMoreIsDead() throws IOException {
    listen(Transport.UDP);
    Flow gone = new Flow(Transport.UDP, host.at(5070), DIALLED, 0);
    assertEquals(false, layer.isAlive(gone));
    assertEquals(false, layer.send(gone, new byte[5], 0, 5, true));
  }
}
