package org.patchbay.testkit.phone;

import java.time.Duration;
import org.patchbay.testkit.endpoint.Response;
import org.patchbay.testkit.phone.CallRecord.Outcome;
import org.patchbay.testkit.sim.Happening;
import org.patchbay.testkit.sim.Repeater;
import org.patchbay.testkit.sip.Dialog;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipWriter;
import org.patchbay.testkit.sip.Timers;

/** A call that a phone receives: rings, then answers, refuses or is cancelled. */
final class CalleeCall {
  /** Nobody waits so long: the caller has gone, and its CANCEL never came. */
  private static final long RINGS_NO_LONGER = Duration.ofMinutes(2).toNanos();

  private final AutoPhone phone;
  private final ServerTransaction transaction;
  private final String tag;
  private Happening decision;
  private Leg leg;
  private Repeater success;
  private Happening ackDue;
  private Outcome outcome = Outcome.ANSWERED;
  private int status;

  /** Begins to ring, if it does not stall. */
  CalleeCall(AutoPhone phone, ServerTransaction transaction) {
    this.phone = phone;
    this.transaction = transaction;
    this.tag = phone.newTag();
    Habits habits = phone.habits();
    if (Quirks.happens(phone.dice(), habits.quirks().stalls())) {
      long silence = Habits.within(phone.dice(), habits.ringing());
      decision = phone.timeline().after(silence, this::ring);
    } else {
      ring();
    }
  }

  private void ring() {
    Habits habits = phone.habits();
    double choice = phone.dice().nextDouble();
    long after = Habits.within(phone.dice(), habits.ringing());
    if (after % 4 != 0) { // one in four answers without ringing first
      transaction.answer(response(180).message());
    } else {
      transaction.answer(100, tag);
    }
    if (choice < habits.answers()) {
      decision = phone.timeline().after(after, this::answer);
    } else if (choice < habits.answers() + habits.rejects()) {
      int refusal = habits.refusal(phone.dice());
      decision = phone.timeline().after(after, () -> refuse(refusal));
    } else {
      decision = phone.timeline().after(RINGS_NO_LONGER, () -> refuse(480));
    }
  }

  ServerTransaction transaction() {
    return transaction;
  }

  String callId() {
    return transaction.request().callId();
  }

  private String dialled() {
    return transaction.request().requestUri();
  }

  /** The caller gives up (RFC 3261 §9.2). */
  void cancelled() {
    if (transaction.open()) {
      decision.cancel();
      status = 487;
      transaction.answer(487, tag);
      end(Outcome.CANCELLED);
    }
  }

  /** An ACK came; whether it is this call's. */
  boolean acknowledged(SipMessage ack) {
    if (leg == null || !leg.dialog().holds(ack)) {
      return false;
    }
    if (ack.cseq() != transaction.request().cseq()) {
      leg.acknowledged(ack);
    } else if (ackDue.pending()) {
      confirmed();
      leg.talk();
    }
    return true;
  }

  /** A request came that may be in this call's dialog; whether it was. */
  boolean requested(ServerTransaction request) {
    if (leg == null || !leg.dialog().holds(request.request())) {
      return false;
    }
    if (request.request().method().equals("BYE")) {
      confirmed(); // a BYE that overtook its ACK, or one without any
    } else if (request.request().method().equals("INVITE") && ackDue.pending()) {
      confirmed(); // whoever goes on has got the answer
      leg.talk();
    }
    leg.requested(request);
    return true;
  }

  /** RFC 3261 §13.3.1.4: the 2xx is repeated until the ACK comes, over TCP also. */
  private void answer() {
    SipMessage response = response(200).body("application/sdp", phone.audio().text()).message();
    status = 200;
    leg = new Leg(phone, Dialog.ofCallee(transaction.request(), response), 0, () -> end(outcome));
    transaction.answer(response);
    success = new Repeater(phone.timeline(), Timers.T1, Timers.T2, transaction::transmit);
    ackDue = phone.timeline().after(Timers.GIVE_UP, this::unacknowledged);
  }

  private void refuse(int refusal) {
    status = refusal;
    transaction.answer(refusal, tag);
    end(Outcome.REJECTED);
  }

  private void confirmed() {
    success.stop();
    ackDue.cancel();
  }

  private void unacknowledged() {
    success.stop();
    outcome = Outcome.UNACKNOWLEDGED;
    leg.hangUp();
  }

  private SipWriter response(int code) {
    return Response.to(transaction.request(), transaction.way(), code, tag)
        .with("Contact", phone.contact(transaction.way().transport()));
  }

  private void end(Outcome how) {
    phone.ended(
        this,
        new CallRecord(phone.name(), CallRecord.Role.CALLEE, callId(), dialled(), how, status));
  }
}
