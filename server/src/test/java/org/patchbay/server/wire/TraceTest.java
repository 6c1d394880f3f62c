package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call through a trunk is traced while it is made. */
@Tag("wire")
class TraceTest {
  private static final String NUMBER = "+12065550123";
  private static final String ALICE = WireScene.phoneAddress(11);
  private static final String TRUNK = WireScene.phoneAddress(22);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** Caller, proxy, media processor, proxy again, trunk. */
  private static final int TIMES_ON_THE_WAY = 4;

  @RegisterExtension final WireScene scene = new WireScene();

  private PatchbayProcess server;
  private Baresip alice;
  private Baresip trunk;

  @BeforeEach
  void start() throws Exception {
    PeerConfig sbc1 = PeerConfig.of("sbc1", TRUNK, "PCMA");
    server = scene.patchbay(PatchbayConfig.ofThreeUsers().withRoute("seattle", "^\\+1206", sbc1));
    trunk = scene.trunk(sbc1, NUMBER, 1_000, BaresipCodec.PCMA);
    alice = scene.baresip("alice", ALICE, SipTransport.UDP, 440, BaresipCodec.PCMA);
    alice.register();
  }

  private static long count(String pattern, String output) {
    Pattern wanted = Pattern.compile(pattern);
    return output.lines().filter(line -> wanted.matcher(line).find()).count();
  }

  @Test
  void theLadderHasBothLegs() throws Exception {
    RunningProgram trace = server.trace("--user", "alice");
    alice.dial(NUMBER);
    trunk.awaitEstablished();
    alice.awaitEstablished();
    alice.hangUp();
    for (int i = 0; i < TIMES_ON_THE_WAY; i++) {
      trace.awaitLine("the answer to BYE", line -> line.contains("200 OK (BYE)"), PATIENCE);
    }
    trace.close();

    String ladder = trace.output();
    assertTrue(count("INVITE sip:", ladder) >= TIMES_ON_THE_WAY + 1, ladder); // once unchallenged
    for (String step :
        List.of("180 Ringing \\(INV", "200 [A-Za-z]+ \\(INV", "ACK sip:", "BYE sip:")) {
      assertTrue(count(step, ladder) >= TIMES_ON_THE_WAY, () -> step + " in " + ladder);
    }
    assertEquals(1, count("407 Proxy Auth", ladder), ladder);
    assertTrue(ladder.lines().allMatch(line -> line.length() <= 120), ladder);
  }

  @Test
  void aCallThatIsUpIsFollowedOnBothLegs() throws Exception {
    Capture capture = scene.capture();
    alice.dial(NUMBER);
    trunk.awaitEstablished();
    alice.awaitEstablished();
    String callId =
        capture.stop().stream()
            .filter(CapturedDatagram::isSip)
            .filter(datagram -> datagram.text().startsWith("INVITE sip:" + NUMBER + "@" + TRUNK))
            .map(datagram -> new SipText(datagram.text()).header("Call-ID"))
            .findFirst()
            .orElseThrow();

    RunningProgram trace = server.trace("--call", callId, "--text");
    alice.hangUp();
    for (int i = 0; i < TIMES_ON_THE_WAY; i++) {
      trace.awaitLine("a BYE", line -> line.startsWith("BYE sip:"), PATIENCE);
    }
    trace.close();
  }

  @Test
  void showsNoAnswerToAChallenge() throws Exception {
    RunningProgram trace = server.trace("--peer", ALICE, "--text");
    alice.dial(NUMBER);
    alice.awaitEstablished();
    trace.awaitLine("an answered call", line -> line.startsWith("SIP/2.0 200"), PATIENCE);
    trace.close();
    assertTrue(trace.output().contains("response=\"****"), trace.output());
    assertFalse(count("response=\"[0-9a-f]", trace.output()) > 0, trace.output());
    assertFalse(trace.output().contains(TRUNK), "that is another peer");
  }

  @Test
  void tcpdumpReadsTheCapture() throws Exception {
    Path file = server.directory().resolve("trace.pcap");
    RunningProgram trace = server.trace("--all", "--for", "10s", "--pcap", file.toString());
    alice.dial(NUMBER);
    trunk.awaitEstablished();
    alice.awaitEstablished();
    trace.wholeOutput(); // its time is over

    List<String> command = List.of("tcpdump", "-nn", "-vv", "-r", file.toString());
    try (RunningProgram tcpdump = RunningProgram.start("tcpdump", server.directory(), command)) {
      String read = tcpdump.wholeOutput();
      assertTrue(count("link-type RAW", read) == 1, read);
      assertTrue(count(Pattern.quote(ALICE) + "\\.[0-9]+ > ", read) >= 4, read);
      assertTrue(count(" > " + Pattern.quote(TRUNK) + "\\.[0-9]+: ", read) >= 3, read);
      assertTrue(count("127\\.0\\.0\\.1\\.5060 > 127\\.0\\.0\\.2\\.5060: Flags", read) >= 3, read);
      assertTrue(count("udp sum ok", read) > 10, read);
      assertFalse(read.contains("bad") || read.contains("incorrect"), read);
    }
  }
}
