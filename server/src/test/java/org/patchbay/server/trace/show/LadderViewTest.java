package org.patchbay.server.trace.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.config.IpAddresses;
import org.patchbay.server.trace.WireRecord;

class LadderViewTest {
  private static final int TIME = 14;

  private final StringWriter out = new StringWriter();
  private final LadderView ladder = new LadderView(new PrintWriter(out));

  static WireRecord message(boolean sent, String transport, String peer, String text) {
    return new WireRecord(
        Instant.ofEpochMilli(0),
        sent,
        transport,
        new InetSocketAddress(IpAddresses.parse("192.0.2.1").orElseThrow(), 5060),
        new InetSocketAddress(IpAddresses.parse(peer).orElseThrow(), 5060),
        text.getBytes(StandardCharsets.UTF_8));
  }

  private void passes(boolean sent, String transport, String peer, String text) {
    ladder.show(message(sent, transport, peer, text));
  }

  /** The lines without their times. */
  private List<String> lines() {
    return out.toString()
        .lines()
        .map(line -> line.startsWith(" ") ? line : " ".repeat(TIME) + line.substring(TIME))
        .map(String::strip)
        .toList();
  }

  @Test
  void drawsACallBetweenTwoPhones() {
    passes(false, "udp", "192.0.2.7", "INVITE sip:bob@example.org SIP/2.0\r\n\r\n");
    passes(true, "udp", "192.0.2.8", "INVITE sip:bob@192.0.2.8 SIP/2.0\r\n\r\n");
    passes(false, "udp", "192.0.2.8", "SIP/2.0 180 Ringing\r\nCSeq: 1 INVITE\r\n\r\n");
    passes(true, "udp", "192.0.2.7", "SIP/2.0 180 Ringing\r\nCSeq: 1 INVITE\r\n\r\n");
    assertEquals(
        List.of(
            "192.0.2.7:5060/udp                           patchbay",
            "|------INVITE sip:bob@example.org------>|",
            "192.0.2.7:5060/udp                           patchbay                           192.0.2.8:5060/udp",
            "|                                       |-------INVITE sip:bob@192.0.2.8------->|",
            "|                                       |<---------180 Ringing (INVITE)---------|",
            "|<---------180 Ringing (INVITE)---------|                                       |"),
        lines());
  }

  @Test
  void keepsToTheWidthOfATerminal() {
    for (int peer = 10; peer < 30; peer++) {
      passes(
          false, "tcp", "192.0.2." + peer, "OPTIONS sip:" + "x".repeat(200) + " SIP/2.0\r\n\r\n");
      passes(true, "hop", "127.0.0.1", "OPTIONS sip:x SIP/2.0\r\n\r\n");
    }
    assertTrue(out.toString().lines().allMatch(line -> line.length() <= 120), out.toString());
    assertTrue(lines().get(lines().size() - 2).contains("OPTIONS"), out.toString());
  }

  @Test
  void letsNothingThroughThatATerminalObeys() {
    passes(false, "udp", "192.0.2.7", "OPTIONS sip:\u001b[2J\u0007\u202e SIP/2.0\r\n\r\n");
    assertTrue(lines().get(1).contains("OPTIONS sip:?[2J??"), out.toString());
  }

  @Test
  void showsWhatIsNoSip() {
    passes(false, "udp", "192.0.2.7", "");
    passes(false, "udp", "192.0.2.7", "noise");
    assertTrue(lines().get(2).contains("--noise--"), out.toString());
  }
}
