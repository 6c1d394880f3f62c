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
    byte[] nonce = nonces.issue(1);
    assertEquals(Nonces.State.FRESH, check(nonces, nonce));
    clock.advance(Nonces.LIFETIME_MILLIS);
    assertEquals(Nonces.State.FRESH, check(nonces, nonce));
    clock.advance(1);
    assertEquals(Nonces.State.STALE, check(nonces, nonce));
  }

  @Test
  void knowsNoncesOfItsKeyAfterARestart() {
    byte[] nonce = nonces.issue(1);
    clock.advance(1000);
    assertEquals(Nonces.State.FRESH, check(new Nonces(new byte[32], clock), nonce));
  }

  @Test
  void doesNotKnowNoncesOfAnotherKey() {
    byte[] other = new byte[32];
    other[31] = 1;
    assertEquals(Nonces.State.FORGED, check(new Nonces(other, clock), nonces.issue(1)));
  }

  @Test
  void seesThatAnyDigitWasChanged() {
    byte[] nonce = nonces.issue(1);
    for (int i = 0; i < 40; i++) { // the rest is the receipt
      byte[] forged = nonce.clone();
      forged[i] = (byte) (forged[i] == '0' ? '1' : '0');
      assertEquals(Nonces.State.FORGED, check(nonces, forged));
    }
  }

  @Test
  void knowsToWhomANonceWasSent() {
    byte[] nonce = nonces.issue(7);
    assertTrue(nonces.wasSentTo(nonce, 0, nonce.length, 7));
    assertFalse(nonces.wasSentTo(nonce, 0, nonce.length, 8));
  }

  @Test
  void isGoodFromAnyAddress() {
    byte[] other = nonces.issue(8);
    byte[] nonce = nonces.issue(7);
    System.arraycopy(other, 40, nonce, 40, 8);
    assertEquals(Nonces.State.FRESH, check(nonces, nonce));
  }

  @Test
  void takesNothingElseForANonce() {
    assertEquals(Nonces.State.FORGED, check(nonces, new byte[0]));
    assertEquals(Nonces.State.FORGED, check(nonces, new byte[48]));
    assertEquals(Nonces.State.FORGED, check(nonces, Octets.ascii("f".repeat(47))));
    assertEquals(Nonces.State.FORGED, check(nonces, Octets.ascii("f".repeat(48))));
  }

  @Test
  void issuesNoNonceTwiceInOneMillisecond() {
    assertFalse(Arrays.equals(nonces.issue(1), nonces.issue(1)));
  }

  @Test
  void givesLaterNoncesHigherSerials() {
    long before = Nonces.serial(nonces.issue(1), 0);
    clock.advance(1);
    assertTrue(Nonces.serial(nonces.issue(1), 0) > before && before > 0);
  }

  private static Nonces.State check(Nonces nonces, byte[] nonce) {
    return nonces.check(nonce, 0, nonce.length);
  }
}
