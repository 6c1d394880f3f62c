package org.patchbay.b2bua.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final SessionDescription OPUS_AND_VIDEO =
      Texts.sdp(
          "v=0",
          "o=- 1 1 IN IP4 192.0.2.10",
          "c=IN IP4 192.0.2.10",
          "m=audio 4000 RTP/AVP 96 97 98",
          "a=rtpmap:96 opus/48000/2",
          "a=rtpmap:97 telephone-event/8000",
          "a=rtpmap:98 telephone-event/48000",
          "m=video 4002 RTP/AVP 31");

  @Test
  void answersWithOneCodecItsEventsAndEveryOtherStreamRefused() {
    RemoteAudio audio = Texts.audio(OPUS_AND_VIDEO);
    Answer answer =
        Answer.to(OPUS_AND_VIDEO, audio, audio.audio().get(0), Direction.SENDRECV, Texts.ours());
    assertEquals(
        Texts.lines(
            "v=0",
            "o=patchbay 7 1 IN IP4 198.51.100.1",
            "s=-",
            "c=IN IP4 198.51.100.1",
            "t=0 0",
            "m=audio 30000 RTP/AVP 96 98",
            "a=rtpmap:96 opus/48000/2",
            "a=rtpmap:98 telephone-event/48000",
            "a=fmtp:98 0-15",
            "a=sendrecv",
            "m=video 0 RTP/AVP 31"),
        answer.description().toString());
  }

  @Test
  void answersHoldWithItsReverse() {
    SessionDescription offer = Texts.party("0", "sendonly");
    assertEquals(Direction.RECVONLY, answerTo(offer, Direction.SENDRECV).audio().direction());
    assertEquals(Direction.INACTIVE, answerTo(offer, Direction.SENDONLY).audio().direction());
  }

  @Test
  void answersAnUnspecifiedAddressAsHold() {
    SessionDescription offer =
        Texts.sdp(
            "v=0",
            "o=- 1 1 IN IP4 192.0.2.1",
            "c=IN IP4 0.0.0.0",
            "m=audio 4000 RTP/AVP 0",
            "a=inactive");
    Answer answer = answerTo(offer, Direction.SENDRECV);
    assertEquals(Direction.INACTIVE, answer.audio().direction());
    assertTrue(answer.description().media().get(0).has("inactive"));
  }

  @Test
  void fallsBackToEventsAt8000BesideOpus() {
    SessionDescription offer =
        Texts.party("96 97", "rtpmap:96 opus/48000/2", "rtpmap:97 telephone-event/8000");
    assertEquals(97, answerTo(offer, Direction.SENDRECV).audio().send().get(1).payloadType());
  }

  @Test
  void hasNoEventsWhereTheOfferHasNone() {
    assertEquals(1, answerTo(Texts.party("0"), Direction.SENDRECV).audio().send().size());
  }

  @Test
  void readsAnAnswersOwnPayloadTypes() {
    SessionDescription offer = Texts.offered(opus(), Texts.ANY);
    AgreedAudio agreed =
        Texts.agreed(
            offer,
            Texts.party("111 110", "rtpmap:111 opus/48000/2", "rtpmap:110 telephone-event/48000"));
    assertEquals(111, agreed.audio().get(0).payloadType());
    assertEquals(110, agreed.events(RtpCodec.OPUS).orElseThrow().payloadType());
    assertEquals(
        List.of(96, 100), agreed.receive().stream().map(PayloadFormat::payloadType).toList());
  }

  @Test
  void readsTheDirectionOfAnAnswerFromOurSide() {
    SessionDescription offer = Texts.offered(Texts.party("0"), Texts.TRUNK);
    assertEquals(Direction.SENDONLY, Texts.agreed(offer, Texts.party("0", "recvonly")).direction());
    assertEquals(Direction.RECVONLY, Texts.agreed(offer, Texts.party("0", "sendonly")).direction());
  }

  @Test
  void doesNotSendMoreThanWasOffered() {
    SessionDescription offer = Texts.offered(Texts.party("0", "recvonly"), Texts.TRUNK);
    assertEquals(Direction.RECVONLY, Texts.agreed(offer, Texts.party("0")).direction());
  }

  @Test
  void findsAnAnswerUseless() {
    SessionDescription offer = Texts.offered(Texts.party("0"), Texts.TRUNK);
    useless(offer, Texts.party("18"));
    useless(offer, Texts.sdp("v=0", "o=- 1 1 IN IP4 192.0.2.1"));
    useless(
        offer,
        Texts.sdp("v=0", "o=- 1 1 IN IP4 192.0.2.1", "c=IN IP4 192.0.2.1", "m=audio 0 RTP/AVP 0"));
  }

  @Test
  void takesG711ThatWasNotOffered() {
    SessionDescription offer = Texts.offered(Texts.party("8"), Texts.TRUNK);
    AnswerToOurs.Agreed agreed =
        assertInstanceOf(AnswerToOurs.Agreed.class, AnswerToOurs.read(offer, Texts.party("0")));
    assertEquals(RtpCodec.PCMU, agreed.audio().audio().get(0).codec());
    assertEquals(agreed.audio().send(), agreed.audio().receive());
  }

  private static Answer answerTo(SessionDescription offer, Direction direction) {
    RemoteAudio audio = Texts.audio(offer);
    return Answer.to(offer, audio, audio.audio().get(0), direction, Texts.ours());
  }

  private static SessionDescription opus() {
    return Texts.party("96", "rtpmap:96 opus/48000/2");
  }

  private static void useless(SessionDescription offer, SessionDescription answer) {
    assertInstanceOf(AnswerToOurs.Useless.class, AnswerToOurs.read(offer, answer));
  }

  @Test
  void prefersTheCodecOfTheSideThatAnswered() {
    AgreedAudio callee = calleeOf(Texts.party("0 8"), Texts.party("8 0"));
    CodecPair pair =
        CodecPair.choose(callee, Texts.audio(Texts.party("0 8")), Texts.ANY).orElseThrow();
    assertEquals(RtpCodec.PCMA, pair.answered().codec());
    assertTrue(pair.relays());
  }

  @Test
  void convertsWhatTheCallerDoesNotShare() {
    AgreedAudio callee = calleeOf(opus(), Texts.party("8"));
    CodecPair pair = CodecPair.choose(callee, Texts.audio(opus()), Texts.ANY).orElseThrow();
    assertEquals(RtpCodec.OPUS, pair.offered().codec());
    assertFalse(pair.relays());
  }

  @Test
  void relaysAnUnknownCodecWithTheParametersOfTheAnswer() {
    SessionDescription caller = Texts.party("110", "rtpmap:110 AMR/8000", "fmtp:110 mode-set=7");
    AgreedAudio callee =
        calleeOf(caller, Texts.party("112", "rtpmap:112 AMR/8000", "fmtp:112 mode-set=7;crc=0"));
    CodecPair pair = CodecPair.choose(callee, Texts.audio(caller), Texts.ANY).orElseThrow();
    assertEquals(112, pair.answered().payloadType());
    assertEquals(110, pair.offered().payloadType());
    assertEquals(Optional.of("mode-set=7;crc=0"), pair.offered().parameters());
  }

  @Test
  void findsNoPairWhereNothingIsSharedOrConvertible() {
    AgreedAudio callee = calleeOf(Texts.party("0"), Texts.party("0"));
    assertTrue(
        CodecPair.choose(callee, Texts.audio(Texts.party("110", "rtpmap:110 AMR/8000")), Texts.ANY)
            .isEmpty());
  }

  @Test
  void doesNotSpeakToATrunkInACodecOutsideItsList() {
    AgreedAudio user = calleeOf(Texts.party("9 0"), Texts.party("9"));
    assertTrue(CodecPair.choose(user, Texts.audio(Texts.party("9")), Texts.TRUNK).isEmpty());
  }

  private static AgreedAudio calleeOf(SessionDescription caller, SessionDescription answer) {
    return Texts.agreed(Texts.offered(caller, Texts.ANY), answer);
  }
}
