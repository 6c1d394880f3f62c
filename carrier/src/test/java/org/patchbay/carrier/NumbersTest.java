package org.patchbay.carrier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.carrier.line.CarrierNumber;
import org.patchbay.testkit.Incoming;

/** What each number does; digits and call backs have tests of their own. */
class NumbersTest {

  @Test
  void echoesTheCallersPacketsAtOnce() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO);
          scene.connects();
          byte[] payload = new byte[160];
          payload[7] = 42;
          long sent = scene.world.timeline().nanos();
          scene.phone.send(0, payload);
          assertEquals(1, scene.phone.heard().size());
          RtpPhone.Heard back = scene.phone.heard().get(0);
          assertArrayEquals(payload, back.payload());
          assertTrue(back.nanos() - sent <= Duration.ofMillis(20).toNanos());
        });
  }

  @Test
  void playsATone() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.TONE);
          scene.connects();
          scene.advance(2000);
          assertTrue(scene.phone.heard().size() >= 99);
          assertTrue(scene.phone.share(1000) > 0.99);
        });
  }

  @Test
  void isBusy() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.BUSY);
          scene.alice.expects(486).containing("Reason", "cause=17");
        });
  }

  @Test
  void ringsUntilTheCallerGivesUp() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.UNANSWERED);
          scene.alice.expects(180);
          scene.alice.expectsNothingFor(Duration.ofSeconds(40));
          scene.alice.sends(CANCEL);
          scene.alice.expects(200, CANCEL);
          scene.alice.expects(487, INVITE);
          scene.alice.sends(ACK);
          scene.world.settle();
          assertEquals(0, scene.carrier.callCount());
        });
  }

  @Test
  void ringsAgainEveryMinute() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.UNANSWERED);
          scene.alice.expects(180);
          scene.advance(61_000);
          scene.alice.expectsAgain(180);
        });
  }

  @Test
  void announcesBeforeItRefuses() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ANNOUNCEMENT);
          Incoming progress = scene.alice.expects(183);
          assertTrue(progress.message().body().contains("m=audio"));
          scene.advance(300);
          assertTrue(scene.phone.share(950) > 0.95);
          scene.phone.forgets();
          scene.alice.expects(480, INVITE).containing("Reason", "cause=20");
          assertTrue(scene.phone.heard().size() > 150);
        });
  }

  @Test
  void refusesWithoutAnAnnouncementWhereItsOfferWouldNotCount() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ANNOUNCEMENT).withoutBody();
          assertEquals("", scene.alice.expects(183).message().body());
          scene.alice.expects(480, INVITE);
        });
  }

  @Test
  void knowsNoOtherNumber() {
    Scene.play(
        scene -> {
          scene.alice.sends(INVITE).to("sip:+12025550199@" + Scene.HOST);
          scene.alice.expects(404).containing("Reason", "cause=1;");
        });
  }

  @Test
  void endsWhenTheCallerHangsUp() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.TONE);
          scene.connects();
          scene.advance(100);
          scene.alice.sends(BYE);
          scene.alice.expects(200, BYE);
          scene.phone.forgets();
          scene.advance(1000);
          assertEquals(0, scene.phone.heard().size());
          assertEquals(0, scene.carrier.callCount());
        });
  }
}
