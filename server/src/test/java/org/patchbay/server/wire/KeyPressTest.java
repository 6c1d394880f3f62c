package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The keys that a phone sends arrive at a trunk that speaks PCMA, each once (RFC 4733). */
@Tag("wire")
class KeyPressTest {
  private static final String NUMBER = "+12065550123";
  private static final String ALICE = WireScene.phoneAddress(11);
  private static final String TRUNK = WireScene.phoneAddress(22);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(300);

  @RegisterExtension final WireScene scene = new WireScene();

  private final PeerConfig sbc1 = PeerConfig.of("sbc1", TRUNK, "PCMA");
  private final PatchbayConfig server =
      PatchbayConfig.ofThreeUsers().withRoute("seattle", "^\\+1206", sbc1);
  private SipPeer trunk;
  private RtpPeer atTheTrunk;

  @BeforeEach
  void theTrunkIsThere() throws Exception {
    trunk = scene.scripted(sbc1, server);
    atTheTrunk = scene.rtpPeer(TRUNK);
    scene.patchbay(server);
  }

  /** The trunk answers; returns its payload type for keys. */
  private int theTrunkAnswers() throws Exception {
    SipText invite = trunk.expect("INVITE");
    int keys = invite.payloadType("telephone-event/8000");
    trunk.respond(
        invite,
        "200 OK",
        AudioSdp.of(TRUNK, atTheTrunk.port(), "8 PCMA/8000", keys + " telephone-event/8000"));
    trunk.expect("ACK");
    return keys;
  }

  /** The keys that arrive, until there is a pause after {@code count} of them. */
  private List<Keys.Pressed> keysHeard(int count, int payloadType) throws Exception {
    Set<Keys.Pressed> heard = new LinkedHashSet<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<Keys.Pressed> key =
          atTheTrunk
              .next(PAUSE)
              .filter(packet -> packet.payloadType() == payloadType)
              .flatMap(packet -> Keys.released(packet, 8_000));
      if (key.isPresent() && heard.add(key.get()) && heard.size() >= count) {
        end = System.nanoTime() + PAUSE.toNanos();
      }
    }
    return List.copyOf(heard);
  }

  private static String text(List<Keys.Pressed> keys) {
    return keys.stream().map(key -> "" + key.key()).collect(Collectors.joining());
  }

  @ParameterizedTest
  @EnumSource(names = {"PCMU", "OPUS"})
  void keysOfASoftphone(BaresipCodec codec) throws Exception {
    Baresip alice = scene.baresip("alice", ALICE, SipTransport.UDP, 440, codec);
    alice.register();
    alice.dial(NUMBER);
    int keys = theTrunkAnswers();
    alice.awaitEstablished();

    alice.press("1123#");

    assertEquals("1123#", text(keysHeard(5, keys)));
  }

  @ParameterizedTest
  @CsvSource({"8000, 0 PCMU/8000", "48000, 107 opus/48000/2"})
  void keysOfAnyClockRate(int clockRate, String audio) throws Exception {
    RtpPeer atAlice = scene.rtpPeer(ALICE);
    ScriptedUser alice = scene.user("alice", ALICE);
    SipRequest call =
        alice.dials(
            NUMBER, AudioSdp.of(ALICE, atAlice.port(), audio, "101 telephone-event/" + clockRate));
    int keys = theTrunkAnswers();
    SipText answer = alice.talks(call);

    atAlice.play(Keys.press("5599*0#D", 101, clockRate), answer.audio());

    List<Keys.Pressed> heard = keysHeard(8, keys);
    assertEquals("5599*0#D", text(heard));
    assertEquals(
        List.of(), heard.stream().filter(key -> key.millis() != Keys.MILLIS_OF_A_KEY).toList());
  }
}
