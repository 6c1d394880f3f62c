package org.patchbay.proxy.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.loop.SeededIds;

/** What a request has to have in common with one from before to be in a loop (RFC 5393 §4.2). */
class LoopHashTest {
  private static final DialogRequest REQUEST = DialogRequest.invite();

  private final LoopHash hash = new LoopHash(new SeededIds(1));

  @Test
  void isTheSameForTheSameRequest() {
    assertEquals(hash.of(REQUEST.head()), hash.of(REQUEST.head()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Max-Forwards: 3\n", "User-Agent: x\n", "Record-Route: <sip:p;lr>\n"})
  void isTheSameWhateverElseChangesOnTheWay(String header) {
    assertEquals(hash.of(REQUEST.head()), hash.of(REQUEST.more(header).head()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Route: <sip:p;lr>\n", "Proxy-Require: x\n", "Proxy-Authorization: Digest a=b\n"})
  void differsWithWhatDecidesTheWay(String header) {
    assertNotEquals(hash.of(REQUEST.head()), hash.of(REQUEST.more(header).head()));
  }

  @Test
  void differsForAnotherTarget() {
    assertNotEquals(hash.of(REQUEST.head()), hash.of(REQUEST.uri("sip:carol@example.com").head()));
  }

  @Test
  void differsInAnotherDialog() {
    assertNotEquals(hash.of(REQUEST.head()), hash.of(REQUEST.callId("other").head()));
    assertNotEquals(hash.of(REQUEST.head()), hash.of(REQUEST.tags("other", "").head()));
    assertNotEquals(hash.of(REQUEST.head()), hash.of(REQUEST.tags("alices", "bobs").head()));
  }

  @Test
  void differsInAnotherProcess() {
    assertNotEquals(hash.of(REQUEST.head()), new LoopHash(new SeededIds(2)).of(REQUEST.head()));
  }

  @Test
  void fitsFortyBits() {
    for (int i = 0; i < 100; i++) {
      assertEquals(0, hash.of(REQUEST.callId("call" + i).head()) >>> 40);
    }
  }

  @Test
  void identifiesARepeatedAck() {
    assertEquals(hash.identity(REQUEST.head()), hash.identity(REQUEST.head()));
    assertNotEquals(hash.identity(REQUEST.head()), hash.identity(REQUEST.callId("other").head()));
  }
}
