package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.OPTIONS;
import static org.patchbay.testkit.sip.Method.REGISTER;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.sip.SipMessage;

/** New calls are refused while there is more to do than gets done (docs/adr/0027). */
class OverloadFlowTest {
  private static final Duration MUCH = Duration.ofMillis(300);

  @Test
  void refusesANewCallWithoutATransaction() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          scene.proxy().isBehindBy(MUCH);
          int transactions = scene.proxy().controller().transactions().serverCount();
          alice.sends(INVITE).to(bob);
          SipMessage refused = alice.expects(503).message();
          alice.sends(ACK);
          int seconds = Integer.parseInt(refused.header("Retry-After"));
          assertTrue(seconds >= 2 && seconds <= 4, refused.toString());
          assertEquals(transactions, scene.proxy().controller().transactions().serverCount());
          bob.expectsNothing();
          scene.world().trace().forget();
        });
  }

  @Test
  void finishesTheCallsThatHaveBegun() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          scene.proxy().isBehindBy(MUCH);
          bob.sends(180);
          alice.expects(180);
          alice.resends(INVITE); // belongs to its transaction, and is not a new call
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          bob.expects(ACK);
          bob.sends(BYE);
          alice.expects(BYE);
          alice.sends(200);
          bob.expects(200);
        });
  }

  @Test
  void renewsTheRegistrationOfAPhoneThatItKnows() {
    Scene.play(
        scene -> {
          Agent bob = scene.phone("bob");
          scene.proxy().isBehindBy(Duration.ofMillis(1_200));
          bob.registers();
        });
  }

  @Test
  void refusesToRegisterAPhoneThatItDoesNotKnow() {
    Scene.play(
        scene -> {
          scene.proxy().isBehindBy(Duration.ofMillis(1_200));
          Agent bob = scene.stranger("bob").withPassword("pw-bob");
          bob.sends(REGISTER);
          bob.expects(503);
        });
  }

  @Test
  void turnsStrangersAwayBeforeCallers() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          Agent eve = scene.stranger("eve");
          scene.proxy().isBehindBy(Duration.ofMillis(200));
          eve.sends(INVITE).to("sip:bob@example.com");
          eve.expects(503);
          eve.sends(ACK);
          scene.proxy().isBehindBy(Duration.ofMillis(8));
          eve.sends(INVITE).to("sip:bob@example.com");
          eve.expects(503);
          eve.sends(ACK);
          alice.talksWith(bob);
          alice.hangsUpOn(bob);
          scene.world().trace().forget();
        });
  }

  @Test
  void isPatientAfterAPause() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          scene.proxy().isBehindBy(Duration.ofMillis(200));
          alice.talksWith(bob);
          alice.hangsUpOn(bob);
        });
  }

  @Test
  void letsWhatOnlyLingersGiveWayAfterT4() {
    Scene.play(
        proxy -> proxy.withRoomFor(1),
        scene -> {
          Agent alice = scene.trusted("alice");
          alice.sends(OPTIONS).to("sip:example.com");
          alice.expects(200);
          alice.sends(OPTIONS).to("sip:example.com");
          alice.expects(503);
          scene.world().advance(Duration.ofSeconds(5));
          alice.sends(OPTIONS).to("sip:example.com");
          alice.expects(200);
          assertEquals(1, scene.proxy().controller().transactions().retired());
          scene.world().trace().forget();
        });
  }

  @Test
  void takesCallsAsSoonAsTheLoadEnds() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          scene.proxy().isBehindBy(MUCH);
          alice.sends(INVITE).to(bob);
          alice.expects(503);
          alice.sends(ACK);
          scene.proxy().isBehindBy(Duration.ZERO);
          alice.forgets();
          alice.talksWith(bob);
          alice.hangsUpOn(bob);
          scene.world().trace().forget();
        });
  }
}
