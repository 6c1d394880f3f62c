package org.patchbay.b2bua.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.b2bua.sdp.Direction;

class ConversationTest {
  private final CallWorld world = new CallWorld();
  private SipText out;
  private String tag;

  @AfterEach
  void close() {
    world.close();
  }

  private void connected() {
    world.invites(CallWorld.OPUS);
    out = world.gets("INVITE");
    world.gives(out.response("200 OK", "callee", CallWorld.PCMA));
    world.gets("ACK");
    tag = CallWorld.tagOf(world.gets("200"));
    world.gives(world.fromCaller("ACK", "ack", 1, tag, ""));
  }

  private static String opus(String direction) {
    return CallWorld.sdp("96", "rtpmap:96 opus/48000/2", direction);
  }

  @Test
  void passesHoldAndResumptionOn() {
    connected();
    world.gives(world.fromCaller("INVITE", "hold", 2, tag, opus("sendonly")));
    SipText hold = world.gets("INVITE sip:callee@192.0.2.20:5070");
    assertTrue(hold.says("sendonly"), hold.text());
    assertTrue(hold.body().contains(" 2 IN IP4 198.51.100.1"), hold.text());
    world.gives(hold.response("200 OK", "callee", CallWorld.sdp("8", "recvonly")));
    world.gets("ACK");
    assertTrue(world.gets("200").says("recvonly"));
    assertEquals(Direction.RECVONLY, world.media.one.orElseThrow().agreed().direction());
    world.gives(world.fromCaller("ACK", "ack2", 2, tag, ""));

    world.gives(world.fromCaller("INVITE", "resume", 3, tag, opus("sendrecv")));
    SipText resume = world.gets("INVITE");
    assertTrue(resume.says("sendrecv"), resume.text());
    world.gives(resume.response("200 OK", "callee", CallWorld.sdp("8", "sendrecv")));
    world.gets("ACK");
    assertTrue(world.gets("200").says("sendrecv"));
    world.gives(world.fromCaller("ACK", "ack3", 3, tag, ""));
    world.getsNothing();
  }

  @Test
  void passesTheCalleesHoldOn() {
    connected();
    world.gives(world.fromCallee("INVITE", "h", 1, out, CallWorld.sdp("8", "inactive")));
    SipText hold = world.gets("INVITE sip:alice@192.0.2.10:5062");
    assertTrue(hold.says("inactive"), hold.text());
    world.gives(hold.response("200 OK", "alice", opus("inactive")));
    world.gets("ACK");
    assertTrue(world.gets("200").says("inactive"));
  }

  @Test
  void takesTheUnspecifiedAddressForHold() {
    connected();
    world.gives(
        world.fromCaller(
            "INVITE",
            "hold",
            2,
            tag,
            opus("sendrecv").replace("c=IN IP4 192.0.2.10", "c=IN IP4 0.0.0.0")));
    assertTrue(world.gets("INVITE").says("sendonly"));
  }

  @Test
  void answersANewAddressWithoutTheOtherParty() {
    connected();
    world.gives(
        world.fromCaller(
            "INVITE", "move", 2, tag, opus("sendrecv").replace("audio 4000", "audio 4444")));
    world.gets("200");
    world.gives(world.fromCaller("ACK", "ack2", 2, tag, ""));
    world.getsNothing();
    assertEquals(4444, bridgedTo(4444));
  }

  private int bridgedTo(int port) {
    return world.media.one.orElseThrow().agreed().port() == port
        ? port
        : world.media.other.orElseThrow().agreed().port();
  }

  @Test
  void answersAnotherConvertibleCodecWithoutTheOtherParty() {
    connected();
    world.gives(world.fromCaller("INVITE", "codec", 2, tag, CallWorld.sdp("0")));
    assertEquals("0", world.gets("200").formats());
    assertEquals("PCMU/8000 PCMA/8000", world.media.codecs());
  }

  @Test
  void refusesACodecThatNobodyCanSpeak() {
    connected();
    world.gives(
        world.fromCaller(
            "INVITE", "codec", 2, tag, CallWorld.sdp("110", "rtpmap:110 speex/16000")));
    world.gets("488");
    world.getsNothing();
  }

