package org.patchbay.proxy.transaction;

import org.junit.jupiter.api.Test;

class InviteClientMachineTest {

  @Test
  void doesWhatTheRfcSays() {
    TransitionTable.of(
            """
            CALLING    PROVISIONAL      DELIVER_TO_PROCEEDING RFC 3261 §17.1.1.2
            CALLING    SUCCESS          DELIVER_TO_ACCEPTED   RFC 6026 §7.2
            CALLING    FAILURE          ACK_TO_COMPLETED      RFC 3261 §17.1.1.2
            CALLING    RETRANSMIT_TIMER RESEND                RFC 3261 §17.1.1.2, Timer A
            CALLING    TIMEOUT_TIMER    TIMED_OUT             RFC 3261 §17.1.1.2, Timer B
            CALLING    TRANSPORT_ERROR  FAILED                RFC 3261 §17.1.4
            PROCEEDING PROVISIONAL      DELIVER               RFC 3261 §17.1.1.2
            PROCEEDING SUCCESS          DELIVER_TO_ACCEPTED   RFC 6026 §7.2
            PROCEEDING FAILURE          ACK_TO_COMPLETED      RFC 3261 §17.1.1.2
            PROCEEDING TIMEOUT_TIMER    TIMED_OUT             RFC 3261 §16.8, §9.1
            PROCEEDING TRANSPORT_ERROR  FAILED                RFC 3261 §17.1.4
            COMPLETED  FAILURE          ACKNOWLEDGE           RFC 3261 §17.1.1.2
            COMPLETED  LINGER_TIMER     TO_TERMINATED         RFC 3261 §17.1.1.2, Timer D
            COMPLETED  TRANSPORT_ERROR  TO_TERMINATED         RFC 3261 §17.1.1.2
            ACCEPTED   SUCCESS          DELIVER               RFC 6026 §7.2
            ACCEPTED   LINGER_TIMER     TO_TERMINATED         RFC 6026 §7.2, Timer M
            """)
        .agreesWith(ClientState.class, ClientInput.class, InviteClientMachine::step);
  }
}
