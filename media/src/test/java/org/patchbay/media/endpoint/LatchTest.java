package org.patchbay.media.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.media.endpoint.Latch.Verdict;

class LatchTest {
  private static final InetSocketAddress SDP = at("10.0.0.5", 4000);
  private static final InetSocketAddress NAT = at("203.0.113.9", 20_001);
  private static final InetSocketAddress STRANGER = at("198.51.100.66", 6666);
  private static final long SECOND = 1_000_000_000L;

  private final Latch latch = new Latch();

  @BeforeEach
  void describe() {
    latch.describe(SDP);
  }

  @Test
  void sendsToTheDescribedAddressUntilAPacketComes() {
    assertEquals(SDP, latch.target());
    assertNull(latch.source());
  }

  @Test
  void followsTheFirstPacket() {
    assertEquals(Verdict.LATCHED, latch.admit(NAT, false, 0));
    assertEquals(NAT, latch.target());
    assertEquals(Verdict.KNOWN, latch.admit(NAT, true, 20));
  }

  @Test
  void staysWithTheFirstAmongEqualStrangers() {
    latch.admit(NAT, false, 0);
    assertEquals(Verdict.STRAY, latch.admit(STRANGER, false, SECOND));
    assertEquals(NAT, latch.target());
  }

  @Test
  void letsTheDescribedAddressDisplaceAQuickerStrangerWithinTheWindow() {
    latch.admit(STRANGER, false, 0);
    assertEquals(Verdict.LATCHED, latch.admit(SDP, false, SECOND));
    assertEquals(Verdict.STRAY, latch.admit(STRANGER, true, SECOND));
  }

  @Test
  void prefersAnotherPortOfTheDescribedHostToAStranger() {
    latch.admit(STRANGER, false, 0);
    assertEquals(Verdict.LATCHED, latch.admit(at("10.0.0.5", 9), false, SECOND));
    assertEquals(Verdict.LATCHED, latch.admit(SDP, false, SECOND));
  }

  @Test
  void isFixedAfterTheWindow() {
    latch.admit(NAT, false, 0);
    for (int i = 1; i < 200; i++) {
      latch.admit(NAT, true, i * SECOND / 50);
    }
    assertEquals(Verdict.STRAY, latch.admit(SDP, false, 4 * SECOND));
  }

  @Test
  void opensAgainForAnotherDescribedAddress() {
    latch.admit(NAT, false, 0);
    InetSocketAddress moved = at("192.0.2.77", 7000);
    latch.describe(moved);
    assertEquals(moved, latch.target());
    assertEquals(Verdict.LATCHED, latch.admit(STRANGER, false, 9 * SECOND));
    assertEquals(Verdict.LATCHED, latch.admit(moved, false, 10 * SECOND));
  }

  @Test
  void doesNotHoldToTheOldSourceWhenAnotherAddressIsDescribed() {
    latch.admit(NAT, false, 0);
    latch.describe(at("10.0.0.6", 4000));
    assertEquals(Verdict.LATCHED, latch.admit(NAT, true, SECOND)); // still on its way
    InetSocketAddress moved = at("203.0.113.200", 31_000);
    assertEquals(Verdict.LATCHED, latch.admit(moved, false, SECOND));
    assertEquals(Verdict.STRAY, latch.admit(NAT, true, SECOND));
  }

  @Test
  void staysWithItsSourceWhenTheSameAddressIsDescribedAgain() {
    latch.admit(NAT, false, 0);
    latch.describe(SDP);
    assertEquals(NAT, latch.target());
    latch.admit(NAT, true, 9 * SECOND);
    assertEquals(Verdict.STRAY, latch.admit(STRANGER, false, 10 * SECOND));
  }

  @Test
  void letsASilentSourceMoveToAnotherPortAfterAnOfferWithTheSameAddress() {
    latch.admit(NAT, false, 0);
    latch.describe(SDP);
    assertEquals(Verdict.STRAY, latch.admit(STRANGER, false, 3 * SECOND));
    assertEquals(Verdict.LATCHED, latch.admit(at("203.0.113.9", 20_002), false, 3 * SECOND));
  }

  @Test
  void followsASilentStreamThatGoesOnFromElsewhere() {
    latch.admit(NAT, false, 0);
    InetSocketAddress rebound = at("203.0.113.9", 20_002);
    assertEquals(Verdict.STRAY, latch.admit(rebound, true, SECOND));
    assertEquals(Verdict.STRAY, latch.admit(STRANGER, false, 3 * SECOND));
    assertEquals(Verdict.LATCHED, latch.admit(rebound, true, 3 * SECOND));
  }

  @Test
  void keepsItsTargetWhileAnOfferHasNoAddress() {
    latch.admit(NAT, false, 0);
    latch.describe(null);
    assertEquals(NAT, latch.target());
  }

  private static InetSocketAddress at(String address, int port) {
    return new InetSocketAddress(address, port);
  }
}
