package org.patchbay.server.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.config.IpAddresses;

class WireRecordTest {

  @Test
  void goesOverTheControlSocketAsALine() {
    byte[] octets = {'A', '\r', '\n', (byte) 0xff};
    InetSocketAddress local =
        new InetSocketAddress(IpAddresses.parse("2001:db8::1").orElseThrow(), 5060);
    InetSocketAddress remote =
        new InetSocketAddress(IpAddresses.parse("192.0.2.7").orElseThrow(), 0);
    WireRecord sent =
        new WireRecord(Instant.ofEpochMilli(1_234_567), true, "tcp", local, remote, octets);
    WireRecord read = WireRecord.parse(sent.line()).orElseThrow();
    assertEquals(sent.line(), read.line());
    assertEquals(local, read.local());
    assertEquals(remote, read.remote());
    assertArrayEquals(octets, read.octets());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1 sent udp 192.0.2.1:5060 192.0.2.7:5060",
        "x sent udp 192.0.2.1:5060 192.0.2.7:5060 QQ==",
        "1 sent udp host:5060 192.0.2.7:5060 QQ==",
        "1 sent udp 192.0.2.1:99999 192.0.2.7:5060 QQ==",
        "1 sent udp 192.0.2.1:5060 192.0.2.7:5060 ?"
      })
  void refusesWhatIsNoRecord(String line) {
    assertEquals(Optional.empty(), WireRecord.parse(line));
  }
}
