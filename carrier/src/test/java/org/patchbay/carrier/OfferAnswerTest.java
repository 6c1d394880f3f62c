package org.patchbay.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INVITE;

import org.junit.jupiter.api.Test;
import org.patchbay.carrier.line.CarrierNumber;
import org.patchbay.codecs.Codec;

/** Session descriptions (RFC 3264). */
class OfferAnswerTest {
  private static final String SDP = "application/sdp";

  private static String answerTo(Scene scene, String offer) {
    scene.call(CarrierNumber.TONE).body(SDP, offer);
    return scene.connects().message().body();
  }

  private static String reinvite(Scene scene, String offer) {
    scene.alice.sends(INVITE).body(SDP, offer);
    String answer = scene.alice.expects(200, INVITE).message().body();
    scene.alice.sends(ACK);
    scene.world.settle();
    return answer;
  }

  @Test
  void answersWithTheCodecThatTheCallerPrefers() {
    Scene.play(
        scene -> {
          String answer = answerTo(scene, scene.sdp("9 8 0", "a=rtpmap:9 G722/8000"));
          assertTrue(answer.contains(" RTP/AVP 8\r\n"), answer);
          scene.advance(100);
          assertEquals(8, scene.phone.heard().get(0).payloadType());
        });
  }

  @Test
  void speaksACodecUnderThePayloadTypeOfTheOffer() {
    Scene.play(
        scene -> {
          answerTo(scene, scene.sdp("97", "a=rtpmap:97 pcma/8000"));
          scene.advance(100);
          assertEquals(97, scene.phone.heard().get(0).payloadType());
        });
  }

  @Test
  void acceptsTelephoneEventsAtEightKilohertzOnly() {
    Scene.play(
        scene -> {
          String answer =
              answerTo(
                  scene,
                  scene.sdp(
                      "0 96 100",
                      "a=rtpmap:96 telephone-event/48000",
                      "a=rtpmap:100 telephone-event/8000"));
          assertTrue(answer.contains(" RTP/AVP 0 100\r\n"), answer);
          assertTrue(answer.contains("a=fmtp:100 0-15\r\n"), answer);
        });
  }

  @Test
  void refusesAnOfferWithoutACodecOfOurs() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.TONE).body(SDP, scene.sdp("96", "a=rtpmap:96 opus/48000/2"));
          scene.alice.expects(488);
          assertEquals(0, scene.carrier.callCount());
        });
  }

  @Test
  void refusesEncryptedMedia() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.TONE).body(SDP, scene.sdp("0").replace("RTP/AVP", "RTP/SAVP"));
          scene.alice.expects(488);
        });
  }

  @Test
  void refusesWhatIsNoSessionDescription() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO).body(SDP, "m=audio");
          scene.alice.expects(488);
        });
  }

  @Test
  void refusesBodiesOfAnotherType() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO).body("text/plain", "hello");
          scene.alice.expects(415).with("Accept", SDP);
        });
  }

  @Test
  void refusesTheStreamsThatAreNoAudio() {
    Scene.play(
        scene -> {
          String offer = scene.sdp("0").replace("m=audio", "m=video 5000 RTP/AVP 31\r\nm=audio");
          String answer = answerTo(scene, offer);
          assertTrue(answer.contains("m=video 0 RTP/AVP 31\r\nm=audio 3"), answer);
        });
  }

  @Test
  void makesAnOfferWhereTheInviteHasNone() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.TONE).withoutBody();
          String offer = scene.alice.expects(200, INVITE).message().body();
          assertTrue(offer.contains(" RTP/AVP 0 8 101\r\n"), offer);
          scene.alice.sends(ACK).body(SDP, scene.sdp("8"));
          scene.advance(1000);
          assertTrue(scene.phone.pcm(Codec.PCMA).length > 7000);
        });
  }

  @Test
  void hangsUpWhereItsOfferIsNotAnswered() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.TONE).withoutBody();
          scene.alice.expects(200, INVITE);
          scene.alice.sends(ACK);
          scene.alice.expects(BYE);
          scene.alice.sends(200);
        });
  }

  @Test
  void isSilentOnHoldAndSpeaksAgainAfterwards() {
    Scene.play(
        scene -> {
          answerTo(scene, scene.sdp("0"));
          scene.advance(100);
          String held = reinvite(scene, scene.sdp("0", "a=sendonly"));
          assertTrue(held.contains("a=recvonly"), held);
          scene.advance(20);
          scene.phone.forgets();
          scene.advance(1000);
          assertEquals(0, scene.phone.heard().size());
          String resumed = reinvite(scene, scene.sdp("0", "a=sendrecv"));
          assertTrue(resumed.contains("a=sendrecv"), resumed);
          scene.phone.forgets();
          scene.advance(1000);
          assertTrue(scene.phone.heard().size() > 45);
        });
  }

  @Test
  void isSilentWhileTheAddressIsZero() {
    Scene.play(
        scene -> {
          answerTo(scene, scene.sdp("0"));
          scene.advance(100);
          reinvite(scene, scene.sdp("0").replaceFirst("c=IN IP4 \\S+", "c=IN IP4 0.0.0.0"));
          scene.advance(20);
          scene.phone.forgets();
          scene.advance(1000);
          assertEquals(0, scene.phone.heard().size());
        });
  }

  @Test
  void offersAnewWhereAReinviteHasNoOffer() {
    Scene.play(
        scene -> {
          answerTo(scene, scene.sdp("0"));
          scene.alice.sends(INVITE).withoutBody();
          String offer = scene.alice.expects(200, INVITE).message().body();
          assertTrue(offer.contains(" RTP/AVP 0 8 101\r\n"), offer);
          scene.alice.sends(ACK).body(SDP, scene.sdp("8"));
          scene.world.settle();
          scene.phone.forgets();
          scene.advance(1000);
          assertEquals(8, scene.phone.heard().get(0).payloadType());
        });
  }

  @Test
  void goesOnAsBeforeWhereAReinviteIsRefused() {
    Scene.play(
        scene -> {
          answerTo(scene, scene.sdp("0"));
          scene.alice.sends(INVITE).body(SDP, scene.sdp("9"));
          scene.alice.expects(488, INVITE);
          scene.alice.sends(ACK);
          scene.phone.forgets();
          scene.advance(1000);
          assertTrue(scene.phone.heard().size() > 45);
        });
  }

  @Test
  void countsItsVersionUpWhenSomethingChanges() {
    Scene.play(
        scene -> {
          long first = version(answerTo(scene, scene.sdp("0")));
          assertEquals(first, version(reinvite(scene, scene.sdp("0"))));
          assertEquals(first + 1, version(reinvite(scene, scene.sdp("0", "a=inactive"))));
        });
  }

  private static long version(String description) {
    return Long.parseLong(description.lines().skip(1).findFirst().orElseThrow().split(" ")[2]);
  }

  @Test
  void sharesAPortWithRtcpWhereItIsOffered() {
    Scene.play(
        scene -> {
          assertTrue(answerTo(scene, scene.sdp("0", "a=rtcp-mux")).contains("a=rtcp-mux"));
        });
    Scene.play(
        scene -> {
          assertFalse(answerTo(scene, scene.sdp("0")).contains("a=rtcp-mux"));
        });
  }
}
