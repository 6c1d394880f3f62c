package org.patchbay.proxy.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.FlowText;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;

class RouteTokenTest {
  private static final InetSocketAddress V4 = new InetSocketAddress("10.0.0.1", 5060);
  private static final InetSocketAddress V6 = new InetSocketAddress("2001:db8::1", 5060);
  private static final List<ListenPoint> LISTENERS =
      List.of(
          ListenPoint.at(Transport.UDP, V4),
          ListenPoint.at(Transport.TCP, V4),
          ListenPoint.at(Transport.UDP, V6),
          ListenPoint.at(Transport.TCP, V6));

  private static final Flow UDP = flow(Transport.UDP, V4, "10.0.0.2", 0);
  private static final Flow OTHER_UDP = flow(Transport.UDP, V4, "10.0.0.3", 0);
  private static final Flow TCP = flow(Transport.TCP, V4, "10.0.0.4", 0x1234_5678_9abcL);
  private static final Flow UDP6 = flow(Transport.UDP, V6, "2001:db8::5", 0);
  private static final Flow TCP6 = flow(Transport.TCP, V6, "2001:db8::6", 77);

  private static final DialogRequest INVITE = DialogRequest.invite();
  private static final DialogRequest FROM_CALLER = INVITE.tags("alices", "bobs");
  private static final DialogRequest FROM_CALLEE = INVITE.tags("bobs", "alices");

  private final RouteToken tokens = new RouteToken(key(1), new FlowText(LISTENERS));

  @Test
  void leadsEachPartyToTheOther() {
    for (Flow caller : List.of(UDP, TCP, UDP6, TCP6)) {
      for (Flow callee : List.of(OTHER_UDP, TCP, UDP6, TCP6)) {
        String token = issue(caller, callee);
        assertEquals(callee, tokens.otherParty(token, FROM_CALLER.head(), caller));
        assertEquals(caller, tokens.otherParty(token, FROM_CALLEE.head(), callee));
      }
    }
  }

  @Test
  void isGoodFromAnotherPortOfTheSameAddress() {
    Flow moved = new Flow(Transport.TCP, V4, new InetSocketAddress("10.0.0.2", 50_000), 3);
    assertEquals(OTHER_UDP, tokens.otherParty(issue(UDP, OTHER_UDP), FROM_CALLER.head(), moved));
  }

  @Test
  void isGoodAfterARestartWithTheSameKey() {
    String token = issue(UDP, OTHER_UDP);
    RouteToken restarted = new RouteToken(key(1), new FlowText(LISTENERS));
    assertEquals(OTHER_UDP, restarted.otherParty(token, FROM_CALLER.head(), UDP));
  }

  @Test
  void isNoGoodUnderAnotherKey() {
    String token = issue(UDP, OTHER_UDP);
    RouteToken stranger = new RouteToken(key(2), new FlowText(LISTENERS));
    assertNull(stranger.otherParty(token, FROM_CALLER.head(), UDP));
  }

  @Test
  void isNoGoodFromAnotherAddress() {
    String token = issue(UDP, OTHER_UDP);
    assertNull(tokens.otherParty(token, FROM_CALLER.head(), TCP));
    assertNull(tokens.otherParty(token, FROM_CALLER.head(), OTHER_UDP), "the callee as caller");
    assertNull(tokens.otherParty(token, FROM_CALLEE.head(), UDP), "the caller as callee");
  }

  @Test
  void isNoGoodInAnotherDialog() {
    String token = issue(UDP, OTHER_UDP);
    assertNull(tokens.otherParty(token, FROM_CALLER.callId("other").head(), UDP));
    assertNull(tokens.otherParty(token, INVITE.tags("other", "bobs").head(), UDP));
    assertNull(tokens.otherParty(token, INVITE.tags("alicesx", "bobs").head(), UDP));
  }

  @Test
  void isNoGoodWithAnyOctetChanged() {
    byte[] octets = Base64.getUrlDecoder().decode(issue(TCP, UDP6));
    for (int i = 0; i < octets.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] forged = octets.clone();
        forged[i] ^= (byte) (1 << bit);
        assertNull(tokens.otherParty(text(forged), FROM_CALLER.head(), TCP), "octet " + i);
      }
    }
  }

  @Test
  void isNoGoodShortenedOrLengthened() {
    byte[] octets = Base64.getUrlDecoder().decode(issue(TCP, UDP6));
    for (int length = 0; length <= octets.length + 60; length++) {
      if (length != octets.length) {
        byte[] forged = Arrays.copyOf(octets, length);
        assertNull(tokens.otherParty(text(forged), FROM_CALLER.head(), TCP), "length " + length);
      }
    }
  }

  @Test
  void takesAnyTextWithoutAnError() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      byte[] noise = new byte[random.nextInt(120)];
      random.nextBytes(noise);
      String latin = new String(noise, StandardCharsets.ISO_8859_1);
      assertNull(tokens.otherParty(latin, FROM_CALLER.head(), UDP));
      assertNull(tokens.otherParty(text(noise), FROM_CALLER.head(), UDP));
    }
  }

  @Test
  void isNoGoodWhenItsListenerIsGone() {
    RouteToken reconfigured = new RouteToken(key(1), new FlowText(LISTENERS.subList(0, 2)));
    assertNull(reconfigured.otherParty(issue(UDP6, UDP), FROM_CALLER.head(), UDP6));
    assertNull(reconfigured.otherParty(issue(UDP, UDP6), FROM_CALLER.head(), UDP));
  }

  @Test
  void isShortAndFitsAUserPart() {
    String token = issue(TCP6, UDP6);
    assertTrue(token.matches("[A-Za-z0-9_-]{40,100}"), token);
  }

  private String issue(Flow caller, Flow callee) {
    return new String(tokens.issue(INVITE.head(), caller, callee), StandardCharsets.US_ASCII);
  }

  private static String text(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }

  private static Flow flow(Transport transport, InetSocketAddress local, String host, long number) {
    return new Flow(transport, local, new InetSocketAddress(host, 5062), number);
  }
}
