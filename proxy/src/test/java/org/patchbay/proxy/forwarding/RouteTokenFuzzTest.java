package org.patchbay.proxy.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.FlowText;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;

/** Tokens, flows and inner Routes that a fuzzer makes up (docs/fuzzing.md). */
class RouteTokenFuzzTest {
  private static final InetSocketAddress HERE = new InetSocketAddress("10.0.0.1", 5060);
  private static final Flow SOURCE =
      new Flow(Transport.UDP, HERE, new InetSocketAddress("10.0.0.2", 5060), 0);

  private final FlowText flows =
      new FlowText(
          List.of(ListenPoint.at(Transport.UDP, HERE), ListenPoint.at(Transport.TCP, HERE)));
  private final RouteToken tokens = new RouteToken(new byte[32], flows);
  private final InnerRoute routes = new InnerRoute(flows);
  private final RequestHead request = DialogRequest.invite().tags("a", "b").head();

  @MethodSource("tokens")
  @FuzzTest
  void opensNothingWithoutTheKey(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    assertNull(tokens.otherParty(text, request, SOURCE));
    Flow flow = flows.read(text);
    if (flow != null) {
      assertEquals(flow, flows.read(flows.write(flow)));
    }
    NextHop hop = routes.read(text);
    if (hop != null) {
      String value = routes.to(hop);
      assertEquals(hop, routes.read(value.substring("<sip:".length(), value.lastIndexOf('@'))));
    }
  }

  static Stream<byte[]> tokens() {
    return Stream.of(
            "AQAACgAAAhPEAAAKAAADE8QAAAAAAAAAAAAAAA",
            "AAAKAAACE8Q",
            "AQEKAAACE8QAAAAAAAAAAQ",
            "flow.AAAKAAACE8Q",
            "at.tcp.5060.0a000002",
            "at.udp.5060.20010db8000000000000000000000001",
            "name.udp.-1.example.com")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
