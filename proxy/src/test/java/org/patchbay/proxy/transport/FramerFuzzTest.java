package org.patchbay.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;

/** The framer, on streams of a fuzzer; otherwise on the corpus that it left (docs/fuzzing.md). */
class FramerFuzzTest {
  private static final int USUAL_READ = 1024;

  @MethodSource("streams")
  @FuzzTest
  void cutsTheSameWhereverTheStreamIsSplit(byte[] stream) {
    Recorded whole = new Recorded();
    whole.append(stream, 0, stream.length);
    assertEquals(whole.events, split(stream, () -> 1).events, "octet by octet");
    assertEquals(whole.events, split(stream, () -> USUAL_READ).events, "as it is read");
    Random random = new Random(stream.length);
    assertEquals(whole.events, split(stream, () -> 1 + random.nextInt(40)).events, "at random");
  }

  private static Recorded split(byte[] stream, IntSupplier lengths) {
    Recorded recorded = new Recorded();
    for (int i = 0; i < stream.length; ) {
      int count = Math.min(lengths.getAsInt(), stream.length - i);
      recorded.append(stream, i, count);
      recorded.checkMemory();
      i += count;
    }
    return recorded;
  }

  static Stream<byte[]> streams() {
    return Stream.of(
            "INFO sip:a@b SIP/2.0\r\nl: 9\r\nX: y\r\n  l: 3\r\n\r\nbo\r\n\r\ndy!\r\n\r\nSIP/2.0 200 OK"
                + "\r\nContent-Length:   0  \r\n\r\n\r\nACK sip:a SIP/2.0\r\nContent-Length:0\r\n\r\n",
            "\r\n\r\n\r\n\r\r\n\r\nBYE sip:a SIP/2.0\r\nContent-Length: 65536\r\n\r\n",
            "BYE sip:a SIP/2.0\r\nl:1\r\nl:1\r\n\r\n",
            "BYE sip:a SIP/2.0\r\n\r\n")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What came of a stream, up to what is beyond following. */
  private static final class Recorded implements StreamFramer.Sink {
    private final StreamFramer framer = new StreamFramer(new SipMessage());
    private final SipMessage message = new SipMessage();
    private final List<String> events = new ArrayList<>();

    void append(byte[] octets, int offset, int count) {
      framer.append(octets, offset, count, this);
    }

    /** A message, what was read with its last octet, and the room that doubling leaves. */
    void checkMemory() {
      int most = 2 * (SipParser.MOST_MESSAGE_OCTETS + USUAL_READ);
      assertTrue(framer.heldOctets() <= most, framer.heldOctets() + " octets are held");
    }

    /** Framer and parser must agree where a message ends, or the rest would be another's. */
    @Override
    public void frame(byte[] bytes, int length, boolean broken) {
      boolean sound = SipParser.datagram(bytes, length, message) == null;
      if (sound && !broken) {
        assertEquals(length, message.bodyEnd());
      }
      int told = broken ? Math.min(length, SipParser.MOST_HEADER_OCTETS) : length;
      events.add(
          (broken ? "BROKEN " : "") + new String(bytes, 0, told, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void ping() {
      events.add("PING");
    }
  }
}
