package org.patchbay.server.parsers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.OutgoingRequest;

/** Compares what both ends of the hop read, and counts. Texts hold one character an octet. */
final class Judge {
  /** What stands for a response to an INVITE that cannot be read. */
  private static final int BAD_GATEWAY = 502;

  private final HopWorld world;
  private int alike;
  private int refused;

  Judge(HopWorld world) {
    this.world = world;
  }

  /** How many messages both read, and read alike. */
  int alike() {
    return alike;
  }

  /** How many requests the B2BUA refused, or responses and ACKs it dropped. */
  int refused() {
    return refused;
  }

  /** Sends a request to the proxy; what that passes on is read alike, or refused with 400. */
  void sendRequest(Sender sender, String text) {
    world.send(sender, octets(text));
    explaining(text, this::judgeRequest);
  }

  /** Cancels the INVITE that was sent last. */
  void sendCancel(Sender sender, String text) {
    world.sendAtOnce(sender, octets(text));
    explaining(text, this::judgeRequest);
  }

  private void judgeRequest() {
    if (world.inwards.isEmpty()) {
      return;
    }
    byte[] passed = world.inwards.get(0);
    Reading proxy = Reading.of(passed);
    List<IncomingRequest> read = world.requests.stream().filter(proxy::isOf).toList();
    List<String> answers =
        world.outwards.stream()
            .filter(answer -> topVia(answer).equals(topVia(passed)))
            .map(answer -> text(answer).split("\r\n", 2)[0])
            .toList();
    if (read.isEmpty()) {
      refused++;
      List<String> refusal = List.of("SIP/2.0 400 Bad Request (cannot be read)");
      assertEquals(proxy.isAck() ? List.of() : refusal, answers);
      return;
    }
    alike++;
    assertEquals(1, read.size());
    assertEquals(proxy, Reading.of(read.get(0)));
    assertEquals(proxy.isAck(), answers.isEmpty());
  }

  /** What the B2BUA has asked a party reads as it is meant, or was not sent. */
  void checkAsked() {
    OutgoingRequest meant = world.asked.get(0);
    for (byte[] sent : world.outwards) {
      if (text(sent).startsWith("INFO ")) {
        explaining(text(sent), () -> assertEquals(Reading.of(meant), Reading.outwards(sent)));
      }
    }
  }

  /** Answers the request that the proxy sent out last; the B2BUA reads the same, or nothing. */
  void sendResponse(Sender sender, String text) {
    world.sendAtOnce(sender, octets(text));
    explaining(text, this::judgeResponse);
  }

  private void judgeResponse() {
    if (world.inwards.isEmpty()) {
      return;
    }
    boolean read = world.responses.stream().anyMatch(response -> response.status() != BAD_GATEWAY);
    if (!read) {
      refused++;
      return;
    }
    alike++;
    assertEquals(Reading.of(world.inwards.get(0)), Reading.of(world.responses.get(0)));
  }

  private static void explaining(String text, Runnable check) {
    try {
      check.run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(e.getMessage() + "\nof the message\n" + text, e);
    }
  }

  private static String topVia(byte[] message) {
    String via = text(message).split("\r\nVia: ", 2)[1];
    return via.split("\r\n|,", 2)[0];
  }

  static boolean isInvite(byte[] message) {
    return text(message).startsWith("INVITE ");
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
