package org.patchbay.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.message.SipMessage;

class StreamFramerTest {
  private static final String FIRST =
      "INFO sip:a@b SIP/2.0\r\nl: 9\r\nX: folded\r\n  Content-Length: 3\r\n\r\nbo\r\n\r\ndy!";
  private static final String SECOND = "SIP/2.0 200 OK\r\nContent-Length:   0  \r\n\r\n";
  private static final String STREAM = FIRST + "\r\n\r\n" + SECOND + "\r\n" + FIRST;

  @Test
  void cutsTheSameWhereverTheStreamIsSplit() {
    List<String> whole = List.of(FIRST, "PING", SECOND, FIRST);
    for (int i = 0; i <= STREAM.length(); i++) {
      for (int k = i; k <= STREAM.length(); k += 7) {
        Recorded recorded = new Recorded();
        recorded.append(STREAM.substring(0, i));
        recorded.append(STREAM.substring(i, k));
        recorded.append(STREAM.substring(k));
        assertEquals(whole, recorded.events, "split at " + i + " and " + k);
        assertFalse(recorded.framer.hasPartial());
      }
    }
  }

  @Test
  void cutsTheSameOctetByOctet() {
    Recorded recorded = new Recorded();
    STREAM.chars().forEach(octet -> recorded.append(String.valueOf((char) octet)));
    assertEquals(List.of(FIRST, "PING", SECOND, FIRST), recorded.events);
  }

  @Test
  void holdsPartOfAMessage() {
    Recorded recorded = new Recorded();
    recorded.append("INVITE");
    assertTrue(recorded.framer.hasPartial());
    assertEquals(List.of(), recorded.events);
  }

  @Test
  void holdsNothingOfAKeepAlive() {
    Recorded recorded = new Recorded();
    recorded.append(SECOND + "\r\n");
    assertFalse(recorded.framer.hasPartial());
    recorded.append("\r");
    assertFalse(recorded.framer.hasPartial());
    recorded.append("\nI");
    assertTrue(recorded.framer.hasPartial());
  }

  @Test
  void answersEachOfManyPings() {
    Recorded recorded = new Recorded();
    recorded.append("\r\n\r\n".repeat(5));
    assertEquals(List.of("PING", "PING", "PING", "PING", "PING"), recorded.events);
  }

  @Test
  void breaksOffWithoutALength() {
    assertBroken("INFO sip:a@b SIP/2.0\r\nX: y\r\n\r\n");
  }

  @Test
  void breaksOffWithTwoLengths() {
    assertBroken("INFO sip:a@b SIP/2.0\r\nl: 0\r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void breaksOffWithALengthThatIsNoNumber() {
    assertBroken("INFO sip:a@b SIP/2.0\r\nl: -1\r\n\r\n");
  }

  @Test
  void breaksOffWithALengthThatIsTooLarge() {
    assertBroken("INFO sip:a@b SIP/2.0\r\nl: 65536\r\n\r\n");
  }

  @Test
  void breaksOffHeadersWithoutEnd() {
    Recorded recorded = new Recorded();
    for (int i = 0; i < 40 && recorded.events.isEmpty(); i++) {
      recorded.append("X".repeat(1024));
    }
    assertEquals(1, recorded.events.size());
    assertTrue(recorded.events.get(0).startsWith("BROKEN XXX"));
  }

  @Test
  void deliversALargeMessageInManyPieces() {
    String body = "b".repeat(60_000);
    String message = "INFO sip:a@b SIP/2.0\r\nl: 60000\r\n\r\n" + body;
    Recorded recorded = new Recorded();
    for (int i = 0; i < message.length(); i += 1000) {
      recorded.append(message.substring(i, Math.min(message.length(), i + 1000)));
    }
    assertEquals(List.of(message), recorded.events);
  }

  private static void assertBroken(String head) {
    Recorded recorded = new Recorded();
    recorded.append(head + SECOND);
    recorded.append(SECOND);
    assertEquals(List.of("BROKEN " + head), recorded.events, "nothing comes after it");
  }

  private static final class Recorded implements StreamFramer.Sink {
    final StreamFramer framer = new StreamFramer(new SipMessage());
    final List<String> events = new ArrayList<>();

    void append(String text) {
      byte[] octets = ("??" + text).getBytes(StandardCharsets.ISO_8859_1);
      framer.append(octets, 2, text.length(), this);
    }

    @Override
    public void frame(byte[] bytes, int length, boolean broken) {
      events.add(
          (broken ? "BROKEN " : "") + new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void ping() {
      events.add("PING");
    }
  }
}
