package org.patchbay.b2bua.leg;

import java.time.Duration;

/** Something to be done for a leg. */
public sealed interface LegAction {

  /** Send a request. */
  record Send(OutgoingRequest request) implements LegAction {}

  /** Cancel our INVITE (RFC 3261 §9.1). */
  record Cancel(OutgoingRequest cancel) implements LegAction {}

  /** Answer a request. The same 2xx to an INVITE may be sent several times. */
  record Respond(TransactionKey key, OutgoingResponse response) implements LegAction {}

  /** An INVITE's 2xx will not be sent again. */
  record Release(TransactionKey key) implements LegAction {}

  /** Arm a timer, for a random time between two; if it is armed, move it. */
  record Arm(LegTimer timer, Duration least, Duration most) implements LegAction {
    Arm(LegTimer timer, Duration time) {
      this(timer, time, time);
    }
  }

  /** Disarm a timer, if it is armed. */
  record Disarm(LegTimer timer) implements LegAction {}

  /** Tell the call. */
  record Tell(LegNotice notice) implements LegAction {}
}
