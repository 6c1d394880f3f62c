package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls to the numbers of users, from the telephone network and from inside. */
@Tag("wire")
class InboundCallTest {
  private static final String NUMBER_OF_ALICE = "+14255550100";
  private static final String NUMBER_OF_BOB = "+14255550101";
  private static final String ALICE = WireScene.phoneAddress(11);
  private static final int TWO_SECONDS_EACH_WAY = 200; // RTP packets of 20 ms
  private static final int TWO_SECONDS = 100;
  private static final Duration LISTENING = Duration.ofMillis(500);

  @RegisterExtension final WireScene scene = new WireScene();

  private final PeerConfig wholesale =
      PeerConfig.of("wholesale", WireScene.phoneAddress(21), "PCMU");
  private final PatchbayConfig server = PatchbayConfig.ofThreeUsers().withCarrier(wholesale);

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void aCallFromTheCarrierRingsTheOwnerOfTheNumber(SipTransport transport) throws Exception {
    scene.patchbay(server);
    Baresip carrier = scene.trunk(wholesale, "+12065550123", 1_000, BaresipCodec.PCMU);
    Baresip alice = scene.baresip("alice", ALICE, transport, 440, BaresipCodec.OPUS);
    alice.register();
    Capture capture = scene.capture();

    carrier.dial(server.uri(NUMBER_OF_ALICE));
    alice.awaitIncomingCall();
    carrier.awaitRinging();
    alice.accept();
    alice.awaitEstablished();
    carrier.awaitEstablished();
    capture.await(TWO_SECONDS_EACH_WAY, "speech to the server", this::isSpeechToTheServer);
    carrier.hangUp();
    alice.awaitClosed();
    carrier.awaitClosed();

    alice.hearing().assertSteady(1_000, 1);
    carrier.hearing().assertSteady(440, 1);
  }

  @Test
  void aCallToTheNumberOfAnotherUserStaysInside() throws Exception {
    SipPeer carrier = scene.scripted(wholesale, server);
    scene.patchbay(server);
    Baresip alice = scene.baresip("alice", ALICE, SipTransport.UDP, 440);
    Baresip bob = scene.baresip("bob", WireScene.phoneAddress(12), SipTransport.UDP, 880);
    alice.register();
    bob.register();
    Capture capture = scene.capture();

    alice.dial(NUMBER_OF_BOB);
    bob.awaitIncomingCall();
    bob.accept();
    alice.awaitEstablished();
    capture.await(TWO_SECONDS, "speech to Bob", packet -> alice.says(packet) && bob.hears(packet));

    List<CapturedDatagram> seen = capture.stop();
    assertEquals(0, seen.stream().filter(packet -> touchesMediaOfTheServer(packet.ends())).count());
    assertTrue(carrier.hearsNoRequest(LISTENING));
  }

  private boolean isSpeechToTheServer(UdpPacket packet) {
    return packet.goesTo(server.address(), PatchbayConfig.MEDIA_PORTS);
  }

  private boolean touchesMediaOfTheServer(UdpPacket packet) {
    return packet.touches(server.address(), PatchbayConfig.MEDIA_PORTS);
  }
}
