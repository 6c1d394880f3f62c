package org.patchbay.b2bua.trunk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void tellsTheCalleesOwnRefusalAsItIs() {
    for (int status :
        new int[] {
          400, 403, 404, 406, 415, 480, 484, 486, 488, 491, 500, 503, 504, 600, 603, 604, 606
        }) {
      assertEquals(status, Refusal.of("trunk sbc1", status).status());
    }
  }

  @Test
  void doesNotAskTheCallerForOurCredentials() {
    assertEquals(502, Refusal.of("trunk sbc1", 401).status());
    assertEquals(502, Refusal.of("trunk sbc1", 407).status());
  }

  @Test
  void tellsNothingOfOurOwnDialogWithTheTarget() {
    assertEquals(502, Refusal.of("trunk sbc1", 481).status());
    assertEquals(502, Refusal.of("trunk sbc1", 420).status());
  }

  @Test
  void tellsATimeoutAsThatOfAServer() {
    assertEquals(504, Refusal.of("trunk sbc1", 408).status());
  }

  @Test
  void followsNoRedirection() {
    assertEquals(480, Refusal.of("trunk sbc1", 302).status());
  }

  @Test
  void quotesNothingThatCouldEndTheQuotation() {
    assertEquals("399 patchbay \"a'b''c\"", Refusal.ours(488, "a\"b\r\nc").warning().value());
  }
}
