package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first trunk of a route is not there: the second one is tried at once. */
@Tag("wire")
class RefusedTrunkTest {
  private static final String NUMBER = "+12065550123";

  /** Much less than responseTimeout, and enough for the first call of a server. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final PatchbayConfig server = PatchbayConfig.ofThreeUsers();
  private UdpPeer alice;
  private UdpPeer sbc2;
  private RunningProgram program;

  @TempDir Path directory;

  @BeforeEach
  void open() throws Exception {
    alice = UdpPeer.open(WireScene.phoneAddress(11), server);
    sbc2 = UdpPeer.open(WireScene.phoneAddress(23), server);
  }

  @AfterEach
  void close() {
    program.close();
    alice.close();
    sbc2.close();
  }

  private void start(SipTransport transport) throws Exception {
    String nobody = WireScene.phoneAddress(22);
    Path config = directory.resolve("patchbay.yaml");
    Files.writeString(
        config,
        """
        domain: %1$s
        sip:
          listen: ["udp:%2$s", "tcp:%2$s"]
        media:
          address: %1$s
        users:
          alice: {password: pw-alice}
        sipInterface:
          trunks:
            sbc1: {address: "%3$s:%4$d", transport: %5$s}
            sbc2: {address: "%6$s", transport: udp}
          routes:
            - {name: seattle, pattern: '^\\+1206', trunks: [sbc1, sbc2]}
        """
            .formatted(
                server.address(),
                server.hostPort(),
                nobody,
                LoopbackPorts.free(nobody),
                transport.parameter(),
                sbc2.sentBy()));
    program =
        RunningProgram.start(
            "patchbay",
            directory,
            List.of(
                Path.of("../patchbay").toAbsolutePath().normalize().toString(),
                "run",
                "--config",
                config.toString(),
                "--data",
                directory.resolve("data").toString()));
    program.awaitLine("the line \"ready\"", "ready"::equals, Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedTrunkGivesWayToTheNextAtOnce(SipTransport transport) throws Exception {
    start(transport);
    SipRequest invite =
        SipRequest.of(
                "INVITE",
                "sip:%s@%s".formatted(NUMBER, server.hostPort()),
                "sip:alice@" + server.hostPort())
            .with("Contact: <" + alice.uri("alice") + ">");
    SipRequest answered = UdpPeer.answering(alice.ask(invite), invite, "alice", "pw-alice");

    long sent = System.nanoTime();
    alice.send(answered);
    SipText offer = sbc2.expect("INVITE");
    Duration taken = Duration.ofNanos(System.nanoTime() - sent);
    sbc2.respond(offer, "486 Busy Here", "sbc2");

    sbc2.expect("ACK");
    assertTrue(taken.compareTo(AT_ONCE) < 0, () -> "it took " + taken + "\n" + program.output());
  }
}
