package org.patchbay.testkit.phone;

import org.patchbay.testkit.sim.Happening;
import org.patchbay.testkit.sip.Dialog;
import org.patchbay.testkit.sip.SipMessage;

/** A confirmed dialog of a phone: talks for a while and hangs up, or is hung up on. */
final class Leg {
  private final AutoPhone phone;
  private final Dialog dialog;
  private final Runnable ended;
  private long cseq;
  private long remoteCseq = -1;
  private State state = State.TALKING;
  private Happening hangUp;
  private Happening question;

  /**
   * A dialog that has come to be.
   *
   * @param cseq the last CSeq that was used from here
   * @param ended told when it is over
   */
  Leg(AutoPhone phone, Dialog dialog, long cseq, Runnable ended) {
    this.phone = phone;
    this.dialog = dialog;
    this.cseq = cseq;
    this.ended = ended;
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
      question = phone.timeline().after(length / 2, () -> send("OPTIONS", () -> {}));
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
    transaction.answer(200, phone.newTag());
    if (request.method().equals("BYE")) {
      end();
    }
  }

  private void send(String method, Runnable answered) {
    phone.sendInDialog(
        dialog,
        method,
        ++cseq,
        new ClientTransaction.Listener() {
          @Override
          public void response(SipMessage response) {
            if (response.isFinal()) {
              answered.run();
            }
          }

          @Override
          public void timedOut() {
            answered.run();
          }
        });
  }

  private void end() {
    if (state != State.OVER) {
      state = State.OVER;
      stop();
      ended.run();
    }
  }

  private void stop() {
    if (hangUp != null) {
      hangUp.cancel();
    }
    if (question != null) {
      question.cancel();
    }
  }

  private enum State {
    TALKING,
    HANGING_UP,
    OVER
  }
}
