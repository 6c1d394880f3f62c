package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A phone that speaks Opus alone calls a number through a trunk that speaks PCMA alone. */
@Tag("wire")
class TrunkCallTest {
  private static final String NUMBER = "+12065550123";
  private static final String ALICE = WireScene.phoneAddress(11);
  private static final String TRUNK = WireScene.phoneAddress(22);
  private static final int FOUR_SECONDS_EACH_WAY = 400; // RTP packets of 20 ms
  private static final Pattern TAG = Pattern.compile(";tag=([^;\\s]+)");

  @RegisterExtension final WireScene scene = new WireScene();

  private PatchbayConfig server;
  private Baresip alice;
  private Baresip trunk;

  /**
   * Both are connected.
   *
   * @param transport of the phone and of the trunk
   */
  private void aliceTalksThroughTheTrunk(SipTransport transport)
      throws IOException, InterruptedException {
    PeerConfig sbc1 = PeerConfig.of("sbc1", TRUNK, "PCMA").over(transport);
    server =
        scene
            .patchbay(PatchbayConfig.ofThreeUsers().withRoute("seattle", "^\\+1206", sbc1))
            .config();
    trunk = scene.trunk(sbc1, NUMBER, 1_000, BaresipCodec.PCMA);
    alice = scene.baresip("alice", ALICE, transport, 440, BaresipCodec.OPUS);
    alice.register();
    alice.dial(NUMBER);
    trunk.awaitEstablished();
    alice.awaitEstablished();
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void eachRecordsTheOthersTone(SipTransport transport) throws Exception {
    Capture capture = scene.capture();
    aliceTalksThroughTheTrunk(transport);

    capture.await(FOUR_SECONDS_EACH_WAY, "speech to the server", this::isSpeechToTheServer);
    alice.hangUp();
    alice.awaitClosed();
    trunk.awaitClosed();

    alice.hearing().assertSteady(1_000, 3);
    trunk.hearing().assertSteady(440, 3);
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void theTrunkHangsUp(SipTransport transport) throws Exception {
    aliceTalksThroughTheTrunk(transport);

    trunk.hangUp();

    alice.awaitClosed();
  }

  @Test
  void neitherSideLearnsOfTheOther() throws Exception {
    Capture capture = scene.capture();
    aliceTalksThroughTheTrunk(SipTransport.UDP);
    alice.hangUp();
    alice.awaitClosed();
    trunk.awaitClosed();

    List<String> seen =
        capture.stop().stream()
            .filter(CapturedDatagram::isSip)
            .map(datagram -> datagram.ends() + "\n" + datagram.text())
            .toList();
    List<String> ofAlice = with(ALICE, seen);
    List<String> ofTheTrunk = with(TRUNK, seen);

    assertTrue(ofAlice.size() > 8, () -> "too little was captured: " + ofAlice);
    assertTrue(ofTheTrunk.size() > 5, () -> "too little was captured: " + ofTheTrunk);
    assertNoneIn(ofTheTrunk, identifiers(ALICE, ofAlice));
    assertNoneIn(ofAlice, identifiers(TRUNK, ofTheTrunk));
  }

  private static List<String> with(String address, List<String> messages) {
    return messages.stream().filter(message -> message.contains(address)).toList();
  }

  /** The address, and whatever names a dialog or a transaction with it. */
  private static List<String> identifiers(String address, List<String> messages) {
    Stream<String> callIds = messages.stream().map(m -> new SipText(m).header("Call-ID"));
    Stream<String> tags =
        messages.stream().flatMap(m -> TAG.matcher(m).results()).map(found -> found.group(1));
    List<String> all =
        Stream.concat(Stream.of(address), Stream.concat(callIds, tags)).distinct().toList();
    assertTrue(all.size() >= 4, () -> "an address, a Call-ID and two tags at least: " + all);
    return all;
  }

  private static void assertNoneIn(List<String> messages, List<String> identifiers) {
    for (String message : messages) {
      identifiers.forEach(id -> assertFalse(message.contains(id), () -> id + " in " + message));
    }
  }

  private boolean isSpeechToTheServer(UdpPacket packet) {
    return packet.goesTo(server.address(), PatchbayConfig.MEDIA_PORTS);
  }
}
