package org.patchbay.trunks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.patchbay.config.IpAddresses;

class PeersBySourceTest {

  private static final PeersBySource PEERS =
      PeersBySource.of(
          PlanFixture.of(
                  """
                  cloudCalling:
                    carriers:
                      wide: {address: "192.0.2.9:5060", match: [192.0.2.0/24, "2001:db8::/32"]}
                  sipInterface:
                    trunks:
                      a: {address: "192.0.2.1:5060"}
                      b: {address: "192.0.2.1:5080"}
                      c: {address: "[2001:db8::c]:5060"}
                  """)
              .plan());

  private static String at(String ip, int port) {
    return PEERS.peerAt(IpAddresses.parse(ip).orElseThrow(), port).map(Peer::name).orElse("none");
  }

  @Test
  void findsAPeerByItsIpWhateverThePort() {
    assertEquals("wide", at("192.0.2.9", 40000));
    assertEquals("c", at("2001:db8::c", 40000));
  }

  @Test
  void letsThePortDecideBetweenTwoThatShareAnIp() {
    assertEquals("a", at("192.0.2.1", 5060));
    assertEquals("b", at("192.0.2.1", 5080));
  }

  @Test
  void takesTheFirstOfTwoThatShareAnIpWhenThePortIsNeithers() {
    assertEquals("a", at("192.0.2.1", 40000));
  }

  @Test
  void findsAPeerByABlockThatItsRequestsComeFrom() {
    assertEquals("wide", at("192.0.2.77", 5060));
    assertEquals("wide", at("2001:db8::77", 5060));
  }

  @Test
  void findsNobodyAtAnotherAddress() {
    assertEquals("none", at("198.51.100.1", 5060));
  }

  private static final PeersBySource WITH_CERTIFICATES =
      PeersBySource.of(
          PlanFixture.of(
                  """
                  sipInterface:
                    trunks:
                      a: {address: "192.0.2.1:5061", tls: {name: a.example.org}}
                      b:
                        address: "192.0.2.2:5061"
                        tls: {name: b.example.org, clientCertificate: required}
                  """)
              .plan());

  private static String with(String name) {
    return WITH_CERTIFICATES.peerWith(name::equals).map(Peer::name).orElse("none");
  }

  private static String from(String ip) {
    return WITH_CERTIFICATES
        .peerAt(IpAddresses.parse(ip).orElseThrow(), 40000)
        .map(Peer::name)
        .orElse("none");
  }

  @Test
  void findsAPeerByTheNameInItsCertificate() {
    assertEquals("a", with("a.example.org"));
    assertEquals("b", with("b.example.org"));
    assertEquals("none", with("c.example.org"));
  }

  @Test
  void doesNotTakeTheAddressForACertificateThatIsRequired() {
    assertEquals("a", from("192.0.2.1"));
    assertEquals("none", from("192.0.2.2"));
  }
}
