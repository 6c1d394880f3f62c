package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.testkit.Agent;

/** Numbers that are called as {@code tel:} URIs (RFC 3966). */
class TelephoneUriFlowTest {

  @Test
  void ringsTheUserWhoHasTheNumber() {
    Scene.play(
        scene -> {
          Agent bob = scene.trusted("bob");
          Agent alice = scene.phone("alice");
          bob.sends(MESSAGE).to("tel:+1-425-555-0100");
          alice.expects(MESSAGE).forUri("sip:alice@10.0.0.3:5060");
          alice.sends(200);
          bob.expects(200);
        });
  }

  @Test
  void ringsTheUserOfALocalNumberOfOurs() {
    Scene.play(
        proxy -> proxy.withPassword("7042", "x"),
        scene -> {
          Agent bob = scene.trusted("bob");
          Agent desk = scene.stranger("desk").as("sip:7042@example.com");
          desk.withCredentials("7042", "x");
          scene.registered(desk);
          bob.sends(MESSAGE).to("tel:70-42;phone-context=example.com");
          desk.expects(MESSAGE);
          desk.sends(200);
          bob.expects(200);
        });
  }

  @Test
  void goesToTheTelephoneNetworkAsASipUri() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to("tel:+1.206.555.0123");
          String invite = hop.expects("INVITE");
          assertTrue(
              invite.startsWith("INVITE sip:+12065550123@example.com;user=phone SIP/2.0"), invite);
          hop.answers(invite, "486 Busy Here");
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "tel:911;phone-context=+1, 404",
    "tel:7042;phone-context=elsewhere.example, 404",
    "tel:7042, 400",
    "tel:+1425;ext=1, 404"
  })
  void refusesWhatItDoesNotServe(String uri, int status) {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          alice.sends(MESSAGE).to(uri);
          alice.expects(status);
        });
  }

  @Test
  void letsAUserCallUnderItsNumber() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          alice
              .sends(MESSAGE)
              .to("sip:bob@example.com")
              .replacing("From", "<tel:+1-425-555-0100>;tag=x");
          alice.expects(407);
          alice.authenticates();
          bob.expects(MESSAGE);
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void registersNobodyWithANumber() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          alice.sends("REGISTER").to("tel:+14255550100");
          alice.expects(416);
        });
  }
}
