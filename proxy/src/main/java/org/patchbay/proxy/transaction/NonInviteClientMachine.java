package org.patchbay.proxy.transaction;

import static org.patchbay.proxy.transaction.ClientStep.DELIVER;
import static org.patchbay.proxy.transaction.ClientStep.DELIVER_TO_COMPLETED;
import static org.patchbay.proxy.transaction.ClientStep.DELIVER_TO_PROCEEDING;
import static org.patchbay.proxy.transaction.ClientStep.FAILED;
import static org.patchbay.proxy.transaction.ClientStep.IGNORE;
import static org.patchbay.proxy.transaction.ClientStep.RESEND;
import static org.patchbay.proxy.transaction.ClientStep.TIMED_OUT;
import static org.patchbay.proxy.transaction.ClientStep.TO_TERMINATED;

/** The non-INVITE client transaction (RFC 3261 §17.1.2). */
public final class NonInviteClientMachine {

  private NonInviteClientMachine() {}

  /** What to do about an input in a state; it begins in {@link ClientState#CALLING}. */
  public static ClientStep step(ClientState state, ClientInput input) {
    return switch (state) {
      case CALLING, PROCEEDING ->
          switch (input) {
            case PROVISIONAL -> // RFC 3261 §17.1.2.2
                state == ClientState.CALLING ? DELIVER_TO_PROCEEDING : DELIVER;
            case SUCCESS, FAILURE -> DELIVER_TO_COMPLETED; // RFC 3261 §17.1.2.2
            case RETRANSMIT_TIMER -> RESEND; // Timer E, RFC 3261 §17.1.2.2
            case TIMEOUT_TIMER -> TIMED_OUT; // Timer F, RFC 3261 §17.1.2.2
            case TRANSPORT_ERROR -> FAILED; // RFC 3261 §17.1.4
            case LINGER_TIMER -> IGNORE;
          };
      case COMPLETED ->
          switch (input) {
            case LINGER_TIMER -> TO_TERMINATED; // Timer K, RFC 3261 §17.1.2.2
            case PROVISIONAL, SUCCESS, FAILURE, RETRANSMIT_TIMER -> IGNORE;
            case TIMEOUT_TIMER, TRANSPORT_ERROR -> IGNORE;
          };
      case ACCEPTED, TERMINATED -> IGNORE;
    };
  }
}
