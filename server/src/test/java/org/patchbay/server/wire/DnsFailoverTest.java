package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Another domain, whose servers are found through a real DNS server (RFC 3263, RFC 2782). */
@Tag("wire")
class DnsFailoverTest {
  private static final int CALLS = 1_000;
  private static final int[] WEIGHTS = {10, 20, 30, 40};

  /** Chi square with three degrees of freedom exceeds it once in a million times. */
  private static final double CHI_SQUARE_3 = 30.7;

  @RegisterExtension final WireScene scene = new WireScene();

  @Test
  void completesAThousandCallsOnTheOneServerOfFourThatAnswers() throws Exception {
    AutomaticPeer dead = scene.automatic(WireScene.phoneAddress(61), "");
    String refuses = WireScene.phoneAddress(62);
    AutomaticPeer busy = scene.automatic(WireScene.phoneAddress(63), "503 Service Unavailable");
    AutomaticPeer there = scene.automatic(WireScene.phoneAddress(64), "200 OK");
    Dnsmasq dns = dns();
    hosts(dns)
        .srv("_sip._udp.service.test", 1, 0, "h61.test", dead.port())
        .srv("_sip._udp.service.test", 2, 0, "h62.test", LoopbackPorts.free(refuses))
        .srv("_sip._udp.service.test", 3, 0, "h63.test", busy.port())
        .srv("_sip._udp.service.test", 4, 0, "h64.test", there.port())
        .naptr("service.test", 10, "SIPS+D2T", "_sips._tcp.service.test")
        .naptr("service.test", 20, "SIP+D2U", "_sip._udp.service.test");
    SipPeer caller = caller(dns);

    Duration first = call(caller, "service.test");
    Duration second = call(caller, "service.test");
    for (int i = 2; i < CALLS; i++) {
      call(caller, "service.test");
    }

    // The silent one costs the first call its four seconds; the one that refuses costs nothing.
    assertTrue(first.compareTo(Duration.ofSeconds(7)) < 0, () -> "the first took " + first);
    assertTrue(second.compareTo(Duration.ofSeconds(2)) < 0, () -> "the second took " + second);
    assertEquals(CALLS, there.calls());
    assertTrue(dead.calls() >= 1 && dead.calls() < 20, () -> "to the silent: " + dead.calls());
    assertTrue(busy.calls() >= 1 && busy.calls() < 20, () -> "to the busy: " + busy.calls());
  }

  @Test
  void spreadsAThousandCallsByWeight() throws Exception {
    List<AutomaticPeer> peers = new ArrayList<>();
    Dnsmasq dns = hosts(dns());
    for (int i = 0; i < WEIGHTS.length; i++) {
      AutomaticPeer peer = scene.automatic(WireScene.phoneAddress(61 + i), "200 OK");
      peers.add(peer);
      dns.srv("_sip._udp.spread.test", 1, WEIGHTS[i], "h6" + (1 + i) + ".test", peer.port());
    }
    SipPeer caller = caller(dns);
    for (int i = 0; i < CALLS; i++) {
      call(caller, "spread.test");
    }
    double sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      double expected = CALLS * WEIGHTS[i] / 100.0;
      double difference = peers.get(i).calls() - expected;
      sum += difference * difference / expected;
    }
    List<Integer> counts = peers.stream().map(AutomaticPeer::calls).toList();
    assertEquals(CALLS, counts.stream().mapToInt(Integer::intValue).sum());
    assertTrue(sum < CHI_SQUARE_3, () -> "the four got " + counts);
  }

  private static Dnsmasq dns() {
    return new Dnsmasq(WireScene.phoneAddress(53));
  }

  private static Dnsmasq hosts(Dnsmasq dns) {
    for (int host = 61; host <= 64; host++) {
      dns.host("h" + host + ".test", WireScene.phoneAddress(host));
    }
    return dns;
  }

  private SipPeer caller(Dnsmasq dns) throws Exception {
    scene.dns(dns);
    scene.patchbay(PatchbayConfig.ofThreeUsers().trusting(WireScene.NETWORK).asking(dns.server()));
    return scene.udpPeer(WireScene.phoneAddress(11));
  }

  /** One call from INVITE to BYE; returns how long the INVITE took. */
  private static Duration call(SipPeer caller, String domain) throws Exception {
    SipRequest invite = SipRequest.of("INVITE", "sip:bob@" + domain, caller.uri("anna"));
    long begin = System.nanoTime();
    SipText answer = caller.ask(invite.with("Contact: <" + caller.uri("anna") + ">"));
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertEquals(200, answer.status(), answer::text);
    String to = answer.header("To");
    String contact = SipText.uri(answer.header("Contact"));
    String route = "Route: " + answer.header("Record-Route");
    caller.send(invite.ack(contact, to).with(route));
    SipText end = caller.ask(invite.next("BYE", contact).to(to).with(route));
    assertEquals(200, end.status(), end::text);
    return took;
  }
}
