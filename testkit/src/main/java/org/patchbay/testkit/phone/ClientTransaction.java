package org.patchbay.testkit.phone;

import java.net.InetSocketAddress;
import org.patchbay.testkit.endpoint.Endpoint;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.sim.Happening;
import org.patchbay.testkit.sim.Repeater;
import org.patchbay.testkit.sim.Timeline;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipWriter;
import org.patchbay.testkit.sip.Timers;

/** A client transaction (RFC 3261 §17.1, RFC 6026 §8.4). */
final class ClientTransaction {
  private final Timeline timeline;
  private final Endpoint endpoint;
  private final SipMessage request;
  private final Transport transport;
  private final InetSocketAddress to;
  private final Listener listener;
  private final Runnable ended;
  private final boolean invite;
  private State state = State.TRYING;
  private Repeater retransmission;
  private Happening end;
  private SipMessage ack;

  /**
   * Sends the request.
   *
   * @param ended told when the transaction is gone
   */
  ClientTransaction(
      Timeline timeline,
      Endpoint endpoint,
      SipMessage request,
      Transport transport,
      InetSocketAddress to,
      Listener listener,
      Runnable ended) {
    this.timeline = timeline;
    this.endpoint = endpoint;
    this.request = request;
    this.transport = transport;
    this.to = to;
    this.listener = listener;
    this.ended = ended;
    this.invite = request.isRequest(Method.INVITE);
    transmit();
    if (transport == Transport.UDP) {
      // Timer A doubles without a limit, timer E up to T2.
      long limit = invite ? Timers.GIVE_UP : Timers.T2;
      retransmission = new Repeater(timeline, Timers.T1, limit, this::transmit);
    }
    end = timeline.after(Timers.GIVE_UP, this::timeOut); // timers B and F
  }

  SipMessage request() {
    return request;
  }

  Transport transport() {
    return transport;
  }

  InetSocketAddress to() {
    return to;
  }

  /** Whether a provisional response has come and no final one. */
  boolean proceeding() {
    return state == State.PROCEEDING;
  }

  /** Gives up waiting for the final response that a CANCEL should bring (§9.1). */
  void abandon() {
    if (state == State.TRYING || state == State.PROCEEDING) {
      timeOut();
    }
  }

  void received(SipMessage response) {
    switch (state) {
      case TRYING, PROCEEDING -> {
        if (response.isFinal()) {
          completed(response);
        } else {
          provisional(response);
        }
      }
      case ACCEPTED -> {
        if (response.status() < 300 && response.isFinal()) {
          listener.response(response);
        }
      }
      case COMPLETED -> {
        if (invite && response.status() >= 300) {
          endpoint.send(transport, to, ack);
        }
      }
      case TERMINATED -> {
        // too late for anybody
      }
    }
  }

  private void provisional(SipMessage response) {
    state = State.PROCEEDING;
    if (invite) {
      stopRetransmission();
      end.cancel();
    } else if (retransmission != null) {
      retransmission.slowDown();
    }
    listener.response(response);
  }

  private void completed(SipMessage response) {
    stopRetransmission();
    end.cancel();
    boolean reliable = transport.isReliable();
    if (!invite) {
      state = State.COMPLETED;
      end = timeline.after(reliable ? 0 : Timers.T4, this::terminate); // timer K
    } else if (response.status() < 300) {
      state = State.ACCEPTED;
      end = timeline.after(Timers.GIVE_UP, this::terminate); // timer M
    } else {
      state = State.COMPLETED;
      ack = ackFor(response);
      endpoint.send(transport, to, ack);
      end = timeline.after(reliable ? 0 : Timers.GIVE_UP, this::terminate); // timer D
    }
    listener.response(response);
  }

  /** RFC 3261 §17.1.1.3. */
  private SipMessage ackFor(SipMessage response) {
    return SipWriter.request("ACK", request.requestUri())
        .with("Via", request.via().text())
        .with("Max-Forwards", "70")
        .with("Route", request.values("Route"))
        .with("From", request.header("From"))
        .with("To", response.header("To"))
        .with("Call-ID", request.callId())
        .with("CSeq", request.cseq() + " ACK")
        .message();
  }

  private void transmit() {
    endpoint.send(transport, to, request);
  }

  private void timeOut() {
    terminate();
    listener.timedOut();
  }

  private void terminate() {
    state = State.TERMINATED;
    stopRetransmission();
    end.cancel();
    ended.run();
  }

  private void stopRetransmission() {
    if (retransmission != null) {
      retransmission.stop();
    }
  }

  private enum State {
    TRYING,
    PROCEEDING,
    ACCEPTED,
    COMPLETED,
    TERMINATED
  }

  /** The transaction user. */
  interface Listener {

    /** A response that is no retransmission came, or a 2xx to an INVITE, each time. */
    void response(SipMessage response);

    /** No final response came in time. */
    void timedOut();
  }
}
