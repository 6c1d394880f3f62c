package org.patchbay.testkit.phone;

import org.patchbay.testkit.sim.Happening;
import org.patchbay.testkit.sip.Dialog;
import org.patchbay.testkit.sip.SipMessage;

/** A confirmed dialog of a phone: talks for a while and hangs up, or is hung up on. */
final class Leg {
  private final AutoPhone phone;
  private final Dialog dialog;
  private final Runnable ended;
  private final Reinvites reinvites;
  private long cseq;
  private long remoteCseq = -1;
  private State state = State.TALKING;
  private Happening hangUp;
  private Happening asking;

  /**
   * A dialog that has come to be.
   *
   * @param cseq the last CSeq that was used from here; 0 for the callee
   * @param ended told when it is over
   */
  Leg(AutoPhone phone, Dialog dialog, long cseq, Runnable ended) {
    this.phone = phone;
    this.dialog = dialog;
    this.cseq = cseq;
    this.ended = ended;
    this.reinvites = new Reinvites(phone, dialog, cseq > 0, () -> ++this.cseq, this::hangUp);
  }

  Dialog dialog() {
    return dialog;
  }

  /** Talks as long as the habits say. */
  void talk() {
    Habits habits = phone.habits();
    long length = Habits.within(phone.dice(), habits.talking());
    hangUp = phone.timeline().after(length, this::hangUp);
    if (phone.dice().nextDouble() < habits.asks()) {
      asking = phone.timeline().after(length / 2, () -> send("OPTIONS", () -> {}));
    }
    if (Quirks.happens(phone.dice(), habits.quirks().holds())) {
      phone.timeline().after(length / 4, () -> reinvites.offer("sendonly"));
      phone.timeline().after(length * 3 / 4, () -> reinvites.offer("sendrecv"));
    }
  }

  /** Sends BYE (RFC 3261 §15.1.1). */
  void hangUp() {
    if (state == State.TALKING) {
      state = State.HANGING_UP;
      stop();
      send("BYE", this::end);
    }
  }

  /** A request came within the dialog. */
  void requested(ServerTransaction transaction) {
    SipMessage request = transaction.request();
    if (state == State.OVER && !request.method().equals("BYE")) {
      transaction.answer(481, phone.newTag());
      return;
    }
    if (request.cseq() < remoteCseq) {
      transaction.answer(500, phone.newTag()); // §12.2.2: out of order
      return;
    }
    remoteCseq = request.cseq();
    if (request.method().equals("INVITE")) {
      reinvited(transaction);
      return;
    }
    transaction.answer(200, phone.newTag());
    if (request.method().equals("BYE")) {
      end();
    }
  }

  /** The ACK of a re-INVITE came. */
  void acknowledged(SipMessage ack) {
    reinvites.acknowledged(ack);
  }

  private void reinvited(ServerTransaction transaction) {
    if (state == State.TALKING) {
      reinvites.requested(transaction);
    } else {
      transaction.answer(481, phone.newTag());
    }
  }

  private void send(String method, Runnable answered) {
    Question question = new Question(answered);
    question.transaction = phone.sendInDialog(dialog, method, ++cseq, question);
  }

  private void end() {
    if (state != State.OVER) {
      state = State.OVER;
      stop();
      ended.run();
    }
  }

  private void stop() {
    reinvites.stop();
    if (hangUp != null) {
      hangUp.cancel();
    }
    if (asking != null) {
      asking.cancel();
    }
  }

  private enum State {
    TALKING,
    HANGING_UP,
    OVER
  }

  /** A request of ours within the dialog; a challenge to it is answered once. */
  private final class Question implements ClientTransaction.Listener {
    private final Runnable answered;
    private ClientTransaction transaction;
    private boolean repeated;

    Question(Runnable answered) {
      this.answered = answered;
    }

    @Override
    public void response(SipMessage response) {
      if (!repeated && phone.canAnswer(response)) {
        repeated = true;
        transaction = phone.repeat(transaction, response, ++cseq, this);
      } else if (response.isFinal()) {
        answered.run();
      }
    }

    @Override
    public void timedOut() {
      answered.run();
    }
  }
}
