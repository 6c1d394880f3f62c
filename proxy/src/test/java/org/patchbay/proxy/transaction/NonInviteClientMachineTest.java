package org.patchbay.proxy.transaction;

import org.junit.jupiter.api.Test;

class NonInviteClientMachineTest {

  @Test
  void doesWhatTheRfcSays() {
    TransitionTable.of(
            """
            CALLING    PROVISIONAL      DELIVER_TO_PROCEEDING RFC 3261 §17.1.2.2
            CALLING    SUCCESS          DELIVER_TO_COMPLETED  RFC 3261 §17.1.2.2
            CALLING    FAILURE          DELIVER_TO_COMPLETED  RFC 3261 §17.1.2.2
            CALLING    RETRANSMIT_TIMER RESEND                RFC 3261 §17.1.2.2, Timer E
            CALLING    TIMEOUT_TIMER    TIMED_OUT             RFC 3261 §17.1.2.2, Timer F
            CALLING    TRANSPORT_ERROR  FAILED                RFC 3261 §17.1.4
            PROCEEDING PROVISIONAL      DELIVER               RFC 3261 §17.1.2.2
            PROCEEDING SUCCESS          DELIVER_TO_COMPLETED  RFC 3261 §17.1.2.2
            PROCEEDING FAILURE          DELIVER_TO_COMPLETED  RFC 3261 §17.1.2.2
            PROCEEDING RETRANSMIT_TIMER RESEND                RFC 3261 §17.1.2.2, Timer E
            PROCEEDING TIMEOUT_TIMER    TIMED_OUT             RFC 3261 §17.1.2.2, Timer F
            PROCEEDING TRANSPORT_ERROR  FAILED                RFC 3261 §17.1.4
            COMPLETED  LINGER_TIMER     TO_TERMINATED         RFC 3261 §17.1.2.2, Timer K
            """)
        .agreesWith(ClientState.class, ClientInput.class, NonInviteClientMachine::step);
  }
}
