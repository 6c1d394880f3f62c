package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;
import org.patchbay.proxy.transaction.TransactionLayer;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;
import org.patchbay.testkit.net.LinkQuality;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.sip.DigestAnswer;
import org.patchbay.testkit.trace.WireMessage;

/**
 * The whole proxy among parties who say what a fuzzer makes up, and what must hold after each thing
 * that is said. Messages are under way for no time, so that what is sent in a step was caused by
 * it.
 */
final class FuzzedScene {
  private static final int MOST_TRANSACTIONS = 20;
  private static final Duration LONGER_THAN_ANYTHING = Duration.ofHours(2);
  private static final long MOST_SECONDS = 200;
  private static final String BOB_REGISTERS =
      """
      REGISTER sip:example.com SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.3;branch=z9hG4bKr
      From: <sip:bob@example.com>;tag=b
      To: <sip:bob@example.com>
      Call-ID: bob
      CSeq: 1 REGISTER
      Contact: <sip:bob@10.0.0.3>
      Content-Length: 0

      """;

  private final World world = new World(1);
  private final SimulatedProxy proxy;
  private final Map<Character, FuzzedParty> parties = new HashMap<>();
  private final Map<Character, DigestAnswer> users =
      Map.of('a', new DigestAnswer("alice", "pw-alice"), 'b', new DigestAnswer("bob", "pw-bob"));
  private final int sockets;
  private final int timers;
  private final SipMessage message = new SipMessage();
  private final RequestHead head = new RequestHead();
  private final Set<String> sent = new HashSet<>();
  private int seen;
  private char speaker = 'b';

  FuzzedScene() {
    world.links(LinkQuality.GOOD.withDelay(Duration.ZERO));
    proxy =
        SimulatedProxy.in(
            world,
            one ->
                one.trusts("10.0.0.7")
                    .hasTrunkAt("10.0.0.5")
                    .withRoomFor(MOST_TRANSACTIONS)
                    .withHop(this::inwards));
    sockets = proxy.host().openSockets();
    timers = proxy.host().timers();
    put('a', "alice", "10.0.0.2");
    put('b', "bob", "10.0.0.3");
    put('k', "trunk", "10.0.0.5");
    put('h', "hop", "10.0.0.6");
    put('t', "trusted", "10.0.0.7");
    put('s', "stranger", "10.0.0.66");
    says('b', BOB_REGISTERS.replace("\n", "\r\n"));
    assertEquals(1, proxy.locations().lookup("bob").size());
  }

  private void put(char letter, String name, String address) {
    InetSocketAddress there = new InetSocketAddress(proxy.host().address(), SimulatedProxy.PORT);
    parties.put(letter, new FuzzedParty(world.host(name, address), there));
  }

  /**
   * A party says something; a capital letter says it over TCP. What a user says is said again with
   * the answer, if it is challenged. {@code w} lets so many seconds pass. Nobody else says
   * anything.
   */
  void says(char letter, String text) {
    speaker = Character.toLowerCase(letter);
    FuzzedParty party = parties.get(speaker);
    if (letter == 'w') {
      world.advance(Duration.ofSeconds(seconds(text)));
      checkWire();
    } else if (party != null) {
      int before = transactions().serverCount();
      String filled = party.filled(text);
      party.forgetsResponse();
      deliver(letter, party, filled);
      DigestAnswer credentials = users.get(speaker);
      String again = credentials == null ? null : party.authenticated(filled, credentials);
      if (again != null) {
        deliver(letter, party, again);
      }
      if (speaker == 's' && again == null) {
        assertTrue(transactions().serverCount() <= before, "a stranger leaves nothing behind");
      }
    }
  }

  private void deliver(char letter, FuzzedParty party, String text) {
    if (letter == 'h') {
      byte[] octets = FuzzedParty.octets(text);
      proxy.host().run(() -> proxy.controller().receivedFromHop(octets));
    } else if (letter == 'H') {
      return;
    } else if (letter == speaker) {
      party.sendsDatagram(text);
    } else {
      party.writes(text);
    }
    world.settle();
    checkWire();
    assertTrue(transactions().serverCount() <= MOST_TRANSACTIONS);
  }

  private TransactionLayer transactions() {
    return proxy.controller().transactions();
  }

  private static long seconds(String text) {
    String digits = text.strip();
    return digits.matches("[0-9]{1,6}") ? Math.min(MOST_SECONDS, Long.parseLong(digits)) : 1;
  }

  /** Looks at what the proxy has sent since it was looked last. */
  private void checkWire() {
    List<WireMessage> all = world.trace().messages();
    for (; seen < all.size(); seen++) {
      WireMessage wire = all.get(seen);
      if (wire.from().equals("proxy")) {
        checkForm(wire.octets());
        assertFalse(message.has(HeaderName.INTERNAL), "what is internal stays inside");
        assertTrue(
            wire.transport() == Transport.UDP || message.has(HeaderName.CONTENT_LENGTH),
            "a stream needs a length");
        boolean again = !sent.add(text(wire.octets()) + wire.destination());
        assertTrue(again || mayReach(wire.destination()), () -> "sent to " + wire);
      }
    }
  }

  private void checkForm(byte[] octets) {
    assertNull(SipParser.datagram(octets, octets.length, message), () -> text(octets));
    assertEquals(octets.length, message.bodyEnd(), () -> text(octets));
    if (message.isRequest()) {
      assertNull(head.read(message), () -> text(octets));
    }
  }

  /** A stranger causes nothing but answers to himself, a user opens no call to a trunk. */
  private boolean mayReach(InetSocketAddress destination) {
    Host trunk = parties.get('k').host();
    return switch (speaker) {
      case 's' -> destination.getAddress().equals(parties.get('s').host().address());
      case 'a', 'b' ->
          !message.isRequest()
              || !destination.getAddress().equals(trunk.address())
              || head.to().hasTag();
      default -> true;
    };
  }

  private boolean inwards(byte[] octets) {
    checkForm(octets);
    boolean toLeg = message.isRequest() && head.to().hasTag();
    assertTrue(speaker != 's' || toLeg, () -> "a stranger calls out: " + text(octets));
    parties.get('h').heard(octets);
    return true;
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** When all have hung up and all that was registered has expired, nothing is left. */
  void ends() {
    parties.values().forEach(FuzzedParty::hangsUp);
    speaker = 'w';
    world.advance(LONGER_THAN_ANYTHING);
    checkWire();
    assertEquals(0, transactions().serverCount(), "server transactions");
    assertEquals(0, transactions().clientCount(), "client transactions");
    assertEquals(timers, proxy.host().timers(), "timers");
    assertEquals(sockets, proxy.host().openSockets(), "sockets");
  }
}
