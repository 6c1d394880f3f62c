package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViaTest {
  private final Via via = new Via();

  private boolean read(String text) {
    byte[] octets = MessageText.octets("SIP/" + text + ";branch=beyond");
    return via.read(octets, 4, 4 + text.length());
  }

  private String stamped(String text, String source, int port) {
    assertTrue(read(text));
    OctetWriter out = new OctetWriter();
    via.writeStamped(out, Octets.ascii(source), port);
    return MessageText.text(out.toBytes());
  }

  @Test
  void readsTransportSentByAndBranch() {
    assertTrue(read("SIP/2.0/UDP host.example.com:5070;rport;branch=z9hG4bKx"));
    assertEquals("UDP", via.transport());
    assertEquals("host.example.com", via.host());
    assertEquals(5070, via.port());
    assertTrue(via.hasRport());
    assertTrue(via.hasMagicBranch());
    assertEquals("z9hG4bKx", via.parameters().value());
  }

  @Test
  void readsWhiteSpaceWhereverTheGrammarAllowsIt() {
    assertTrue(read("  sip / 2.0\r\n / TLS \t host : 5061 ; branch =\r\n z9hG4bKx  "));
    assertEquals("TLS", via.transport());
    assertEquals("host", via.host());
    assertEquals(5061, via.port());
    assertTrue(via.hasMagicBranch());
  }

  @Test
  void readsAnIpv6SentBy() {
    assertTrue(read("SIP/2.0/TCP [2001:db8::9:1]:6050;branch=z9hG4bKx"));
    assertEquals("[2001:db8::9:1]", via.host());
    assertEquals(6050, via.port());
  }

  @Test
  void knowsABranchThatIdentifiesNothing() {
    assertTrue(read("SIP/2.0/UDP host;branch=z9hG4bK"));
    assertTrue(via.hasBranch());
    assertFalse(via.hasMagicBranch());
    assertTrue(read("SIP/2.0/UDP host;branch=1"));
    assertFalse(via.hasMagicBranch());
    assertTrue(read("SIP/2.0/UDP host"));
    assertFalse(via.hasBranch());
  }

  @Test
  void stampsNothingOnAnHonestSenderThatAsksForNothing() {
    String text = "SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKx";
    assertEquals(text, stamped(text, "192.0.2.1", 5060));
  }

  @Test
  void stampsWhereTheRequestReallyCameFrom() {
    assertEquals(
        "SIP/2.0/UDP host.example.com;branch=z9hG4bKx;received=192.0.2.1",
        stamped("SIP/2.0/UDP host.example.com;branch=z9hG4bKx", "192.0.2.1", 40000));
  }

  @Test
  void stampsPortAndAddressWhereTheSenderAsksForThem() {
    assertEquals(
        "SIP/2.0/UDP 192.0.2.1:5060;rport=40000;branch=z9hG4bKx;received=192.0.2.1",
        stamped("SIP/2.0/UDP 192.0.2.1:5060;rport;branch=z9hG4bKx", "192.0.2.1", 40000));
  }

  @Test
  void dropsWhatTheSenderStampedItself() {
    assertEquals(
        "SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKx;rport=40000;received=192.0.2.1",
        stamped(
            "SIP/2.0/UDP 192.0.2.9;received=203.0.113.5;branch=z9hG4bKx;RPORT=1;Received=::1",
            "192.0.2.1",
            40000));
  }

  @Test
  void comparesAnIpv6SentByWithoutItsBrackets() {
    String text = "SIP/2.0/UDP [2001:DB8::1];branch=z9hG4bKx";
    assertEquals(text, stamped(text, "2001:db8::1", 5060));
  }

  @Test
  void keepsOtherParametersAsTheyAre() {
    assertEquals(
        "SIP/2.0/UDP 192.0.2.1;x;maddr=224.0.1.75;ttl=1;y=\"a;b\";branch=1",
        stamped(
                "SIP/2.0/UDP 192.0.2.1 ; x ; maddr=224.0.1.75;ttl = 1;y=\"a;b\";branch=1",
                "192.0.2.1",
                5060)
            .replace(" ;", ";"));
  }

  @ParameterizedTest
  @CsvSource({
    "SIP/7.0/UDP host;branch=z9hG4bKx, -1",
    "'SIP/2.0/UDP 192.0.2.15:5070;;', 5070",
    "garbage, -1",
    "'', -1",
    "SIP/2.0/UDP, -1",
    "SIP/2.0/UDP [::1, -1"
  })
  void writesAFaultyValueAsItCame(String text, int port) {
    assertTrue(read("SIP/2.0/TCP 192.0.2.9:6000;rport;branch=z9hG4bKbefore"));
    assertFalse(read(text));
    OctetWriter out = new OctetWriter();
    via.writeStamped(out, Octets.ascii("192.0.2.1"), 5060);
    assertEquals(text, MessageText.text(out.toBytes()));
    assertEquals(port, via.port());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SIP",
        "SIP/2.0",
        "SIP/2.0/UDP",
        "SIP/2.0/UDP ",
        "SIP/2.0/ host",
        "SIP/2.1/UDP host",
        "SIP//UDP host",
        "SIPS/2.0/UDP host",
        "SIP/2.0/UDP;branch=1",
        "SIP/2.0/UDPhost",
        "SIP/2.0/UDP ho st",
        "SIP/2.0/UDP host:",
        "SIP/2.0/UDP host:65536",
        "SIP/2.0/UDP host:x",
        "SIP/2.0/UDP host:5060 x",
        "SIP/2.0/UDP [::1",
        "SIP/2.0/UDP []",
        "SIP/2.0/UDP [localhost]",
        "SIP/2.0/UDP user@host",
        "SIP/2.0/UDP host;;branch=1",
        "SIP/2.0/UDP host;branch=",
        "SIP/2.0/UDP 192.0.2.15;;,;,,"
      })
  void refusesWhatIsNoVia(String text) {
    assertFalse(read(text));
  }
}
