package org.patchbay.testkit.phone;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.patchbay.testkit.endpoint.Response;
import org.patchbay.testkit.sim.Happening;
import org.patchbay.testkit.sim.Repeater;
import org.patchbay.testkit.sip.Dialog;
import org.patchbay.testkit.sip.Sdp;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.Timers;

/** The re-INVITEs of a leg: holds and resumes, and gives way when two meet (RFC 3261 §14). */
final class Reinvites {
  private static final long OWNER_WAITS = Duration.ofMillis(2_100).toNanos();
  private static final Duration WAITS_MORE = Duration.ofMillis(1_900);

  private final AutoPhone phone;
  private final Dialog dialog;
  private final boolean owner;
  private final LongSupplier nextCseq;
  private final Runnable broken;
  private final Map<Long, SipMessage> acks = new HashMap<>();
  private boolean offering;
  private Repeater success;
  private Happening ackDue;
  private long answered;
  private Happening retry;
  private boolean stopped;

  /**
   * None yet.
   *
   * @param owner whether the Call-ID is the phone's: it waits for longer before it offers again
   * @param broken told when the other party knows of no dialog
   */
  Reinvites(AutoPhone phone, Dialog dialog, boolean owner, LongSupplier nextCseq, Runnable broken) {
    this.phone = phone;
    this.dialog = dialog;
    this.owner = owner;
    this.nextCseq = nextCseq;
    this.broken = broken;
  }

  /** Offers a direction, unless something else is being settled. */
  void offer(String direction) {
    if (!stopped && !offering && success == null) {
      offering = true;
      long cseq = nextCseq.getAsLong();
      boolean delayed = Quirks.happens(phone.dice(), phone.habits().quirks().delays());
      Optional<Sdp> sdp = Optional.of(phone.audio().turned(direction));
      Offer offer = new Offer(cseq, direction, delayed ? sdp : Optional.empty());
      phone.reinvite(dialog, cseq, delayed ? Optional.empty() : sdp, offer);
    }
  }

  /** The other party offers something. */
  void requested(ServerTransaction transaction) {
    if (offering) {
      transaction.answer(491, phone.newTag());
      return;
    }
    settled(); // who goes on has got the answer before
    SipMessage request = transaction.request();
    String direction = mirrored(Sdp.directionOf(request.body()));
    SipMessage response =
        Response.to(request, transaction.way(), 200, phone.newTag())
            .with("Contact", phone.contact(transaction.way().transport()))
            .body("application/sdp", phone.audio().turned(direction).text())
            .message();
    answered = request.cseq();
    transaction.answer(response);
    success = new Repeater(phone.timeline(), Timers.T1, Timers.T2, transaction::transmit);
    ackDue = phone.timeline().after(Timers.GIVE_UP, broken);
  }

  void acknowledged(SipMessage ack) {
    if (ack.cseq() == answered) {
      settled();
    }
  }

  /** The leg is over. */
  void stop() {
    stopped = true;
    settled();
    if (retry != null) {
      retry.cancel();
    }
  }

  private void settled() {
    if (success != null) {
      success.stop();
      ackDue.cancel();
      success = null;
    }
  }

  private static String mirrored(String direction) {
    return switch (direction) {
      case "sendonly" -> "recvonly";
      case "recvonly" -> "sendonly";
      default -> direction;
    };
  }

  /** A re-INVITE of ours. */
  private final class Offer implements ClientTransaction.Listener {
    private final long cseq;
    private final String direction;
    private final Optional<Sdp> answer;

    /**
     * One that has not been sent.
     *
     * @param answer what the ACK holds if the other party makes the offer
     */
    Offer(long cseq, String direction, Optional<Sdp> answer) {
      this.cseq = cseq;
      this.direction = direction;
      this.answer = answer;
    }

    @Override
    public void response(SipMessage response) {
      if (!response.isFinal()) {
        return;
      }
      offering = false;
      if (response.status() < 300) {
        phone.sendAck(
            dialog, acks.computeIfAbsent(cseq, number -> phone.ackFor(dialog, number, answer)));
      } else if (response.status() == 491 && !stopped) {
        long wait = Habits.within(phone.dice(), WAITS_MORE) + (owner ? OWNER_WAITS : 0);
        retry = phone.timeline().after(wait, () -> offer(direction));
      } else if (response.status() == 408 || response.status() == 481) {
        broken.run(); // §12.2.1.2
      }
    }

    @Override
    public void timedOut() {
      offering = false;
      broken.run();
    }
  }
}
