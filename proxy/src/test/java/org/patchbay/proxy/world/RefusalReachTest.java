package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.sip.SipMessage;

/** Every refusal is given to some request on the wire, and tells its caller what that may know. */
class RefusalReachTest {

  @Test
  void everyRefusalHasARow() {
    Set<Refusal> reached = EnumSet.of(Refusal.UNREACHABLE_INWARDS); // RefusedPortFlowTest
    for (RefusedText text : RefusedText.values()) {
      reached.add(text.refusal());
    }
    for (RefusedFlow flow : RefusedFlow.values()) {
      reached.add(flow.refusal());
    }
    assertEquals(EnumSet.allOf(Refusal.class), reached);
  }

  @ParameterizedTest
  @EnumSource
  void tellsAStrangerTheStatusAlone(RefusedText text) {
    Scene.play(
        proxy -> proxy.withRoomFor(text.room()),
        scene -> {
          Agent eve = scene.stranger("eve");
          text.from(eve, scene.proxy());
          assertUniform(text.refusal(), refusal(eve));
          scene.world().trace().forget(); // what cannot be read keeps no invariant
        });
  }

  @ParameterizedTest
  @EnumSource
  void tellsATrustedPeerWhatToDo(RefusedText text) {
    Scene.play(
        proxy -> proxy.withRoomFor(text.room()),
        scene -> {
          Agent peer = scene.trusted("peer");
          text.from(peer, scene.proxy());
          assertAdvised(text.refusal(), refusal(peer));
          scene.world().trace().forget();
        });
  }

  @ParameterizedTest
  @EnumSource
  void refusesTheCallerOfAFlow(RefusedFlow flow) {
    Scene.play(
        scene -> {
          SipMessage answer = refusal(flow.play(scene));
          if (flow.isKnown()) {
            assertAdvised(flow.refusal(), answer);
          } else {
            assertUniform(flow.refusal(), answer);
          }
        });
  }

  private static SipMessage refusal(Agent agent) {
    return agent.expects("a refusal", m -> m.status() >= 300).message();
  }

  private static void assertAdvised(Refusal refusal, SipMessage answer) {
    assertEquals(
        "SIP/2.0 " + refusal.status() + " " + refusal.phrase(),
        answer.startLine(),
        answer.toString());
    String warning = answer.header("Warning");
    String advice = refusal.advice().replace('"', '\'');
    assertTrue(warning.startsWith("399 10.0.0.1:506"), warning);
    assertTrue(warning.contains(" \"" + advice + " (incident "), warning);
  }

  private static void assertUniform(Refusal refusal, SipMessage answer) {
    assertEquals(
        "SIP/2.0 " + refusal.status() + " " + uniformPhrase(refusal.status()),
        answer.startLine(),
        answer.toString());
    String warning = answer.header("Warning");
    boolean challenge = refusal.status() == 401 || refusal.status() == 407;
    assertTrue(
        warning.matches(challenge ? "" : "399 10\\.0\\.0\\.1:5060 \"incident [0-9a-z]{8}\""),
        warning);
  }

  /** What a stranger is told, whatever the reason (RFC 3261 §21). */
  private static String uniformPhrase(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 407 -> "Proxy Authentication Required";
      case 414 -> "Request-URI Too Long";
      case 416 -> "Unsupported URI Scheme";
      case 420 -> "Bad Extension";
      case 481 -> "Call/Transaction Does Not Exist";
      case 482 -> "Loop Detected";
      case 483 -> "Too Many Hops";
      case 503 -> "Service Unavailable";
      case 505 -> "Version Not Supported";
      case 513 -> "Message Too Large";
      default -> throw new AssertionError("no stranger is told " + status);
    };
  }
}
