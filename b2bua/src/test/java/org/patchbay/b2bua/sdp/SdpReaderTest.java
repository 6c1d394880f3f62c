package org.patchbay.b2bua.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SdpReaderTest {
  private static final String OFFER =
      Texts.lines(
          "v=0",
          "o=alice 2890844526 2890844526 IN IP4 host.example.com",
          "s=-",
          "c=IN IP4 192.0.2.10",
          "t=0 0",
          "a=sendonly",
          "m=audio 49170 RTP/AVP 0 97",
          "b=AS:80",
          "a=rtpmap:97 opus/48000/2",
          "a=fmtp:97 useinbandfec=1",
          "m=video 51372 RTP/AVP 31",
          "c=IN IP6 2001:db8::1",
          "a=rtpmap:31 H261/90000");

  @Test
  void readsWhatItWrote() {
    assertEquals(OFFER, read(OFFER).toString());
  }

  @Test
  void forgivesBareLineFeedsSpacesAndMissingLines() {
    SessionDescription read =
        read("v=0 \no=- 1 1 IN IP4 192.0.2.1\nm=audio 4000  RTP/AVP 0 \nc=in ip4 192.0.2.2\n");
    assertEquals(List.of("0"), read.media().get(0).formats());
    assertEquals(
        Optional.of(new Connection("IP4", "192.0.2.2")), read.connectionOf(read.media().get(0)));
    assertEquals("-", read.name());
  }

  @Test
  void passesOverLinesThatItDoesNotKnow() {
    SessionDescription read =
        read("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ni=hello\r\nx=?\r\nnonsense\r\nk=clear:1\r\n");
    assertTrue(read.media().isEmpty());
  }

  @Test
  void dropsTheTtlOfAConnection() {
    assertEquals(
        Optional.of(new Connection("IP4", "224.2.1.1")),
        read("v=0\no=- 1 1 IN IP4 192.0.2.1\nc=IN IP4 224.2.1.1/127/3\n").connection());
  }

  @Test
  void keepsAnOriginVersionLongerThanAnyNumber() {
    String version = "9".repeat(40);
    assertEquals(version, read("v=0\no=- 1 " + version + " IN IP4 192.0.2.1\n").origin().version());
  }

  @Test
  void refusesWhatHasNoVersionLine() {
    refused("o=- 1 1 IN IP4 192.0.2.1\r\n");
    refused("");
  }

  @Test
  void refusesWhatHasNoOrigin() {
    refused("v=0\r\ns=-\r\n");
  }

  @Test
  void refusesAStreamWithoutAPort() {
    refused("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\nm=audio x RTP/AVP 0\r\n");
    refused("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\nm=audio 70000 RTP/AVP 0\r\n");
    refused("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\nm=audio\r\n");
  }

  @Test
  void refusesMoreThanAStrangerMaySend() {
    String head = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\n";
    refused(head + "a=x\r\n".repeat(2000));
    refused(head + "m=audio 4000 RTP/AVP 0\r\n".repeat(20));
    refused(head + "a=" + "x".repeat(40_000));
    refused(head + "m=audio 4000 RTP/AVP" + " 0".repeat(500));
  }

  private static SessionDescription read(String text) {
    return assertInstanceOf(SdpReading.Read.class, SdpReader.read(text)).description();
  }

  private static void refused(String text) {
    assertInstanceOf(SdpReading.Unreadable.class, SdpReader.read(text));
  }
}
