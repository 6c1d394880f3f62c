package org.patchbay.proxy.locating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.loop.SeededIds;
import org.patchbay.proxy.transport.Transport;

class ServerLookupTest {
  private final ScriptedDns dns = new ScriptedDns();

  static List<LookupRow> rows() {
    return LookupRow.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void leadsWhereTheRfcSays(LookupRow row) {
    row.zone().accept(dns);
    Located located = locate(row.reach(), row.server(), false);
    assertEquals(row.candidates(), texts(located));
    assertEquals(row.questions(), dns.asked());
    assertTrue(located.isCertain());
  }

  @Test
  void beginsWithTheFamilyOfTheRequest() {
    dns.host("example.com", "192.0.2.9", "2001:db8::9");
    assertEquals(
        List.of("udp:[2001:db8::9]:5060", "udp:192.0.2.9:5060"),
        texts(locate(LookupRow.BOTH, LookupRow.at(5060), true)));
  }

  @Test
  void saysWhenDnsDidNotAnswer() {
    dns.isDown(true);
    assertFalse(locate(LookupRow.BOTH, LookupRow.BARE, false).isCertain());
  }

  @Test
  void asksForTheAddressesOfAFewTargetsOnly() {
    IntStream.range(0, 50)
        .forEach(i -> dns.srv("_sip._udp.example.com", i, 0, 5060, "h" + i + ".example.com"));
    locate(LookupRow.IPV4, LookupRow.over(Transport.UDP), false);
    assertEquals(1 + 10, dns.asked().size());
  }

  private Located locate(Reach reach, NamedServer server, boolean ipv6First) {
    List<Located> found = new ArrayList<>();
    new ServerLookup(dns, new SeededIds(1), reach, server, ipv6First, found::add).start();
    assertEquals(1, found.size());
    return found.get(0);
  }

  private static List<String> texts(Located located) {
    return located.candidates().stream().map(Candidate::toString).toList();
  }
}
