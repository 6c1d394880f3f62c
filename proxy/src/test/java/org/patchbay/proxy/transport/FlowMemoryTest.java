package org.patchbay.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowMemoryTest {
  private static final InetSocketAddress LOCAL = new InetSocketAddress("10.0.0.1", 5060);

  private final List<Integer> asked = new ArrayList<>();
  private final FlowMemory<Integer> ports = new FlowMemory<>(this::ask);

  private int ask(Flow flow) {
    asked.add(flow.remote().getPort());
    return flow.remote().getPort();
  }

  private static Flow flow(int port) {
    return new Flow(Transport.UDP, LOCAL, new InetSocketAddress("10.0.0.2", port), 0);
  }

  @Test
  void asksOnceAboutAFlow() {
    Flow flow = flow(5060);
    assertEquals(5060, ports.of(flow));
    assertEquals(5060, ports.of(flow));
    assertEquals(List.of(5060), asked);
  }

  @Test
  void asksAgainWhenAnotherFlowHadItsPlace() {
    Flow first = flow(5060);
    Flow second = flow(5060 + 1024);
    assertEquals(5060, ports.of(first));
    assertEquals(6084, ports.of(second));
    assertEquals(5060, ports.of(first));
    assertEquals(List.of(5060, 6084, 5060), asked);
  }
}
