package org.patchbay.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How transports are named (RFC 3261 §19.1.1, §26.2.2; RFC 7118 §5). */
class TransportTest {

  @ParameterizedTest
  @CsvSource({
    "'',false,UDP",
    "'',true,TLS",
    "udp,false,UDP",
    "udp,true,",
    "tcp,false,TCP",
    "tcp,true,TLS",
    "tls,false,TLS",
    "tls,true,TLS",
    "ws,false,WS",
    "ws,true,WSS",
    "wss,false,WSS",
    "wss,true,WSS",
    "sctp,false,"
  })
  void isWhatAUriAsksFor(String parameter, boolean sips, Transport transport) {
    assertEquals(transport, Transport.ofUri(parameter, sips));
  }

  @ParameterizedTest
  @CsvSource({
    "UDP,192.0.2.1:5000,192.0.2.1:5000",
    "TCP,192.0.2.1:5000;transport=tcp,192.0.2.1:5000;transport=tcp",
    "TLS,192.0.2.1:5000;transport=tls,192.0.2.1:5000",
    "WS,192.0.2.1:5000;transport=ws,192.0.2.1:5000;transport=ws",
    "WSS,192.0.2.1:5000;transport=ws,192.0.2.1:5000;transport=ws"
  })
  void standsInOurUris(Transport transport, String sip, String sips) {
    ListenPoint point = ListenPoint.at(transport, new InetSocketAddress("192.0.2.1", 5000));
    assertEquals(sip, point.uriHost());
    assertEquals(sips, point.secureUriHost());
  }

  @Test
  void standsInAFlowThatIsWrittenDown() throws Exception {
    InetSocketAddress here = new InetSocketAddress("192.0.2.1", 5000);
    List<ListenPoint> points =
        Stream.of(Transport.values())
            .filter(transport -> transport != Transport.HOP)
            .map(transport -> ListenPoint.at(transport, here))
            .toList();
    FlowText text = new FlowText(points);
    for (ListenPoint point : points) {
      long number = point.transport().connected() ? 77 : 0;
      Flow flow =
          new Flow(point.transport(), here, new InetSocketAddress("2001:db8::7", 40_000), number);
      assertEquals(flow, text.read(text.write(flow)));
    }
  }
}
