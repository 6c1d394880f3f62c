package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scanners that everyone has find no name and no password, and end banned (docs/adr/0028). */
@Tag("wire")
class ScanTest {
  private static final String EVE = "127.0.0.66";
  private static final String TRUSTED = "127.0.0.13";
  private static final int MORE_THAN_ENOUGH = 40;

  @RegisterExtension final WireScene scene = new WireScene();
  @TempDir private Path directory;

  private PatchbayProcess server;
  private Scanner eve;

  @BeforeEach
  void aServerThatTrustsOneAddress() throws Exception {
    server = scene.patchbay(PatchbayConfig.ofThreeUsers().trusting(TRUSTED + "/32"));
    eve = new Scanner(EVE, server.config(), directory);
  }

  @Test
  void svmapLearnsThatThereIsAServerAndNoMore() throws Exception {
    String found = eve.sipvicious("svmap");

    assertTrue(found.contains(server.config().hostPort()), found);
    assertFalse(found.toLowerCase().contains("patchbay"), found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REGISTER", "INVITE", "OPTIONS"})
  void svwarFindsNobody(String method) throws Exception {
    Path names = directory.resolve("names");
    Files.writeString(names, "nobody\nalice\nbob\ncarol\nnoone\n");

    String found = eve.sipvicious("svwar", "--force", "-m", method, "-d", names.toString());

    assertTrue(found.contains("found nothing"), found);
  }

  @Test
  void whoAsksForOneNameAfterTheOtherIsSlowedDownAndSeen() throws Exception {
    SipPeer scanner = scene.udpPeer(EVE);
    for (int i = 0; i < 310; i++) {
      String name = server.config().uri("name" + i);
      assertEquals(407, scanner.ask(SipRequest.of("OPTIONS", name, name)).status());
    }

    String bans = server.ask("bans");
    assertTrue(bans.contains(EVE) && bans.contains("not proved, slowed down"), bans);
    assertTrue(server.ask("bans", "lift", EVE).contains("may come again"));
    assertTrue(server.ask("bans").contains("Nobody is kept out"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bob", "nobody"})
  void svcrackFindsNoPasswordAndEndsBanned(String user) throws Exception {
    String found = eve.sipvicious("svcrack", "-u", user, "-d", passwords().toString());

    assertTrue(found.contains("found nothing"), found);
    assertBanned();
  }

  /** Bob's is among them, behind others. */
  private Path passwords() throws Exception {
    String wrong =
        IntStream.range(0, MORE_THAN_ENOUGH)
            .mapToObj(i -> "guess-" + i)
            .collect(Collectors.joining("\n"));
    return Files.writeString(directory.resolve("passwords"), wrong + "\npw-bob\n");
  }

  private void assertBanned() throws Exception {
    String bans = server.ask("bans");
    assertTrue(bans.contains(EVE) && bans.contains("wrong passwords"), bans);
  }

  @Test
  void sipsakEndsBanned() throws Exception {
    sipsakIsBanned();

    assertBanned();
  }

  private void sipsakIsBanned() throws Exception {
    for (int i = 0; i < MORE_THAN_ENOUGH && !server.ask("bans").contains(EVE); i++) {
      String found = eve.sipsak("bob", "guess");
      assertTrue(found.contains("authorization failed"), found);
    }
  }

  @Test
  void aTrustedAddressIsServedThroughoutAndABanIsLifted() throws Exception {
    sipsakIsBanned();
    SipPeer trusted = scene.udpPeer(TRUSTED);
    String bob = server.config().uri("bob");

    assertEquals(480, trusted.ask(SipRequest.of("INVITE", bob, bob)).status());
    assertTrue(server.ask("bans", "lift", EVE).contains("may come again"));
    assertTrue(server.ask("bans").contains("Nobody is kept out"));
    assertEquals(407, scene.udpPeer(EVE).ask(SipRequest.of("INVITE", bob, bob)).status());
  }
}
