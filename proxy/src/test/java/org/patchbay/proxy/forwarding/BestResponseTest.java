package org.patchbay.proxy.forwarding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Refusal;

/** Which answer of a fork the caller gets (RFC 3261 §16.7 step 6). */
class BestResponseTest {

  /** Each is better than all of the lines below its own. */
  private static final List<List<Integer>> ORDER =
      List.of(
          List.of(600, 603, 604, 606),
          List.of(300, 301, 302, 380),
          List.of(401, 407, 415, 420, 484),
          List.of(400, 403, 404, 480, 486, 488, 491),
          List.of(408, 487),
          List.of(500, 502, 504));

  @Test
  void prefersA6xxThenTheLowestClassThenWhatTellsHowToGoOn() {
    for (int upper = 0; upper < ORDER.size(); upper++) {
      for (int lower = upper + 1; lower < ORDER.size(); lower++) {
        for (int better : ORDER.get(upper)) {
          for (int worse : ORDER.get(lower)) {
            assertTrue(after(worse).isBetter(better), better + " after " + worse);
            assertFalse(after(better).isBetter(worse), worse + " after " + better);
          }
        }
      }
    }
  }

  @Test
  void keepsTheFirstOfEquals() {
    for (List<Integer> equals : ORDER) {
      for (int first : equals) {
        for (int second : equals) {
          assertFalse(after(first).isBetter(second), second + " after " + first);
        }
      }
    }
  }

  @Test
  void takesAnythingWhenThereIsNothing() {
    assertTrue(new BestResponse().isBetter(599));
  }

  @Test
  void prefersWhatABranchSaidToItsOwnTimeout() {
    BestResponse best = new BestResponse();
    best.offer(Refusal.NO_ANSWER);
    assertEquals(Refusal.NO_ANSWER, best.refusal());
    assertTrue(best.isBetter(302));
    best.take(302, new OctetWriter().text("moved"));
    assertNull(best.refusal());
    assertArrayEquals("moved".getBytes(StandardCharsets.US_ASCII), best.octets());
  }

  @Test
  void keepsAnAnswerThatIsBetterThanItsOwn() {
    BestResponse best = after(486);
    best.offer(Refusal.UNREACHABLE);
    assertEquals(486, best.status());
    assertNull(best.refusal());
  }

  @Test
  void keepsACopyOfTheAnswer() {
    OctetWriter writer = new OctetWriter().text("busy");
    BestResponse best = new BestResponse();
    best.take(486, writer);
    writer.clear().text("else");
    assertEquals("busy", new String(best.octets(), StandardCharsets.US_ASCII));
  }

  @Test
  void gathersTheChallengesOfTheOthers() {
    BestResponse best = new BestResponse();
    best.take(401, new OctetWriter().text("SIP/2.0 401 U\r\nWWW-Authenticate: A\r\n\r\n"));
    best.addChallenges("Proxy-Authenticate: B\r\n".getBytes(StandardCharsets.US_ASCII));
    assertEquals(
        "SIP/2.0 401 U\r\nWWW-Authenticate: A\r\nProxy-Authenticate: B\r\n\r\n",
        new String(best.octets(), StandardCharsets.US_ASCII));
  }

  @Test
  void addsNoChallengesToAnotherResponse() {
    BestResponse best = new BestResponse();
    best.take(302, new OctetWriter().text("SIP/2.0 302 M\r\n\r\n"));
    best.addChallenges("Proxy-Authenticate: B\r\n".getBytes(StandardCharsets.US_ASCII));
    assertEquals("SIP/2.0 302 M\r\n\r\n", new String(best.octets(), StandardCharsets.US_ASCII));
  }

  private static BestResponse after(int status) {
    BestResponse best = new BestResponse();
    best.take(status, new OctetWriter());
    return best;
  }
}
