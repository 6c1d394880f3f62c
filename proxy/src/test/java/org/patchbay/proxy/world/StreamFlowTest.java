package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What comes over a stream, split and joined anyhow (RFC 3261 §18.3, RFC 5626 §4.4.1). */
class StreamFlowTest {
  private static final String OPTIONS =
      """
      OPTIONS sip:example.com SIP/2.0
      Via: SIP/2.0/TCP 10.0.0.9:5060;branch=z9hG4bKsplit%d
      Max-Forwards: 70
      From: <sip:raw@example.com>;tag=raw
      To: <sip:example.com>
      Call-ID: split-%d@10.0.0.9
      CSeq: 1 OPTIONS
      Content-Type: text/plain
      Content-Length: 12

      four\r\nfive
      """;

  @Test
  void readsAMessageWhereverItIsSplit() {
    play(
        (scene, stream) -> {
          int length = options(0).length();
          for (int at = 1; at < length; at++) {
            String text = options(at);
            int cut = Math.min(at, text.length());
            stream.write(text.substring(0, cut));
            scene.world().settle();
            stream.write(text.substring(cut));
            scene.world().settle();
            assertEquals(at, answers(stream, "200 OK"), "split after " + at + " octets");
          }
        });
  }

  @Test
  void readsAMessageThatComesOctetByOctet() {
    play(
        (scene, stream) -> {
          for (char octet : options(1).toCharArray()) {
            stream.write(String.valueOf(octet));
            scene.world().settle();
          }
          assertEquals(1, answers(stream, "200 OK"));
        });
  }

  @Test
  void readsMessagesThatComeInOnePiece() {
    play(
        (scene, stream) -> {
          stream.write(options(1) + options(2) + options(3));
          scene.world().settle();
          assertEquals(3, answers(stream, "200 OK"));
        });
  }

  @Test
  void answersAPingWithAPong() {
    play(
        (scene, stream) -> {
          stream.write("\r\n\r\n");
          scene.world().settle();
          assertEquals("\r\n", stream.received());
        });
  }

  @Test
  void answersAPingThatIsSplit() {
    play(
        (scene, stream) -> {
          stream.write("\r\n");
          scene.world().settle();
          assertEquals("", stream.received());
          stream.write("\r\n" + options(1));
          scene.world().settle();
          assertTrue(stream.received().startsWith("\r\nSIP/2.0 200 OK\r\n"));
        });
  }

  @Test
  void keepsAConnectionThatIsKeptAliveWithLoneLineEnds() {
    play(
        (scene, stream) -> {
          scene.proxy().trusts("10.0.0.9");
          stream.write(options(1) + "\r\n");
          scene.world().advance(Duration.ofMinutes(1));
          stream.write("\r\n");
          scene.world().advance(Duration.ofMinutes(1));
          stream.write(options(2));
          scene.world().settle();
          assertFalse(stream.isClosed());
          assertEquals(2, answers(stream, "200 OK"));
        });
  }

  @Test
  void closesAConnectionWhoseMessageIsNotFinishedInTime() {
    play(
        (scene, stream) -> {
          stream.write("INVITE sip:bob@example.com SIP/2.0\r\nVia: ");
          scene.world().advance(Duration.ofSeconds(21));
          assertTrue(stream.isClosed());
        });
  }

  @Test
  void closesAConnectionThatDribblesAMessage() {
    play(
        (scene, stream) -> {
          stream.write("INVITE sip:bob@example.com SIP/2.0\r\n");
          for (int i = 0; i < 5; i++) {
            scene.world().advance(Duration.ofSeconds(5));
            stream.write("X-Slow: yes\r\n");
          }
          scene.world().settle();
          assertTrue(stream.isClosed());
        });
  }

  @Test
  void keepsAConnectionOnWhichMessagesOverlapReads() {
    play(
        (scene, stream) -> {
          scene.proxy().trusts("10.0.0.9");
          String next = options(0);
          stream.write(next.substring(0, 50));
          for (int i = 1; i < 20; i++) {
            scene.world().advance(Duration.ofSeconds(5));
            String previous = next;
            next = options(i);
            stream.write(previous.substring(50) + next.substring(0, 50));
          }
          stream.write(next.substring(50));
          scene.world().settle();
          assertEquals(20, answers(stream, "200 OK"));
          assertFalse(stream.isClosed());
        });
  }

  @Test
  void refusesAMessageWithoutLengthAndCloses() {
    play(
        (scene, stream) -> {
          stream.write(options(1).replace("Content-Length: 12\r\n", ""));
          scene.world().settle();
          assertEquals(1, answers(stream, "400 Bad Request"));
          assertTrue(stream.isClosed());
        });
  }

  @Test
  void refusesAMessageThatSaysItIsTooLargeAndCloses() {
    play(
        (scene, stream) -> {
          stream.write(options(1).replace("Content-Length: 12\r\n", "Content-Length: 70000\r\n"));
          scene.world().settle();
          assertEquals(1, answers(stream, "513 Message Too Large"));
          assertTrue(stream.isClosed());
          scene.world().trace().forget(); // which waits for the rest of the message
        });
  }

  @Test
  void closesAConnectionThatSendsNoHeadersEnd() {
    play(
        (scene, stream) -> {
          stream.write("OPTIONS sip:example.com SIP/2.0\r\n" + "X-Long: line\r\n".repeat(3000));
          scene.world().settle();
          assertTrue(stream.isClosed());
        });
  }

  @Test
  void closesAConnectionThatSpeaksAnotherProtocol() {
    play(
        (scene, stream) -> {
          stream.write("GET / HTTP/1.1\r\nHost: example.com\r\n\r\n");
          scene.world().settle();
          assertTrue(stream.isClosed());
        });
  }

  @Test
  void closesAConnectionThatHasShownNothingForAMinute() {
    play(
        (scene, stream) -> {
          stream.write(options(1));
          scene.world().advance(Duration.ofSeconds(59));
          assertFalse(stream.isClosed());
          stream.write(options(2));
          scene.world().advance(Duration.ofSeconds(2));
          assertTrue(stream.isClosed());
        });
  }

  @Test
  void keepsTheConnectionOfAPeerThatIsKnownUntilItIsSilentForTwoHours() {
    play(
        (scene, stream) -> {
          scene.proxy().trusts("10.0.0.9");
          stream.write(options(1));
          scene.world().advance(Duration.ofMinutes(119));
          assertFalse(stream.isClosed());
          scene.world().advance(Duration.ofMinutes(3));
          assertTrue(stream.isClosed());
        });
  }

  private static void play(BiConsumer<Scene, RawStream> script) {
    Scene.play(
        scene -> {
          RawStream stream =
              RawStream.open(
                  scene.world().host("raw", "10.0.0.9"),
                  scene.proxy().host().at(SimulatedProxy.PORT));
          script.accept(scene, stream);
          stream.close();
        });
  }

  private static String options(int number) {
    return OPTIONS
            .formatted(number, number)
            .stripTrailing()
            .replace("\r\n", "\n")
            .replace("\n", "\r\n")
        + "\r\n";
  }

  private static int answers(RawStream stream, String status) {
    return stream.received().split("SIP/2.0 " + status, -1).length - 1;
  }
}
