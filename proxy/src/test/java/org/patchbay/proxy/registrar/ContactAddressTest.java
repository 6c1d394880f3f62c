package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

class ContactAddressTest {
  private static boolean livesOnConnection(String contact, String seen, int port) {
    return ContactAddress.livesOnConnection(
        Registering.binding(contact, 0, Registering.tcp(seen, port, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "sip:a@198.51.100.7:40000, 198.51.100.7, 40000, true",
    "sip:a@198.51.100.7:5060, 198.51.100.7, 40000, false",
    "sip:a@198.51.100.7, 198.51.100.7, 40000, false",
    "sip:a@198.51.100.7, 198.51.100.7, 5060, true",
    "sips:a@198.51.100.7, 198.51.100.7, 5061, true",
    "sip:a@192.168.1.2:5060, 198.51.100.7, 40000, true",
    "sip:a@10.1.2.3, 198.51.100.7, 40000, true",
    "sip:a@100.64.0.1, 198.51.100.7, 40000, true",
    "sip:a@169.254.0.1, 198.51.100.7, 40000, true",
    "sip:a@0.0.0.0, 198.51.100.7, 40000, true",
    "sip:a@127.0.0.1, 198.51.100.7, 40000, true",
    "sip:a@127.0.0.2:5062, 127.0.0.1, 40000, false",
    "sip:a@192.168.1.2:5060, 192.168.1.2, 40000, false",
    "sip:a@203.0.113.5, 198.51.100.7, 40000, false",
    "sip:a@phone.example.com, 198.51.100.7, 40000, false",
    "sip:a@df7jal23ls0d.invalid, 198.51.100.7, 40000, true",
    "sip:a@[2001:db8::7]:40000, 2001:db8::7, 40000, true",
    "sip:a@[2001:db8::7], 2001:db8::7, 40000, false",
    "sip:a@[fd00::7], 2001:db8::7, 40000, true"
  })
  void tellsWhetherAConnectionIsTheOnlyWay(String contact, String seen, int port, boolean onlyWay) {
    assertEquals(onlyWay, livesOnConnection(contact, seen, port));
  }

  @Test
  void neverTakesUdpForAConnection() {
    Binding binding =
        Registering.binding("sip:a@10.0.0.1", 0, Registering.udp("198.51.100.7", 40_000));
    assertEquals(false, ContactAddress.livesOnConnection(binding));
  }

  @Test
  void takesAFlowOfAnInstanceForTheOnlyWay() {
    Flow flow = Registering.tcp("198.51.100.7", 40_000, 1);
    Binding binding =
        new Binding("sip:a@198.51.100.7:5060", 1000, 0, "c", 1, flow, "<urn:uuid:1>", 1, "");
    assertEquals(true, ContactAddress.livesOnConnection(binding));
  }

  @Test
  void takesAPathForAnotherWay() {
    Flow flow = Registering.tcp("198.51.100.7", 40_000, 1);
    Binding binding =
        new Binding("sip:a@10.0.0.1", 1000, 0, "c", 1, flow, "", 0, "", "<sip:198.51.100.7;lr>");
    assertEquals(false, ContactAddress.livesOnConnection(binding));
  }

  @ParameterizedTest
  @CsvSource({
    "TLS, sip:a@198.51.100.7:5061;transport=tls",
    "WS, sip:a@df7jal23ls0d.invalid;transport=ws",
    "WSS, sips:a@198.51.100.7;transport=ws"
  })
  void expectsNoPhoneToListenForTlsOrWebSocket(Transport transport, String contact) {
    Flow tcp = Registering.tcp("198.51.100.7", 40_000, 1);
    Flow flow = new Flow(transport, tcp.local(), tcp.remote(), 1);
    assertEquals(true, ContactAddress.livesOnConnection(Registering.binding(contact, 0, flow)));
  }
}
