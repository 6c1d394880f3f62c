package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.MESSAGE;
import static org.patchbay.testkit.sip.Method.REGISTER;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.net.Transport;

/** Registrations on the wire (RFC 3261 §10). */
class RegisterFlowTest {
  private static final String HERE = "<sip:bob@10.0.0.2:5060>";
  private static final String THERE = "<sip:bob@10.0.0.77:5060>";

  @Test
  void listsTheBindingWithItsInterval() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER);
          bob.expects(200).with("Contact", HERE + ";expires=3600");
        });
  }

  @Test
  void takesAnAnswerToItsChallengeOnly() {
    Scene.play(
        scene -> {
          Agent bob = scene.stranger("bob").withPassword("guess");
          bob.sends(REGISTER);
          bob.expects(401).without("Warning");
          bob.authenticates();
          bob.expects(401);
          assertEquals(0, scene.proxy().locations().size());
        });
  }

  @Test
  void refusesAnExtensionThatItIsRequiredToKnow() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER).with("Require", "path, gruu, outbound");
          bob.expects(420).with("Unsupported", "gruu"); // RFC 3261 §10.3 step 2
        });
  }

  @Test
  void refreshesABinding() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER).replacing("Expires", "100");
          bob.expects(200).with("Contact", HERE + ";expires=100");
          scene.world().advance(Duration.ofSeconds(60));
          bob.sends(REGISTER).replacing("Expires", "100");
          bob.expects(200).with("Contact", HERE + ";expires=100");
          scene.world().advance(Duration.ofSeconds(60));
          assertReached(scene, bob);
        });
  }

  @Test
  void forgetsABindingThatIsNotRefreshed() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER).replacing("Expires", "100");
          bob.expects(200);
          scene.world().advance(Duration.ofSeconds(101));
          assertNotReached(scene);
        });
  }

  @Test
  void removesABinding() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER);
          bob.expects(200);
          bob.sends(REGISTER).replacing("Expires", "0");
          bob.expects(200).without("Contact");
          assertNotReached(scene);
        });
  }

  @Test
  void removesOneBindingOfSeveral() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER).replacing("Contact", HERE + ", " + THERE);
          bob.expects(200);
          bob.sends(REGISTER).replacing("Contact", THERE + ";expires=0");
          bob.expects(200).with("Contact", HERE + ";expires=3600");
          assertReached(scene, bob);
        });
  }

  @Test
  void removesAllBindingsWithAStar() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER).replacing("Contact", HERE + ", " + THERE);
          bob.expects(200);
          bob.sends(REGISTER).replacing("Contact", "*").replacing("Expires", "0");
          bob.expects(200).without("Contact");
          assertEquals(0, scene.proxy().locations().size());
        });
  }

  @Test
  void refusesAStarThatRemovesNothing() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER).replacing("Contact", "*");
          bob.expects(400);
        });
  }

  @Test
  void saysWhichIntervalIsLongEnough() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER).replacing("Expires", "30");
          bob.expects(423).with("Min-Expires", "60");
          assertEquals(0, scene.proxy().locations().size());
        });
  }

  @Test
  void listsSeveralContacts() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER).replacing("Contact", HERE + ";q=0.5, " + THERE + ";expires=200");
          Incoming answer = bob.expects(200);
          assertEquals(2, answer.message().values("Contact").size());
          answer.containing("Contact", THERE).containing("Contact", "q=0.5");
        });
  }

  @Test
  void tellsWhatIsRegisteredToWhoAsks() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER);
          bob.expects(200);
          bob.sends(REGISTER).without("Contact").without("Expires");
          bob.expects(200).containing("Contact", HERE);
        });
  }

  @Test
  void refusesAStaleCseq() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER).replacing("CSeq", "7 REGISTER");
          bob.expects(200);
          bob.sends(REGISTER).replacing("CSeq", "6 REGISTER").replacing("Expires", "0");
          bob.expects(500);
          assertReached(scene, bob);
        });
  }

  @Test
  void answersARetransmittedRegisterWithTheSameAnswer() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER);
          bob.expects(200);
          bob.resends(REGISTER);
          bob.expectsAgain(200);
          assertEquals(1, scene.proxy().locations().size());
        });
  }

  @Test
  void refusesWhatItCannotStore() {
    play(
        (scene, bob) -> {
          scene.proxy().fillDisk();
          bob.sends(REGISTER);
          bob.expects(503).with("Retry-After", "5");
          assertEquals(0, scene.proxy().locations().size());
        });
  }

  @Test
  void answersWhenTheBindingIsStoredAndNotBefore() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER);
          bob.expects(200);
          scene.proxy().killAndRestart();
          assertReached(scene, bob);
        });
  }

  @Test
  void forgetsAPhoneWhoseOnlyConnectionIsClosed() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER)
              .over(Transport.TCP)
              .replacing("Contact", "<sip:bob@phone.invalid;transport=tcp>");
          bob.expects(200);
          bob.endpoint().hangUpConnections();
          scene.world().settle();
          assertNotReached(scene);
        });
  }

  @Test
  void forgetsAPhoneThatNamesThePortOfItsClosedConnection() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER).over(Transport.TCP).without("Contact");
          String port = bob.expects(200).message().via().parameter("rport");
          bob.sends(REGISTER)
              .over(Transport.TCP)
              .replacing("Contact", "<sip:bob@10.0.0.2:" + port + ";transport=tcp>");
          bob.expects(200);
          bob.endpoint().hangUpConnections();
          scene.world().settle();
          assertNotReached(scene);
        });
  }

  @Test
  void connectsToAPhoneThatListensWhenItsConnectionIsClosed() {
    play(
        (scene, bob) -> {
          bob.sends(REGISTER).over(Transport.TCP);
          bob.expects(200).containing("Contact", "transport=tcp");
          bob.endpoint().hangUpConnections();
          scene.world().settle();
          assertEquals(Transport.TCP, assertReached(scene, bob).way().transport());
        });
  }

  @Test
  void reachesAPhoneOnItsNewestConnection() {
    play(
        (scene, bob) -> {
          String contact = "<sip:bob@phone.invalid;transport=tcp>";
          bob.sends(REGISTER).over(Transport.TCP).replacing("Contact", contact);
          bob.expects(200);
          bob.endpoint().hangUpConnections();
          scene.world().settle();
          bob.sends(REGISTER).over(Transport.TCP).replacing("Contact", contact);
          bob.expects(200);
          scene.world().settle();
          assertReached(scene, bob).forUri("sip:bob@phone.invalid;transport=tcp");
        });
  }

  @Test
  void refusesARegistrationForAnotherDomain() {
    Scene.play(
        scene -> {
          Agent bob = scene.stranger("bob");
          bob.sends(REGISTER).to("sip:elsewhere.example.org");
          bob.expects(407); // RFC 3261 §10.3 step 1: relayed to who may have that
          assertTrue(scene.proxy().locations().lookup("bob").isEmpty());
        });
  }

  private static Incoming assertReached(Scene scene, Agent bob) {
    Agent alice = scene.trusted("alice");
    alice.sends(MESSAGE).to("sip:bob@example.com");
    Incoming message = bob.expects(MESSAGE);
    bob.sends(200);
    alice.expects(200, MESSAGE);
    return message;
  }

  private static void assertNotReached(Scene scene) {
    Agent alice = scene.trusted("alice");
    alice.sends(MESSAGE).to("sip:bob@example.com");
    alice.expects(480);
  }

  /** Bob, who may register without a password. */
  private static void play(BiConsumer<Scene, Agent> script) {
    Scene.play(
        proxy -> proxy.opensRegistrationTo("10.0.0.2"),
        scene -> {
          script.accept(scene, scene.stranger("bob"));
          scene.rebase();
        });
  }
}
