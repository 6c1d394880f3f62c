package org.patchbay.b2bua.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallTest {
  private final CallWorld world = new CallWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void connectsAnOpusCallerToAG711TrunkAndEndsWithTheCaller() {
    world.invites(CallWorld.OPUS);
    SipText out = world.gets("INVITE sip:+12065550100@sbc1.example.net");
    assertEquals("8 0 101", out.formats());
    world.gives(out.response("100 Trying", "callee", ""));
    world.gives(out.response("180 Ringing", "callee", ""));
    world.gets("180");
    world.gives(out.response("200 OK", "callee", CallWorld.PCMA));
    world.gets("ACK sip:callee@192.0.2.20:5070");
    SipText answer = world.gets("200");
    assertEquals("96 97", answer.formats());
    assertEquals("opus/48000/2 PCMA/8000", world.media.codecs());
    String tag = CallWorld.tagOf(answer);
    world.gives(world.fromCaller("ACK", "ack", 1, tag, ""));
    world.gives(world.fromCaller("BYE", "bye", 2, tag, ""));
    world.gets("200");
    SipText bye = world.gets("BYE sip:callee@192.0.2.20:5070");
    world.gives(bye.response("200 OK", "callee", ""));
    world.isIdle();
  }

  @Test
  void showsNeitherPartyAnythingOfTheOther() {
    world.invites(CallWorld.OPUS);
    String out = world.gets("INVITE").text();
    for (String secret :
        List.of("alice", "192.0.2.10", "AliceSoft", "proxy.example.com", "z9hG4bKa\r")) {
      assertFalse(out.contains(secret), secret + " in " + out);
    }
    assertTrue(out.contains("P-Asserted-Identity: <sip:+14255550100@198.51.100.1>"), out);
    assertTrue(out.contains("Max-Forwards: 68"), out);
    assertTrue(out.contains("Route: <sip:trunk.sbc1@hop.invalid;lr>"), out);
    world.gives(new SipText(out).response("200 OK", "callee", CallWorld.PCMA));
    world.gets("ACK");
    String answer = world.gets("200").text();
    for (String secret : List.of("callee", "192.0.2.20", "sbc1", "+14255550100")) {
      assertFalse(answer.contains(secret), secret + " in " + answer);
    }
  }

  @Test
  void endsWithTheCallee() {
    SipText out = world.connected();
    world.gives(world.fromCallee("BYE", "calleebye", 1, out, ""));
    world.gets("200");
    SipText bye = world.gets("BYE sip:alice@192.0.2.10:5062");
    world.gives(bye.response("200 OK", "alice", ""));
    world.isIdle();
  }

  @Test
  void passesEarlyMediaOnAndKeepsToItsAnswer() {
    world.invites(CallWorld.OPUS);
    SipText out = world.gets("INVITE");
    world.gives(out.response("183 Session Progress", "callee", CallWorld.PCMA));
    SipText progress = world.gets("183");
    assertEquals("96 97", progress.formats());
    assertEquals("opus/48000/2 PCMA/8000", world.media.codecs());
    world.gives(out.response("200 OK", "callee", ""));
    world.gets("ACK");
    assertEquals(progress.body(), world.gets("200").body());
  }

  @Test
  void joinsTheDialogThatAnswersThoughAnotherHadEarlyMedia() {
    world.invites(CallWorld.OPUS);
    SipText out = world.gets("INVITE");
    world.gives(out.response("183 Session Progress", "one", CallWorld.PCMA));
    SipText progress = world.gets("183");
    world.gives(out.response("200 OK", "two", CallWorld.sdp("0")));
    world.gets("ACK");
    assertEquals(progress.body(), world.gets("200").body());
    assertEquals("opus/48000/2 PCMU/8000", world.media.codecs());
  }

  @Test
  void cancelsTheCalleeWithTheCaller() {
    world.invites(CallWorld.OPUS);
    SipText out = world.gets("INVITE");
    world.gives(out.response("180 Ringing", "callee", ""));
    world.gets("180");
    world.gives(world.fromCaller("CANCEL", "a", 1, "", ""));
    world.gets("200");
    world.gets("487");
    SipText cancel = world.gets("CANCEL");
    world.gives(cancel.response("200 OK", "callee", ""));
    world.gives(out.response("487 Request Terminated", "callee", ""));
    world.gets("ACK");
    world.gives(world.fromCaller("ACK", "a", 1, ";tag=x", ""));
    world.isIdle();
  }

  @Test
  void hangsUpWhenAPartyFallsSilent() {
    world.invites(CallWorld.OPUS);
    world.media.silent.run();
    SipText out = world.gets("INVITE");
    world.gives(out.response("200 OK", "callee", CallWorld.PCMA));
    world.gets("ACK");
    SipText answer = world.gets("200");
    world.gives(world.fromCaller("ACK", "ack", 1, CallWorld.tagOf(answer), ""));
    world.media.silent.run();
    assertTrue(world.gets("BYE").header("Reason").contains("no media"));
    world.gets("BYE");
    world.isIdle();
  }

  @Test
  void endsACalleeWhoseAnswerIsUseless() {
    world.invites(CallWorld.OPUS);
    SipText out = world.gets("INVITE");
    world.gives(out.response("200 OK", "callee", CallWorld.sdp("18")));
    world.gets("ACK");
    world.gets("488");
    world.gets("BYE");
    world.gives(world.fromCaller("ACK", "a", 1, ";tag=x", ""));
    world.isIdle();
  }

  @Test
  void doesNotRingForever() {
    world.invites(CallWorld.OPUS);
    SipText out = world.gets("INVITE");
    world.gives(out.response("180 Ringing", "callee", ""));
    world.gets("180");
    world.passes(Duration.ofSeconds(199));
    world.getsNothing();
    world.passes(Duration.ofSeconds(1));
    world.gets("480");
    world.gets("CANCEL");
  }

  @Test
  void endsTheCalleeWhoseAnswerCrossedTheCancel() {
    world.invites(CallWorld.OPUS);
    SipText out = world.gets("INVITE");
    world.gives(out.response("180 Ringing", "callee", ""));
    world.gets("180");
    world.gives(world.fromCaller("CANCEL", "a", 1, "", ""));
    world.gets("200");
    world.gets("487");
    world.gets("CANCEL");
    world.gives(out.response("200 OK", "callee", CallWorld.PCMA));
    world.gets("ACK");
    SipText bye = world.gets("BYE");
    world.gives(bye.response("200 OK", "callee", ""));
    world.isIdle();
  }

  @Test
  void repeatsTheAnswerUntilTheAckAndHangsUpWithoutOne() {
    world.invites(CallWorld.OPUS);
    SipText out = world.gets("INVITE");
    world.gives(out.response("200 OK", "callee", CallWorld.PCMA));
    world.gets("ACK");
    world.gets("200");
    world.passes(Duration.ofMillis(1500));
    world.gets("200");
    world.gets("200");
    world.passes(Duration.ofSeconds(31));
    for (int i = 0; i < 8; i++) {
      world.gets("200");
    }
    world.gets("BYE");
    world.gets("BYE");
    world.getsNothing();
    world.isIdle();
  }

  @Test
  void refusesAnOfferThatNoTargetCanUse() {
    world.invites(CallWorld.sdp("110", "rtpmap:110 speex/16000"));
    SipText refusal = world.gets("488");
    assertTrue(refusal.header("Warning").contains("shares no codec"), refusal.text());
    world.isIdle();
  }

  @Test
  void relaysACodecThatItDoesNotKnow() {
    world.targets = List.of(CallWorld.target("user", CallWorld.ANY));
    world.invites(CallWorld.sdp("110", "rtpmap:110 speex/16000"));
    SipText out = world.gets("INVITE");
    world.gives(out.response("200 OK", "callee", CallWorld.sdp("110", "rtpmap:110 speex/16000")));
    world.gets("ACK");
    world.gets("200");
    assertEquals("speex/16000 speex/16000", world.media.codecs());
  }

  @Test
  void offersTheTrunkOurCodecsWhenTheCallerDelaysItsOffer() {
    world.invites("");
    SipText out = world.gets("INVITE");
    assertEquals("8 0 101", out.formats());
    world.gives(out.response("200 OK", "callee", CallWorld.PCMA));
    world.gets("ACK");
    SipText offer = world.gets("200");
    assertEquals("8 96 0 101 100", offer.formats());
    world.gives(
        world.fromCaller(
            "ACK",
            "ack",
            1,
            CallWorld.tagOf(offer),
            CallWorld.sdp("96", "rtpmap:96 opus/48000/2")));
    assertEquals("opus/48000/2 PCMA/8000", world.media.codecs());
    world.getsNothing();
  }

  @Test
  void endsACallWhoseDelayedAnswerIsUseless() {
    world.invites("");
    SipText out = world.gets("INVITE");
    world.gives(out.response("200 OK", "callee", CallWorld.PCMA));
    world.gets("ACK");
    SipText offer = world.gets("200");
    world.gives(world.fromCaller("ACK", "ack", 1, CallWorld.tagOf(offer), CallWorld.sdp("18")));
    world.gets("BYE");
    world.gets("BYE");
    world.isIdle();
  }

  @Test
  void goesOnWithoutMediaIfACallerGivesNoDelayedAnswer() {
    world.invites("");
    SipText out = world.gets("INVITE");
    world.gives(out.response("200 OK", "callee", CallWorld.PCMA));
    world.gets("ACK");
    SipText offer = world.gets("200");
    world.gives(world.fromCaller("ACK", "ack", 1, CallWorld.tagOf(offer), ""));
    world.getsNothing();
    assertEquals(1, world.directory.calls());
  }

  @Test
  void tellsTheCallerOfNoMediaIfTheCalleeGivesNoAnswer() {
    world.invites(CallWorld.OPUS);
    world.gives(world.gets("INVITE").response("200 OK", "callee", ""));
    world.gets("ACK");
    SipText answer = world.gets("200");
    assertTrue(answer.body().contains("a=inactive"), answer.text());
    world.gives(world.fromCaller("ACK", "ack", 1, CallWorld.tagOf(answer), ""));
    world.gives(world.fromCaller("BYE", "bye", 2, CallWorld.tagOf(answer), ""));
    world.gets("200");
    world.gives(world.gets("BYE").response("200 OK", "callee", ""));
    world.isIdle();
  }

  @Test
  void refusesWithoutRingingWhenNoPortIsLeft() {
    world.media.exhausted = true;
    world.invites(CallWorld.OPUS);
    world.gets("503");
    world.isIdle();
  }

  @Test
  void refusesWhatItCannotServe() {
    SipText invite = world.fromCaller("INVITE", "a", 1, "", CallWorld.OPUS);
    world.gives(new SipText(invite.text().replace("Max-Forwards: 69", "Max-Forwards: 0")));
    world.gets("483");
    world.gives(
        new SipText(
            invite
                .text()
                .replace("bKa", "bKb")
                .replace("User-Agent: AliceSoft", "Require: 100rel")));
    assertEquals("100rel", world.gets("420").header("Unsupported"));
    world.gives(
        new SipText(invite.text().replace("bKa", "bKc").replace("application/sdp", "text/plain")));
    world.gets("415");
    world.gives(new SipText(invite.text().replace("bKa", "bKd").replace("v=0", "v=1")));
    world.gets("488");
    world.gives(new SipText(invite.text().replace("bKa", "bKe").replace(";tag=alice", "")));
    world.gets("400");
    world.isIdle();
  }

  @Test
  void detectsAForkThatMetHere() {
    world.invites(CallWorld.OPUS);
    world.gets("INVITE");
    world.gives(world.fromCaller("INVITE", "other", 1, "", CallWorld.OPUS));
    world.gets("482");
  }

  @Test
  void knowsNothingOfAForeignDialog() {
    world.gives(world.fromCaller("BYE", "bye", 2, ";tag=unknown", ""));
    world.gets("481");
    world.connected();
    world.gives(world.fromCaller("BYE", "bye2", 2, ";tag=unknown", ""));
    world.gets("481");
  }

  @Test
  void answersOptionsOfTheHop() {
    world.gives(world.fromCaller("OPTIONS", "o", 1, "", ""));
    world.gets("200");
  }

  @Test
  void answersWhatTheCalleeAsksWhileItRings() {
    world.invites(CallWorld.OPUS);
    SipText out = world.gets("INVITE");
    world.gives(out.response("180 Ringing", "callee", ""));
    world.gets("180");
    world.gives(world.fromCallee("OPTIONS", "o", 1, out, ""));
    world.gets("200");
  }

  @Test
  void knowsNoDialogAnyMoreWhileItHangsUp() {
    SipText out = world.connected();
    world.directory.stop();
    SipText bye = world.gets("BYE");
    world.gets("BYE");
    world.gives(world.fromCallee("OPTIONS", "o", 1, out, ""));
    world.gets("481");
    world.gives(
        world.fromCaller("INFO", "i", 2, ";tag=" + bye.header("From").split("tag=")[1], ""));
    world.gets("481");
    world.isIdle();
  }

  @Test
  void hangsUpEveryCallWhenTheServerStops() {
    world.connected();
    world.directory.stop();
    assertTrue(world.gets("BYE").header("Reason").contains("the server stops"));
    world.gets("BYE");
    world.isIdle();
  }

  @Test
  void takesNoCallWhenTheServerStops() {
    world.directory.stop();
    world.invites(CallWorld.OPUS);
    world.gets("503");
  }

  @Test
  void refusesMoreCallsThanItMayHave() {
    for (int i = 0; i < 10; i++) {
      world.gives(
          new SipText(
              world
                  .fromCaller("INVITE", "n" + i, 1, "", CallWorld.OPUS)
                  .text()
                  .replace("alice-call", "call" + i)));
      world.gets("INVITE");
    }
    world.invites(CallWorld.OPUS);
    assertEquals("5", world.gets("503").header("Retry-After"));
  }
}