  @Test
  void passesARefusalOfHoldBack() {
    connected();
    world.gives(world.fromCaller("INVITE", "hold", 2, tag, opus("sendonly")));
    SipText hold = world.gets("INVITE");
    world.gives(hold.response("488 Not Acceptable Here", "callee", ""));
    world.gets("ACK");
    world.gets("488");
    world.gives(world.fromCaller("ACK", "hold", 2, tag, ""));
    // The version of the refused offer is used up.
    world.gives(world.fromCaller("INVITE", "hold2", 3, tag, opus("sendonly")));
    assertTrue(world.gets("INVITE").body().contains(" 3 IN IP4 198.51.100.1"));
  }

  @Test
  void settlesHoldFromBothSidesAtOnce() {
    connected();
    world.gives(world.fromCaller("INVITE", "hold", 2, tag, opus("sendonly")));
    SipText hold = world.gets("INVITE");
    world.gives(world.fromCallee("INVITE", "h", 1, out, CallWorld.sdp("8", "sendonly")));
    world.gets("491");
    world.gives(world.fromCallee("ACK", "h", 1, out, ""));
    world.gives(hold.response("491 Request Pending", "callee", ""));
    world.gets("ACK");
    world.passes(Duration.ofSeconds(5));
    SipText again = world.gets("INVITE");
    world.gives(again.response("200 OK", "callee", CallWorld.sdp("8", "recvonly")));
    world.gets("ACK");
    assertTrue(world.gets("200").says("recvonly"));
  }

  @Test
  void endsWhenByeCrossesAReinvite() {
    connected();
    world.gives(world.fromCaller("INVITE", "hold", 2, tag, opus("sendonly")));
    world.gets("INVITE");
    world.gives(world.fromCallee("BYE", "bye", 1, out, ""));
    world.gets("200");
    world.gets("487");
    world.gets("BYE sip:alice@192.0.2.10:5062");
    world.gives(world.fromCaller("ACK", "hold", 2, tag, ""));
    world.isIdle();
  }

  @Test
  void answersAReinviteWithoutAnOfferWithOne() {
    connected();
    world.gives(world.fromCaller("INVITE", "empty", 2, tag, ""));
    SipText offer = world.gets("200");
    assertTrue(offer.formats().startsWith("8 96"), offer.formats());
    world.gives(world.fromCaller("ACK", "ack2", 2, tag, CallWorld.sdp("8")));
    assertEquals("PCMA/8000 PCMA/8000", world.media.codecs());
    world.getsNothing();
  }

  @Test
  void hasNoOfferForTheOneWhileTheAnswerOfTheOtherIsToCome() {
    world.invites("");
    out = world.gets("INVITE");
    world.gives(out.response("200 OK", "callee", CallWorld.PCMA));
    world.gets("ACK");
    SipText offer = world.gets("200");
    world.gives(world.fromCallee("INVITE", "empty", 1, out, ""));
    world.gets("491");
    world.gives(world.fromCallee("ACK", "empty", 1, out, ""));
    world.gives(world.fromCaller("ACK", "ack", 1, CallWorld.tagOf(offer), CallWorld.OPUS));
    assertEquals("opus/48000/2 PCMA/8000", world.media.codecs());
    world.gives(world.fromCallee("INVITE", "again", 2, out, ""));
    world.gets("200");
  }

  @Test
  void answersAnUpdateAtOnceAndTellsTheOtherParty() {
    connected();
    world.gives(world.fromCaller("UPDATE", "u", 2, tag, opus("sendonly")));
    assertTrue(world.gets("200").says("recvonly"));
    assertTrue(world.gets("INVITE").says("sendonly"));
  }

  @Test
  void answersInfoAndRefusesWhatItDoesNotKnow() {
    connected();
    world.gives(world.fromCaller("INFO", "i", 2, tag, ""));
    world.gets("200");
    world.gives(world.fromCaller("REFER", "r", 3, tag, ""));
    world.gets("405");
  }
}
