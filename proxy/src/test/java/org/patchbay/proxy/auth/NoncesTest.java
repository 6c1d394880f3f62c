package org.patchbay.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.message.Octets;

class NoncesTest {
  private final SetClock clock = new SetClock();
  private final Nonces nonces = new Nonces(new byte[32], clock);

  @Test
  void knowsItsOwnNonceUntilItIsTooOld() {
    byte[] nonce = nonces.issue();
    assertEquals(Nonces.State.FRESH, check(nonces, nonce));
    clock.advance(Nonces.LIFETIME_MILLIS);
    assertEquals(Nonces.State.FRESH, check(nonces, nonce));
    clock.advance(1);
    assertEquals(Nonces.State.STALE, check(nonces, nonce));
  }

  @Test
  void knowsNoncesOfItsKeyAfterARestart() {
    byte[] nonce = nonces.issue();
    clock.advance(1000);
    assertEquals(Nonces.State.FRESH, check(new Nonces(new byte[32], clock), nonce));
  }

  @Test
  void doesNotKnowNoncesOfAnotherKey() {
    byte[] other = new byte[32];
    other[31] = 1;
    assertEquals(Nonces.State.FORGED, check(new Nonces(other, clock), nonces.issue()));
  }

  @Test
  void seesThatAnyDigitWasChanged() {
    byte[] nonce = nonces.issue();
    for (int i = 0; i < nonce.length; i++) {
      byte[] forged = nonce.clone();
      forged[i] = (byte) (forged[i] == '0' ? '1' : '0');
      assertEquals(Nonces.State.FORGED, check(nonces, forged));
    }
  }

  @Test
  void takesNothingElseForANonce() {
    assertEquals(Nonces.State.FORGED, check(nonces, new byte[0]));
    assertEquals(Nonces.State.FORGED, check(nonces, new byte[40]));
    assertEquals(Nonces.State.FORGED, check(nonces, Octets.ascii("f".repeat(39))));
    assertEquals(Nonces.State.FORGED, check(nonces, Octets.ascii("f".repeat(40))));
  }

  @Test
  void issuesNoNonceTwiceInOneMillisecond() {
    assertFalse(Arrays.equals(nonces.issue(), nonces.issue()));
  }

  @Test
  void givesLaterNoncesHigherSerials() {
    long before = Nonces.serial(nonces.issue(), 0);
    clock.advance(1);
    assertTrue(Nonces.serial(nonces.issue(), 0) > before && before > 0);
  }

  private static Nonces.State check(Nonces nonces, byte[] nonce) {
    return nonces.check(nonce, 0, nonce.length);
  }
}
