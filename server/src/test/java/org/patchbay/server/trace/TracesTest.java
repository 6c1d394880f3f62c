package org.patchbay.server.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patchbay.config.IpAddresses;
import org.patchbay.loop.Clock;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.WireTap;

class TracesTest {
  private static final Flow ALICE = flow("192.0.2.7", 5060);
  private static final Flow BOB = flow("192.0.2.8", 5070);

  private WireTap tap;
  private final Traces traces = new Traces(new StandingClock(), newTap -> tap = newTap);
  private final TraceBuffer buffer = new TraceBuffer(Thread.currentThread());

  private static final class StandingClock implements Clock {
    @Override
    public long nanos() {
      return 1;
    }

    @Override
    public long epochMillis() {
      return 1_000;
    }
  }

  private static Flow flow(String remote, int port) {
    InetSocketAddress local = address("192.0.2.1", 5060);
    return new Flow(Transport.UDP, local, address(remote, port), 0);
  }

  private static InetSocketAddress address(String ip, int port) {
    return new InetSocketAddress(IpAddresses.parse(ip).orElseThrow(), port);
  }

  private Trace begins(TraceFilter filter, String... names) {
    Trace trace = new Trace(filter, Set.of(names), buffer);
    assertTrue(traces.begin(trace));
    return trace;
  }

  private void arrives(Flow flow, String callId, String from, String to) {
    byte[] octets = message(callId, from, to).getBytes(StandardCharsets.UTF_8);
    tap.received(flow, octets, octets.length);
  }

  private static String message(String callId, String from, String to) {
    return """
        MESSAGE sip:%s@example.org SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK1
        From: <sip:%s@example.org>;tag=1
        To: <sip:%s@example.org>
        Call-ID: %s
        CSeq: 1 MESSAGE
        Content-Length: 0

        """
        .formatted(to, from, to, callId)
        .replace("\n", "\r\n");
  }

  /** The Call-IDs of what was seen. */
  private List<String> seen() {
    List<String> callIds = new ArrayList<>();
    for (SeenMessage message = buffer.poll(); message != null; message = buffer.poll()) {
      String text = new String(message.octets(), StandardCharsets.UTF_8);
      callIds.add(text.replaceAll("(?s).*Call-ID: ([^\r]*).*", "$1"));
    }
    return callIds;
  }

  @Test
  void tapsNothingWhileNobodyAsks() {
    assertNull(tap);
    Trace trace = begins(new TraceFilter.All());
    assertSame(traces, tap);
    traces.end(trace);
    assertNull(tap);
    assertFalse(traces.isActive());
  }

  @Test
  void seesOneCallAlone() {
    begins(new TraceFilter.OfCall("one"));
    arrives(ALICE, "one", "alice", "bob");
    arrives(ALICE, "two", "alice", "bob");
    assertEquals(List.of("one"), seen());
  }

  @Test
  void seesTheOtherLegsOfACall() {
    begins(new TraceFilter.OfCall("one"));
    traces.joined("one", "leg");
    traces.joined("two", "another");
    arrives(BOB, "leg", "x", "y");
    arrives(BOB, "another", "x", "y");
    assertEquals(List.of("leg"), seen());
  }

  @Test
  void seesTheLegsOfACallThatWasThereBefore() {
    Trace trace = begins(new TraceFilter.OfCall("leg"));
    trace.know(List.of(Set.of("one", "leg"), Set.of("two")));
    arrives(ALICE, "one", "alice", "bob");
    arrives(ALICE, "two", "alice", "bob");
    assertEquals(List.of("one"), seen());
  }

  @Test
  void seesWhatAUserSendsAndGets() {
    begins(new TraceFilter.OfUser("alice"), "alice", "+14255550100");
    arrives(ALICE, "one", "alice", "bob");
    arrives(BOB, "two", "bob", "+14255550100");
    arrives(BOB, "three", "bob", "carol");
    assertEquals(List.of("one", "two"), seen());
  }

  @Test
  void seesOnePeerAlone() {
    begins(TraceFilter.peer("192.0.2.8:5070").orElseThrow());
    arrives(ALICE, "one", "alice", "bob");
    arrives(BOB, "two", "alice", "bob");
    assertEquals(List.of("two"), seen());
  }

  @Test
  void seesWhatCannotBeRead() {
    begins(new TraceFilter.All());
    tap.received(ALICE, "noise".getBytes(StandardCharsets.UTF_8), 5);
    assertEquals(List.of("noise"), seen());
  }

  @Test
  void countsWhatDoesNotFit() {
    begins(new TraceFilter.All());
    for (int i = 0; i < 5_000; i++) {
      arrives(ALICE, "one", "alice", "bob");
    }
    assertEquals(4_000, seen().size());
    assertEquals(1_000, buffer.takeMissed());
    assertEquals(0, buffer.takeMissed());
  }

  @Test
  void runsOnlySoManyAtOnce() {
    for (int i = 0; i < 4; i++) {
      begins(new TraceFilter.All());
    }
    assertFalse(traces.begin(new Trace(new TraceFilter.All(), Set.of(), buffer)));
  }
}
