package org.patchbay.testkit.phone;

import org.patchbay.testkit.endpoint.Endpoint;
import org.patchbay.testkit.endpoint.Response;
import org.patchbay.testkit.endpoint.Way;
import org.patchbay.testkit.sim.Happening;
import org.patchbay.testkit.sim.Repeater;
import org.patchbay.testkit.sim.Timeline;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.Timers;

/** A server transaction (RFC 3261 §17.2, RFC 6026 §8.5). */
final class ServerTransaction {
  private final Timeline timeline;
  private final Endpoint endpoint;
  private final SipMessage request;
  private final Way way;
  private final Runnable ended;
  private final boolean invite;
  private State state = State.PROCEEDING;
  private SipMessage last;
  private Repeater retransmission;
  private Happening end;

  /**
   * Begins with a request that has come.
   *
   * @param ended told when the transaction is gone
   */
  ServerTransaction(
      Timeline timeline, Endpoint endpoint, SipMessage request, Way way, Runnable ended) {
    this.timeline = timeline;
    this.endpoint = endpoint;
    this.request = request;
    this.way = way;
    this.ended = ended;
    this.invite = request.isRequest(Method.INVITE);
  }

  SipMessage request() {
    return request;
  }

  Way way() {
    return way;
  }

  /** Whether no final response was given. */
  boolean open() {
    return state == State.PROCEEDING;
  }

  /** The request once more, or the ACK to a failure. */
  void received(SipMessage message) {
    boolean ack = message.isRequest(Method.ACK);
    if (!ack && last != null && (state == State.PROCEEDING || state == State.COMPLETED)) {
      transmit();
    } else if (ack && state == State.COMPLETED && invite) {
      state = State.CONFIRMED;
      retransmission.stop();
      end.cancel();
      end = timeline.after(reliable() ? 0 : Timers.T4, this::terminate); // timer I
    }
  }

  /** Answers without headers of its own. */
  void answer(int status, String tag) {
    answer(Response.to(request, way, status, tag).message());
  }

  /** Answers. */
  void answer(SipMessage response) {
    last = response;
    transmit();
    if (!response.isFinal()) {
      return;
    }
    if (!invite) {
      state = State.COMPLETED;
      end = timeline.after(reliable() ? 0 : Timers.GIVE_UP, this::terminate); // timer J
    } else if (response.status() < 300) {
      state = State.ACCEPTED;
      end = timeline.after(Timers.GIVE_UP, this::terminate); // timer L
    } else {
      state = State.COMPLETED;
      retransmission =
          new Repeater(
              timeline,
              reliable() ? Timers.GIVE_UP : Timers.T1,
              Timers.T2,
              this::transmit); // timer G
      end = timeline.after(Timers.GIVE_UP, this::terminate); // timer H
    }
  }

  /** Sends the last response again; a 2xx is repeated by its call until the ACK comes. */
  void transmit() {
    endpoint.reply(way, last);
  }

  private boolean reliable() {
    return way.transport().isReliable();
  }

  private void terminate() {
    state = State.TERMINATED;
    if (retransmission != null) {
      retransmission.stop();
    }
    ended.run();
  }

  private enum State {
    PROCEEDING,
    ACCEPTED,
    COMPLETED,
    CONFIRMED,
    TERMINATED
  }
}
