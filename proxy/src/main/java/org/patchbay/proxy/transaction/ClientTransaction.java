package org.patchbay.proxy.transaction;

import org.patchbay.loop.Timer;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.ResponseHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.transport.Flow;

/**
 * One request of ours that is owed an answer (RFC 3261 §17.1). The object is pooled: a user that
 * keeps one checks {@link #belongsTo} before it uses it again.
 */
public final class ClientTransaction extends Timer {
  private static final long NEVER = Long.MAX_VALUE;

  private final TransactionLayer layer;

  /** The place in the table of slots, which the branch names; -1 for a CANCEL. */
  final int slot;

  /** What the branch holds besides the slot, so that an answer cannot be guessed. */
  long nonce;

  /** The neighbours among those that wait on the same connection. */
  ClientTransaction sentBefore;

  ClientTransaction sentAfter;

  private Method method = Method.OTHER;
  private ClientState state = ClientState.TERMINATED;
  private Flow flow;

  /** The request, until its final response; then the ACK of a failure. */
  private byte[] sent;

  private long interval;
  private long retransmitAt;
  private long endAt;
  private Object owner;

  /** The CANCEL of this INVITE; null if none was sent. */
  private ClientTransaction cancel;

  /** Why it is to be cancelled; null as long as it is not. */
  private CancelReason cancelReason;

  private boolean failedToSend;

  ClientTransaction(TransactionLayer layer, int slot) {
    this.layer = layer;
    this.slot = slot;
  }

  /**
   * Writes the branch that the request has to carry: it identifies this transaction (§8.1.1.7).
   *
   * @param loopHash 40 bits of what §16.6 step 8 says a loop would have in common
   */
  public void writeBranch(long loopHash, byte[] branch) {
    Branch.write(slot, nonce, loopHash, branch);
  }

  /**
   * Sends the request and waits for its answer.
   *
   * @param requestMethod the request's method, which is not ACK
   * @param newOwner who is told of the answer
   */
  public void send(Method requestMethod, Flow out, OctetWriter message, Object newOwner) {
    method = requestMethod;
    flow = out;
    owner = newOwner;
    sent = message.toBytes();
    state = ClientState.CALLING;
    cancel = null;
    cancelReason = null;
    interval = layer.timings.t1();
    retransmitAt = out.transport().reliable() ? NEVER : now() + interval; // Timers A and E
    endAt = now() + layer.timings.giveUp(); // Timers B and F
    arm();
    layer.unanswered.add(this);
    if (slot != Branch.NO_SLOT) {
      layer.onConnections.add(this);
    }
    if (!layer.transport.send(out, sent, 0, sent.length, true) && out.transport().reliable()) {
      unreachable();
    }
  }

  /**
   * The request cannot reach the peer, and has no response. That is told from the timer, so that
   * whoever sends does not hear of it in the middle of sending.
   */
  void unreachable() {
    failedToSend = true;
    layer.loop.timers().arm(this, now());
  }

  /** The method of the request. */
  public Method method() {
    return method;
  }

  /** The flow that the request left on. */
  public Flow flow() {
    return flow;
  }

  /** The state. */
  public ClientState state() {
    return state;
  }

  /** Whether the final response has yet to come. */
  public boolean isPending() {
    return state == ClientState.CALLING || state == ClientState.PROCEEDING;
  }

  /** Who is told of answers; null if nobody is. */
  public Object owner() {
    return owner;
  }

  /** Whether the transaction is alive and this user's. */
  public boolean belongsTo(Object user) {
    return owner == user && state != ClientState.TERMINATED;
  }

  /**
   * Gives an INVITE that has a provisional response so long for the final one (Timer C, RFC 3261
   * §16.8); then it is cancelled. What has been cancelled gets no more time than §9.1 gives it, and
   * a non-INVITE ends with its Timer F whatever comes before.
   *
   * @param nanos from now
   */
  public void allow(long nanos) {
    if (method == Method.INVITE && state == ClientState.PROCEEDING && !isCancelled()) {
      endAt = now() + nanos;
      arm();
    }
  }

  /**
   * Cancels a pending INVITE (RFC 3261 §9.1): now if a provisional response has come, else when one
   * does. The final response, 487 or whatever crossed the CANCEL, still goes to the user.
   */
  public void cancel(CancelReason reason) {
    if (method != Method.INVITE || !isPending() || isCancelled()) {
      return;
    }
    cancelReason = reason;
    if (state == ClientState.PROCEEDING) {
      sendCancel();
    }
  }

  /**
   * Gives up a request that has no response at all: it is not sent again. What still comes of it
   * goes to the user, and an INVITE is cancelled as soon as it can be (RFC 3261 §9.1).
   */
  public void abandon() {
    if (state == ClientState.CALLING) {
      layer.unanswered.remove(this);
      cancelReason = method == Method.INVITE ? CancelReason.NO_ANSWER : null;
      retransmitAt = NEVER;
      arm();
    }
  }

  /** Whether {@link #cancel} was called. */
  public boolean isCancelled() {
    return cancelReason != null;
  }

  private void sendCancel() {
    cancel = new ClientTransaction(layer, Branch.NO_SLOT);
    cancel.send(Method.CANCEL, flow, layer.hopRequests.cancel(sent, cancelReason), null);
    endAt = now() + layer.timings.giveUp(); // RFC 3261 §9.1: then consider it cancelled
    retransmitAt = NEVER;
    arm();
  }

