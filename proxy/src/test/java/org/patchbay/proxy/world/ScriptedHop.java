package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.patchbay.proxy.transport.Hop;
import org.patchbay.testkit.World;

/** A media processor that does what the test says: SIP as text, over the hop. */
final class ScriptedHop implements Hop {
  private final Deque<String> inbox = new ArrayDeque<>();
  private SimulatedProxy proxy;
  private World world;

  /** Plays a flow with a media processor. */
  static void play(BiConsumer<Scene, ScriptedHop> flow) {
    play(proxy -> {}, flow);
  }

  /** Plays a flow with a media processor behind a proxy that is prepared for it. */
  static void play(Consumer<SimulatedProxy> prepare, BiConsumer<Scene, ScriptedHop> flow) {
    ScriptedHop hop = new ScriptedHop();
    Scene.playWithHop(
        proxy -> {
          prepare.accept(proxy.withHop(hop));
          hop.proxy = proxy;
        },
        scene -> {
          hop.world = scene.world();
          flow.accept(scene, hop);
        });
  }

  @Override
  public boolean deliver(byte[] message) {
    return inbox.add(new String(message, StandardCharsets.ISO_8859_1));
  }

  /** The next message that begins so, awaited for a second; what came before it is forgotten. */
  String expects(String start) {
    for (int i = 0; i < 100; i++) {
      for (String message = inbox.poll(); message != null; message = inbox.poll()) {
        if (message.startsWith(start)) {
          return message;
        }
      }
      world.advance(Duration.ofMillis(10));
    }
    return fail("the hop was given no " + start);
  }

  boolean heardNothing() {
    return inbox.isEmpty();
  }

  /** Sends a message with these lines outwards. */
  void sends(String... lines) {
    byte[] octets =
        (String.join("\r\n", lines) + "\r\nContent-Length: 0\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    proxy.host().run(() -> proxy.controller().receivedFromHop(octets));
  }

  /** Calls the target of a call that it was given, with an INVITE of its own. */
  void callsTargetOf(String invite) {
    String user = header(invite, "X-Patchbay-Target").replaceAll(".*:|@.*", "");
    sends(
        invite.lines().findFirst().orElseThrow(),
        "Via: SIP/2.0/TCP hop.invalid;branch=z9hG4bK" + user.hashCode(),
        "Max-Forwards: 68",
        "Route: " + header(invite, "X-Patchbay-Target"),
        "From: <sip:alice@example.com>;tag=leg",
        "To: <sip:bob@example.com>",
        "Call-ID: " + user,
        "CSeq: 1 INVITE",
        "Contact: <sip:leg-9f@10.0.0.1:5060>");
  }

  /** Answers a request that it was given. */
  void answers(String request, String status, String... more) {
    StringBuilder head = new StringBuilder("SIP/2.0 " + status);
    request
        .lines()
        .filter(line -> line.matches("(Via|From|Call-ID|CSeq): .*"))
        .forEach(line -> head.append("\r\n").append(line));
    String to = request.lines().filter(line -> line.startsWith("To: ")).findFirst().orElseThrow();
    head.append("\r\n").append(to).append(to.contains(";tag=") ? "" : ";tag=leg-1");
    for (String line : more) {
      head.append("\r\n").append(line);
    }
    sends(head.toString());
  }

  /** A header's value in a message; the first of that name. */
  static String header(String message, String name) {
    return message
        .lines()
        .filter(line -> line.startsWith(name + ": "))
        .findFirst()
        .map(line -> line.substring(name.length() + 2))
        .orElse("");
  }
}
