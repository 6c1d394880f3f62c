package org.patchbay.server.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.locating.DnsAnswer;
import org.patchbay.proxy.locating.DnsAnswer.Outcome;
import org.patchbay.proxy.locating.DnsRecord;
import org.patchbay.proxy.locating.RecordType;

/** Who is asked for a name; the DNS server of these tests is a port at which nobody is. */
class SystemNamesTest {

  private static DnsAnswer ask(String name, RecordType type) throws Exception {
    BlockingQueue<DnsAnswer> answers = new LinkedBlockingQueue<>();
    try (SystemNames names = new SystemNames(Runnable::run, List.of(nobody()))) {
      names.ask(name, type, answers::add);
      DnsAnswer answer = answers.poll(20, TimeUnit.SECONDS);
      assertNotNull(answer, "nobody answered");
      return answer;
    }
  }

  private static InetSocketAddress nobody() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }

  @Test
  void asksTheMachineForItsOwnName() throws Exception {
    DnsRecord loopback = new DnsRecord.Address(InetAddress.getByName("127.0.0.1"));
    assertEquals(List.of(loopback), ask("localhost", RecordType.A).records());
  }

  @Test
  void saysThatItDoesNotKnowWhereNoServerAnswers() throws Exception {
    assertEquals(Outcome.FAILED, ask("sip.example.org", RecordType.A).outcome());
    assertEquals(Outcome.FAILED, ask("_sip._udp.example.org", RecordType.SRV).outcome());
  }

  @Test
  void knowsThatNoSuchNameCanBe() throws Exception {
    String label = "a".repeat(64);
    assertEquals(Outcome.NOT_THERE, ask(label + ".example.org", RecordType.SRV).outcome());
  }
}