  /** A response arrived whose branch names this transaction. */
  void received(ResponseHead head, SipMessage response) {
    if (head.method() != method) {
      if (head.method() == Method.CANCEL && cancel != null) {
        cancel.received(head, response);
      }
      return;
    }
    int status = response.status();
    ClientInput input =
        status < 200
            ? ClientInput.PROVISIONAL
            : status < 300 ? ClientInput.SUCCESS : ClientInput.FAILURE;
    ClientStep step = stepFor(input);
    if (step.act() == ClientStep.Act.ACKNOWLEDGE_AND_DELIVER) {
      OctetWriter ack = layer.hopRequests.ack(sent, response);
      sent = ack.toBytes();
    }
    enter(step.next());
    carryOut(step, head, response);
    if (isCancelled() && cancel == null && state == ClientState.PROCEEDING) {
      sendCancel();
    }
  }

  private void carryOut(ClientStep step, ResponseHead head, SipMessage response) {
    switch (step.act()) {
      case NOTHING -> {}
      case RESEND -> {
        layer.counts.retransmissionSent();
        layer.transport.send(flow, sent, 0, sent.length, true);
      }
      case DELIVER -> deliver(head, response);
      case ACKNOWLEDGE -> layer.transport.send(flow, sent, 0, sent.length, false);
      case ACKNOWLEDGE_AND_DELIVER -> {
        layer.transport.send(flow, sent, 0, sent.length, false);
        deliver(head, response);
      }
      case REPORT_TIMEOUT -> {
        if (owner != null) {
          layer.user.timedOut(this);
        }
      }
      case REPORT_TRANSPORT_ERROR -> {
        if (owner != null) {
          layer.user.unreachable(this);
        }
      }
    }
    if (state == ClientState.TERMINATED) {
      end();
    }
  }

  private void deliver(ResponseHead head, SipMessage response) {
    if (owner != null) {
      layer.user.response(this, head, response);
    }
  }

  private void input(ClientInput input) {
    ClientStep step = stepFor(input);
    enter(step.next());
    carryOut(step, null, null);
  }

  /** The connection is gone. */
  void connectionLost() {
    input(ClientInput.TRANSPORT_ERROR);
  }

  private ClientStep stepFor(ClientInput input) {
    return method == Method.INVITE
        ? InviteClientMachine.step(state, input)
        : NonInviteClientMachine.step(state, input);
  }

  private void enter(ClientState next) {
    if (next == null || next == state) {
      return;
    }
    if (state == ClientState.CALLING) {
      layer.unanswered.remove(this);
      failedToSend = false; // a response that came meanwhile counts for more
    }
    if (isPending() && next != ClientState.PROCEEDING && slot != Branch.NO_SLOT) {
      layer.onConnections.remove(this);
    }
    state = next;
    boolean reliable = flow.transport().reliable();
    Timings timings = layer.timings;
    switch (next) {
      case CALLING -> {}
      case PROCEEDING -> {
        if (method == Method.INVITE) {
          retransmitAt = NEVER;
          endAt = NEVER; // until the user says how long: allow()
        } else if (!reliable) {
          interval = timings.t2(); // RFC 3261 §17.1.2.2: Timer E at T2 from now on
          retransmitAt = now() + interval;
        }
      }
      case COMPLETED -> {
        retransmitAt = NEVER;
        if (method == Method.INVITE) {
          endAt = reliable ? now() : now() + timings.timerD();
        } else {
          sent = null;
          endAt = reliable ? now() : now() + timings.t4(); // Timer K
        }
      }
      case ACCEPTED -> {
        sent = null;
        retransmitAt = NEVER;
        endAt = now() + timings.giveUp(); // Timer M
      }
      case TERMINATED -> {
        retransmitAt = NEVER;
        endAt = NEVER;
      }
    }
    arm();
  }

  private void end() {
    layer.loop.timers().cancel(this);
    sent = null;
    owner = null;
    if (cancel != null && cancel.state != ClientState.TERMINATED) {
      cancel.enter(ClientState.TERMINATED);
      cancel.end();
    }
    cancel = null;
    layer.clients.ended(this);
  }

  private void arm() {
    long next = Math.min(retransmitAt, endAt);
    if (next == NEVER) {
      layer.loop.timers().cancel(this);
    } else {
      layer.loop.timers().arm(this, next);
    }
  }

  @Override
  protected void fired(long now) {
    if (failedToSend) {
      failedToSend = false;
      input(ClientInput.TRANSPORT_ERROR);
      return;
    }
    if (endAt <= now && method == Method.INVITE && isRinging()) {
      cancel(
          CancelReason
              .NO_ANSWER); // RFC 3261 §16.8: the final response, 487 most likely, goes to the user
      return;
    }
    if (endAt <= now) {
      input(isPending() ? ClientInput.TIMEOUT_TIMER : ClientInput.LINGER_TIMER);
      return;
    }
    if (retransmitAt <= now) {
      boolean capped = method != Method.INVITE;
      interval = capped ? Math.min(2 * interval, layer.timings.t2()) : 2 * interval;
      retransmitAt = now + interval;
      input(ClientInput.RETRANSMIT_TIMER);
    }
    if (state != ClientState.TERMINATED) {
      arm();
    }
  }

  private boolean isRinging() {
    return state == ClientState.PROCEEDING && !isCancelled();
  }

  private long now() {
    return layer.loop.clock().nanos();
  }
}
