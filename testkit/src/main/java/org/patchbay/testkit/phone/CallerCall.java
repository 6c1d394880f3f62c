package org.patchbay.testkit.phone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.phone.CallRecord.Outcome;
import org.patchbay.testkit.sim.Happening;
import org.patchbay.testkit.sip.Dialog;
import org.patchbay.testkit.sip.Sdp;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipWriter;
import org.patchbay.testkit.sip.Timers;

/** A call that a phone makes: INVITE, perhaps CANCEL, and a leg for each 2xx. */
final class CallerCall implements ClientTransaction.Listener {
  private static final int MOST_CHALLENGES = 3;

  private final AutoPhone phone;
  private final Map<String, Leg> legs = new LinkedHashMap<>();
  private final Map<String, SipMessage> acks = new LinkedHashMap<>();
  private ClientTransaction transaction;
  private Happening givingUp;
  private int challenges;
  private int openLegs;
  private boolean unwanted;
  private boolean cancelSent;
  private boolean recorded;
  private Outcome outcome;
  private int status;

  /** Sends the INVITE. */
  CallerCall(AutoPhone phone, SipMessage invite) {
    this.phone = phone;
    Habits habits = phone.habits();
    boolean early = phone.dice().nextDouble() < habits.cancels();
    long patience =
        early ? Habits.within(phone.dice(), habits.ringing()) : habits.patience().toNanos();
    givingUp = phone.timeline().after(patience, this::giveUp);
    transaction = phone.sendOutOfDialog(invite, this);
  }

  String callId() {
    return transaction.request().callId();
  }

  @Override
  public void response(SipMessage response) {
    if (!response.isFinal()) {
      if (unwanted) {
        cancel();
      }
    } else if (response.status() < 300) {
      answered(response);
    } else if (!unwanted && challenged(response)) {
      challenges++;
      transaction = phone.repeat(transaction, response, transaction.request().cseq() + 1, this);
    } else {
      status = response.status();
      boolean givenUp = unwanted && (status == 487 || status == 401 || status == 407);
      finished(givenUp ? Outcome.CANCELLED : Outcome.REJECTED);
    }
  }

  @Override
  public void timedOut() {
    finished(Outcome.TIMED_OUT);
  }

  /** A request came that may be in one of this call's dialogs; whether it was. */
  boolean requested(ServerTransaction request) {
    for (Leg leg : legs.values()) {
      if (leg.dialog().holds(request.request())) {
        leg.requested(request);
        return true;
      }
    }
    return false;
  }

  /** An ACK came that may be in one of this call's dialogs; whether it was. */
  boolean acknowledged(SipMessage ack) {
    for (Leg leg : legs.values()) {
      if (leg.dialog().holds(ack)) {
        leg.acknowledged(ack);
        return true;
      }
    }
    return false;
  }

  private boolean challenged(SipMessage response) {
    return phone.canAnswer(response) && challenges < MOST_CHALLENGES;
  }

  /** The first 2xx is the call; every further one is hung up on (RFC 3261 §13.2.2.4). */
  private void answered(SipMessage response) {
    String tag = String.valueOf(response.to().tag());
    SipMessage known = acks.get(tag);
    Dialog dialog = Dialog.ofCaller(response);
    if (known != null) {
      phone.sendAck(dialog, known);
      return;
    }
    boolean offered = !transaction.request().body().isEmpty();
    Optional<Sdp> answer = offered ? Optional.empty() : Optional.of(phone.audio());
    SipMessage ack = phone.ackFor(dialog, response.cseq(), answer);
    acks.put(tag, ack);
    phone.sendAck(dialog, ack);
    boolean first = legs.isEmpty();
    Leg leg = new Leg(phone, dialog, response.cseq(), this::legEnded);
    legs.put(tag, leg);
    openLegs++;
    givingUp.cancel();
    if (first && !unwanted) {
      status = response.status();
      outcome = Outcome.ANSWERED;
      leg.talk();
    } else {
      if (outcome == null) {
        status = response.status();
        outcome = Outcome.ANSWERED_TOO_LATE;
      }
      leg.hangUp();
    }
  }

  private void giveUp() {
    unwanted = true;
    if (transaction.proceeding()) {
      cancel();
    }
    // else: not before a provisional response has come (RFC 3261 §9.1)
  }

  private void cancel() {
    if (cancelSent) {
      return;
    }
    cancelSent = true;
    SipMessage invite = transaction.request();
    SipMessage cancel =
        SipWriter.request("CANCEL", invite.requestUri())
            .with("Via", invite.via().text())
            .with("Max-Forwards", "70")
            .with("Route", invite.values("Route"))
            .with("From", invite.header("From"))
            .with("To", invite.header("To"))
            .with("Call-ID", invite.callId())
            .with("CSeq", invite.cseq() + " CANCEL")
            .message();
    Transport transport = transaction.transport();
    phone.transactions().send(cancel, transport, transaction.to(), AutoPhone.NOBODY);
    ClientTransaction cancelled = transaction;
    phone.timeline().after(Timers.GIVE_UP, cancelled::abandon);
  }

  private void finished(Outcome how) {
    givingUp.cancel();
    if (outcome == null) {
      outcome = how;
    }
    endIfOver();
  }

  private void legEnded() {
    openLegs--;
    endIfOver();
  }

  private void endIfOver() {
    if (openLegs == 0 && !recorded) {
      recorded = true;
      phone.ended(
          this,
          new CallRecord(
              phone.name(),
              CallRecord.Role.CALLER,
              callId(),
              transaction.request().requestUri(),
              outcome,
              status));
    }
  }
}
