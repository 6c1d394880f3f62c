package org.patchbay.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NonInviteServerMachineTest {

  @Test
  void doesWhatTheRfcSays() {
    TransitionTable.of(
            """
            TRYING     PROVISIONAL     SEND_TO_PROCEEDING RFC 3261 §17.2.2
            TRYING     SUCCESS         SEND_TO_COMPLETED  RFC 3261 §17.2.2
            TRYING     FAILURE         SEND_TO_COMPLETED  RFC 3261 §17.2.2
            TRYING     LINGER_TIMER    TO_TERMINATED      RFC 4320 §4.2
            TRYING     TRANSPORT_ERROR TO_TERMINATED      RFC 3261 §17.2.4
            PROCEEDING REQUEST         RESEND             RFC 3261 §17.2.2
            PROCEEDING PROVISIONAL     SEND               RFC 3261 §17.2.2
            PROCEEDING SUCCESS         SEND_TO_COMPLETED  RFC 3261 §17.2.2
            PROCEEDING FAILURE         SEND_TO_COMPLETED  RFC 3261 §17.2.2
            PROCEEDING LINGER_TIMER    TO_TERMINATED      RFC 4320 §4.2
            PROCEEDING TRANSPORT_ERROR TO_TERMINATED      RFC 3261 §17.2.4
            COMPLETED  REQUEST         RESEND             RFC 3261 §17.2.2
            COMPLETED  LINGER_TIMER    TO_TERMINATED      RFC 3261 §17.2.2, Timer J
            COMPLETED  TRANSPORT_ERROR TO_TERMINATED      RFC 3261 §17.2.4
            """)
        .agreesWith(ServerState.class, ServerInput.class, NonInviteServerMachine::step);
  }

  @Test
  void beginsInTrying() {
    assertEquals(ServerState.TRYING, NonInviteServerMachine.START);
  }
}
