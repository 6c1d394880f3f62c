package org.patchbay.b2bua.call;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.patchbay.testkit.sim.Timeline;

/**
 * One end of a call that does everything at random times: rings, answers, refuses, holds, hangs up,
 * gives up; and on whose way every fifth 2xx and ACK is lost.
 */
final class RandomPeer {
  private final Timeline timeline;
  private final SplittableRandom random;
  private final CallWorld world;
  private final String name;
  private final boolean caller;
  private SipText invite;
  private String remote = "";
  private String local = "";
  private String target = "sip:+12065550100@example.com";
  private int cseq = 1;
  private int branches;
  private boolean established;
  boolean answered;
  boolean acknowledged;
  boolean over;

  RandomPeer(CallWorld world, SplittableRandom random, String name, boolean caller) {
    this.world = world;
    this.timeline = world.timeline;
    this.random = random;
    this.name = name;
    this.caller = caller;
  }

  void calls() {
    invite = world.fromCaller("INVITE", name, 1, "", CallWorld.OPUS);
    local = invite.header("From");
    world.hands(invite);
    if (random.nextInt(3) == 0) {
      later(4000, this::givesUp);
    }
  }

  private void givesUp() {
    if (!answered && !over) {
      world.hands(world.fromCaller("CANCEL", name, 1, "", ""));
    }
  }

  /** A message of the B2BUA arrives, or does not. */
  void hears(SipText message) {
    boolean endToEnd = message.is("ACK") || message.is("200");
    if (endToEnd && random.nextInt(5) == 0) {
      return; // all else is sent again by the proxy's transactions
    }
    later(80, () -> heard(message));
  }

  private void heard(SipText message) {
    if (message.first().startsWith("SIP/2.0")) {
      response(message, Integer.parseInt(message.first().substring(8, 11)));
    } else if (message.is("INVITE")) {
      invited(message);
    } else if (message.is("ACK")) {
      acknowledged = true;
    } else if (message.is("CANCEL")) {
      send(message.response("200 OK", name, ""));
      if (!answered && !over) {
        over = true;
        send(invite.response("487 Request Terminated", name, ""));
      }
    } else if (message.is("BYE")) {
      over = true;
      send(message.response("200 OK", name, ""));
    }
  }

  private void response(SipText response, int status) {
    boolean toInvite = response.header("CSeq").endsWith("INVITE");
    if (!toInvite || status < 200) {
      return;
    }
    boolean first = response.header("CSeq").equals("1 INVITE") && caller;
    if (status >= 300) {
      over |= first;
      request("ACK", response.header("CSeq"), response.header("Via"), "");
      return;
    }
    if (first) {
      remote = response.header("To");
      target = response.header("Contact").replaceAll("[<>]", "");
      answered = true;
      acknowledged = true;
    }
    request("ACK", response.header("CSeq"), "", "");
    if (first && !established) {
      talks();
    }
  }

  private void invited(SipText message) {
    if (message.header("To").contains("tag=")) {
      if (over) {
        send(message.response("481 Call/Transaction Does Not Exist", name, ""));
      } else if (random.nextInt(4) == 0) {
        send(message.response("491 Request Pending", name, ""));
      } else {
        acknowledged = false;
        repeats(message.response("200 OK", name, sdp()), 0);
      }
      return;
    }
    if (invite != null) {
      return; // once more the same
    }
    invite = message;
    local = message.header("To") + ";tag=" + name;
    remote = message.header("From");
    target = message.header("Contact").replaceAll("[<>]", "");
    if (random.nextInt(6) > 0) {
      later(1000, () -> send(invite.response("180 Ringing", name, "")));
    }
    switch (random.nextInt(6)) {
      case 0 -> later(3000, () -> refuses("486 Busy Here"));
      case 1 -> later(3000, () -> refuses("503 Service Unavailable"));
      case 2 -> {} // silent
      default -> later(6000, this::answers);
    }
  }

  private void refuses(String status) {
    if (!over) {
      over = true;
      send(invite.response(status, name, ""));
    }
  }

  private void answers() {
    if (!over) {
      answered = true;
      repeats(invite.response("200 OK", name, CallWorld.PCMA), 0);
      talks();
    }
  }

  private void repeats(SipText success, int times) {
    if (!acknowledged && times < 10) {
      send(success);
      timeline.after(
          Duration.ofMillis(Math.min(4000, 500L << times)).toNanos(),
          () -> repeats(success, times + 1));
    }
  }

  private void talks() {
    established = true;
    if (random.nextInt(2) == 0) {
      later(5000, () -> changes("sendonly"));
    }
    later(random.nextInt(3) == 0 ? 100 : 20_000, this::hangsUp);
  }

  private void changes(String direction) {
    if (!over) {
      String codec = caller ? "0" : "8";
      request("INVITE", ++cseq + " INVITE", "", CallWorld.sdp(codec, direction));
    }
  }

  /** Keeps to RFC 3261 §15: the callee does not send BYE before the ACK. */
  private void hangsUp() {
    if (!over && !acknowledged) {
      later(1000, this::hangsUp);
    } else if (!over) {
      over = true;
      request("BYE", ++cseq + " BYE", "", "");
    }
  }

  private String sdp() {
    return CallWorld.sdp(caller ? "0" : "8");
  }

  private void request(String method, String number, String via, String body) {
    String way =
        via.isEmpty()
            ? "SIP/2.0/UDP proxy.example.com;branch=z9hG4bK" + name + "x" + branches++
            : via;
    send(
        SipText.request(
            List.of(
                method + " " + target + " SIP/2.0",
                "Via: " + way,
                "Max-Forwards: 69",
                "From: " + local,
                "To: " + (remote.isEmpty() ? "<sip:+12065550100@example.com>" : remote),
                "Call-ID: " + invite.header("Call-ID"),
                "CSeq: " + number.split(" ")[0] + " " + method,
                "Contact: <sip:" + name + "@192.0.2.77>"),
            body));
  }

  private void send(SipText message) {
    boolean lost = random.nextInt(5) == 0 && message.is("ACK");
    if (!lost) {
      later(80, () -> world.hands(message));
    }
  }

  private void later(int mostMillis, Runnable action) {
    timeline.after(Duration.ofMillis(1 + random.nextInt(mostMillis)).toNanos(), action);
  }

  @Override
  public String toString() {
    return name + (answered ? " answered" : "") + (over ? " over" : "");
  }
}
