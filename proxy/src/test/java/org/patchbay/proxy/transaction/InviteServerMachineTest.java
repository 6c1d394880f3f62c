package org.patchbay.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InviteServerMachineTest {

  @Test
  void doesWhatTheRfcSays() {
    TransitionTable.of(
            """
            PROCEEDING REQUEST          RESEND            RFC 3261 §17.2.1
            PROCEEDING PROVISIONAL      SEND              RFC 3261 §17.2.1
            PROCEEDING SUCCESS          SEND_TO_ACCEPTED  RFC 6026 §7.1
            PROCEEDING FAILURE          SEND_TO_COMPLETED RFC 3261 §17.2.1
            COMPLETED  REQUEST          RESEND            RFC 3261 §17.2.1
            COMPLETED  ACK              TO_CONFIRMED      RFC 3261 §17.2.1
            COMPLETED  RETRANSMIT_TIMER RESEND            RFC 3261 §17.2.1, Timer G
            COMPLETED  TIMEOUT_TIMER    TO_TERMINATED     RFC 3261 §17.2.1, Timer H
            COMPLETED  TRANSPORT_ERROR  TO_TERMINATED     RFC 3261 §17.2.4
            CONFIRMED  LINGER_TIMER     TO_TERMINATED     RFC 3261 §17.2.1, Timer I
            ACCEPTED   SUCCESS          SEND              RFC 6026 §7.1
            ACCEPTED   LINGER_TIMER     TO_TERMINATED     RFC 6026 §7.1, Timer L
            """)
        .agreesWith(ServerState.class, ServerInput.class, InviteServerMachine::step);
  }

  @Test
  void beginsInProceeding() {
    assertEquals(ServerState.PROCEEDING, InviteServerMachine.START);
  }
}
