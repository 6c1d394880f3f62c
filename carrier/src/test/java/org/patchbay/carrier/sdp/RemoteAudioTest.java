package org.patchbay.carrier.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.media.endpoint.Direction;

class RemoteAudioTest {
  private static final String BEGIN = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\n";
  private static final String CONNECTION = "c=IN IP4 192.0.2.1\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m=audio",
        "m=audio 4000 RTP/AVP",
        "m=audio x RTP/AVP 0",
        "m=audio 65536 RTP/AVP 0",
        "m=audio 0 RTP/AVP 0",
        "m=audio 4000 RTP/SAVP 0",
        "m=audio 4000 udp 0",
        "m=video 4000 RTP/AVP 0",
        "m=audio 4000 RTP/AVP 128",
        "m=audio 4000 RTP/AVP -1 zero",
        "m=audio 4000 RTP/AVP 0\r\na=rtpmap:0 opus/48000/2",
        "m=audio 4000 RTP/AVP 101\r\na=rtpmap:101 telephone-event/8000",
        "m=audio 4000 RTP/AVP 0\r\nc=IN IP4 host.example.com",
        "m=audio 4000 RTP/AVP 0\r\nc=IN"
      })
  void isNotThereInWhatCannotBeSpoken(String stream) {
    assertTrue(RemoteAudio.in(BEGIN + CONNECTION + stream + "\r\n").isEmpty());
  }

  @Test
  void isNotThereWithoutAnAddress() {
    assertTrue(RemoteAudio.in(BEGIN + "m=audio 4000 RTP/AVP 0\r\n").isEmpty());
  }

  @Test
  void isNotThereAmongTooManyStreams() {
    String streams = "m=audio 4000 RTP/AVP 0\r\n".repeat(17);
    assertTrue(RemoteAudio.in(BEGIN + CONNECTION + streams).isEmpty());
  }

  @Test
  void isTheFirstThatCanBeSpoken() {
    RemoteAudio audio =
        RemoteAudio.in(
                BEGIN
                    + CONNECTION
                    + "m=audio 4000 RTP/SAVP 0\r\n"
                    + "m=audio 4002 RTP/AVP 3 8 0 101\n"
                    + "c=IN IP6 2001:db8::1\n"
                    + "a=rtpmap:101 telephone-event/8000\n"
                    + "a=recvonly\n")
            .orElseThrow();
    assertEquals(1, audio.index());
    assertEquals(
        List.of("PCMA", "PCMU", "telephone-event"),
        audio.formats().stream().map(f -> f.encoding()).toList());
    assertEquals(
        List.of("PCMA", "telephone-event"),
        audio.chosen().stream().map(f -> f.encoding()).toList());
    assertEquals(Optional.of(new InetSocketAddress("2001:db8::1", 4002)), audio.rtp());
    assertEquals(Direction.SENDONLY, audio.direction());
    assertFalse(audio.rtcpMux());
  }

  @Test
  void takesTheDirectionOfTheWholeDescription() {
    String text = BEGIN + CONNECTION + "a=inactive\r\nm=audio 4000 RTP/AVP 0\r\n";
    assertEquals(Direction.INACTIVE, RemoteAudio.in(text).orElseThrow().direction());
  }
}
