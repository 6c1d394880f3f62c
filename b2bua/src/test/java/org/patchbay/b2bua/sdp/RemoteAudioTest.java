package org.patchbay.b2bua.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteAudioTest {

  @Test
  void knowsTheStaticPayloadTypesWithoutAMapping() {
    RemoteAudio audio = Texts.audio(Texts.party("0 8 9 18"));
    assertEquals(
        List.of(RtpCodec.PCMU, RtpCodec.PCMA, RtpCodec.G722, new RtpCodec("g729", 8000, 1)),
        audio.audio().stream().map(PayloadFormat::codec).toList());
  }

  @Test
  void believesAMappingBeforeTheStaticTable() {
    RemoteAudio audio = Texts.audio(Texts.party("0", "rtpmap:0 PCMA/8000"));
    assertEquals(RtpCodec.PCMA, audio.audio().get(0).codec());
  }

  @Test
  void readsOpusHoweverItsChannelsAreWritten() {
    RemoteAudio audio =
        Texts.audio(Texts.party("96 97", "rtpmap:96 OPUS/48000", "rtpmap:97 opus/48000/1"));
    assertEquals(
        List.of(RtpCodec.OPUS, RtpCodec.OPUS),
        audio.audio().stream().map(PayloadFormat::codec).toList());
  }

  @Test
  void findsEventsByTheirClockRate() {
    RemoteAudio audio =
        Texts.audio(
            Texts.party(
                "96 97 98",
                "rtpmap:96 opus/48000/2",
                "rtpmap:97 telephone-event/8000",
                "rtpmap:98 telephone-event/48000"));
    assertEquals(97, audio.events(8000).orElseThrow().payloadType());
    assertEquals(98, audio.events(48_000).orElseThrow().payloadType());
    assertEquals(1, audio.audio().size());
  }

  @Test
  void leavesOutDynamicTypesWithoutAMapping() {
    assertEquals(1, Texts.audio(Texts.party("99 0")).formats().size());
  }

  @Test
  void takesTheStreamsOwnDirectionBeforeTheSessions() {
    SessionDescription sdp =
        Texts.sdp(
            "v=0",
            "o=- 1 1 IN IP4 192.0.2.1",
            "c=IN IP4 192.0.2.1",
            "a=sendonly",
            "m=audio 4000 RTP/AVP 0",
            "a=recvonly");
    assertEquals(Direction.RECVONLY, Texts.audio(sdp).direction());
  }

  @Test
  void takesTheUnspecifiedAddressForHold() {
    SessionDescription sdp =
        Texts.sdp("v=0", "o=- 1 1 IN IP4 192.0.2.1", "c=IN IP4 0.0.0.0", "m=audio 4000 RTP/AVP 0");
    assertEquals(Direction.SENDONLY, Texts.audio(sdp).direction());
  }

  @Test
  void passesOverRefusedAndForeignStreams() {
    SessionDescription sdp =
        Texts.sdp(
            "v=0",
            "o=- 1 1 IN IP4 192.0.2.1",
            "c=IN IP4 192.0.2.1",
            "m=audio 0 RTP/AVP 0",
            "m=video 4000 RTP/AVP 31",
            "m=audio 4002 RTP/SAVP 0",
            "m=audio 4004 RTP/AVPF 0");
    assertEquals(3, Texts.audio(sdp).index());
  }

  @Test
  void takesTheAddressOfTheOriginWhereThereIsNoOther() {
    SessionDescription sdp = Texts.sdp("v=0", "o=- 1 1 IN IP4 192.0.2.1", "m=audio 4000 RTP/AVP 0");
    assertEquals(new Connection("IP4", "192.0.2.1"), Texts.audio(sdp).address());
  }

  @Test
  void readsThePortOfRtcp() {
    assertEquals(4001, Texts.audio(Texts.party("0")).rtcpPort());
    assertEquals(5555, Texts.audio(Texts.party("0", "rtcp:5555 IN IP4 192.0.2.9")).rtcpPort());
  }

  @Test
  void readsThePacketTime() {
    assertEquals(Optional.of(30), Texts.audio(Texts.party("0", "ptime:30")).packetTime());
    assertEquals(Optional.empty(), Texts.audio(Texts.party("0", "ptime:x")).packetTime());
  }
}
