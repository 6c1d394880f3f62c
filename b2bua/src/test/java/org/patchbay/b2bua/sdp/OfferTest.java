package org.patchbay.b2bua.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfferTest {
  private static final SessionDescription OPUS_ALONE =
      Texts.party(
          "96 101",
          "rtpmap:96 opus/48000/2",
          "fmtp:96 useinbandfec=1",
          "rtpmap:101 telephone-event/48000",
          "ptime:20",
          "candidate:1 1 UDP 2130706431 192.0.2.10 4000 typ host");

  @Test
  void offersATrunkItsCodecsInItsOrderAndNothingOfTheCallers() {
    assertEquals(
        Texts.lines(
            "v=0",
            "o=patchbay 7 1 IN IP4 198.51.100.1",
            "s=-",
            "c=IN IP4 198.51.100.1",
            "t=0 0",
            "m=audio 30000 RTP/AVP 8 0 101",
            "a=rtpmap:8 PCMA/8000",
            "a=rtpmap:0 PCMU/8000",
            "a=rtpmap:101 telephone-event/8000",
            "a=fmtp:101 0-15",
            "a=ptime:20",
            "a=sendrecv"),
        Texts.offered(OPUS_ALONE, Texts.TRUNK).toString());
  }

  @Test
  void offersAUserTheCallersCodecsThenOurs() {
    assertEquals(
        Texts.lines(
            "v=0",
            "o=patchbay 7 1 IN IP4 198.51.100.1",
            "s=-",
            "c=IN IP4 198.51.100.1",
            "t=0 0",
            "m=audio 30000 RTP/AVP 96 0 8 101 97",
            "a=rtpmap:96 opus/48000/2",
            "a=fmtp:96 useinbandfec=1",
            "a=rtpmap:0 PCMU/8000",
            "a=rtpmap:8 PCMA/8000",
            "a=rtpmap:101 telephone-event/48000",
            "a=fmtp:101 0-15",
            "a=rtpmap:97 telephone-event/8000",
            "a=fmtp:97 0-15",
            "a=ptime:20",
            "a=sendrecv"),
        Texts.offered(OPUS_ALONE, Texts.ANY).toString());
  }

  @Test
  void passesOnACodecThatThisServerDoesNotKnow() {
    SessionDescription offer =
        Texts.offered(
            Texts.party("110", "rtpmap:110 speex/16000", "fmtp:110 mode=\"1,any\""), Texts.ANY);
    assertEquals(Optional.of("110 100"), Texts.formats(offer));
    assertEquals(Optional.of("110 mode=\"1,any\""), offer.media().get(0).value("fmtp"));
  }

  @Test
  void hasNothingToOfferATrunkThatSharesNoCodec() {
    assertTrue(
        Offer.following(
                Texts.audio(Texts.party("110", "rtpmap:110 speex/16000")),
                Texts.TRUNK,
                Texts.ours())
            .isEmpty());
  }

  @Test
  void offersATrunkNoCodecThatOnlyTheCallerHas() {
    SessionDescription caller = Texts.party("18 0");
    assertEquals(Optional.of("8 0 101"), Texts.formats(Texts.offered(caller, Texts.TRUNK)));
  }

  @Test
  void offersWhatItCannotConvertOnlyIfTheCallerHasIt() {
    CodecPolicy policy = CodecPolicy.only(List.of(RtpCodec.G722, RtpCodec.PCMA), Texts.CONVERTIBLE);
    assertEquals(Optional.of("8 101"), Texts.formats(Texts.offered(Texts.party("0"), policy)));
    assertEquals(Optional.of("9 8 101"), Texts.formats(Texts.offered(Texts.party("0 9"), policy)));
  }

  @Test
  void leavesOutComfortNoiseAndRedundancy() {
    SessionDescription caller = Texts.party("63 0 13", "rtpmap:63 red/8000");
    assertEquals(Optional.of("0 8 101"), Texts.formats(Texts.offered(caller, g711())));
  }

  @Test
  void passesHoldOn() {
    SessionDescription offer = Texts.offered(Texts.party("0", "sendonly"), Texts.TRUNK);
    assertTrue(offer.media().get(0).has("sendonly"));
    assertFalse(offer.media().get(0).has("sendrecv"));
  }

  @Test
  void keepsPayloadTypesThroughoutASession() {
    SessionDescription first = Texts.offered(OPUS_ALONE, Texts.ANY);
    SessionDescription second =
        Offer.following(
                Texts.audio(
                    Texts.party("120 96", "rtpmap:120 opus/48000/2", "rtpmap:96 speex/16000")),
                Texts.ANY,
                Texts.ours().told(first))
            .orElseThrow();
    // Opus was 96 with this party, and 96 must not become Speex.
    assertEquals(Optional.of("96 98 0 8 101 100 97"), Texts.formats(second));
  }

  @Test
  void raisesTheVersionOnlyWithAChange() {
    SessionDescription first = Texts.offered(OPUS_ALONE, Texts.TRUNK);
    LocalSession session = Texts.ours().told(first);
    assertSame(first, Offer.following(Texts.audio(OPUS_ALONE), Texts.TRUNK, session).orElseThrow());
    SessionDescription held = Offer.again(Direction.SENDONLY, session);
    assertEquals("2", held.origin().version());
    assertEquals("7", held.origin().sessionId());
    assertEquals("3", Offer.again(Direction.SENDRECV, session.told(held)).origin().version());
  }

  @Test
  void keepsTheStreamsOfADescriptionBefore() {
    SessionDescription offer =
        Texts.sdp(
            "v=0",
            "o=- 1 1 IN IP4 192.0.2.10",
            "c=IN IP4 192.0.2.10",
            "m=video 4000 RTP/AVP 31",
            "m=audio 4002 RTP/AVP 0",
            "m=image 4004 udptl t38");
    RemoteAudio audio = Texts.audio(offer);
    Answer answer = Answer.to(offer, audio, audio.audio().get(0), Direction.SENDRECV, Texts.ours());
    SessionDescription reoffer =
        Offer.following(
                Texts.audio(Texts.party("0")), g711(), Texts.ours().told(answer.description()))
            .orElseThrow();
    assertEquals(
        List.of("video 0", "audio 30000", "image 0"),
        reoffer.media().stream().map(m -> m.media() + " " + m.port()).toList());
  }

  @Test
  void offersAllOfOursWhenTheCallerOfferedNothing() {
    assertEquals(
        Optional.of("96 0 8 100 101"),
        Texts.formats(Offer.ofOurs(Texts.ANY, Direction.SENDRECV, Texts.ours())));
    assertEquals(
        Optional.of("8 0 101"),
        Texts.formats(Offer.ofOurs(Texts.TRUNK, Direction.SENDRECV, Texts.ours())));
  }

  private static CodecPolicy g711() {
    return CodecPolicy.any(List.of(RtpCodec.PCMU, RtpCodec.PCMA));
  }
}
