package org.patchbay.proxy.transaction;

import static org.patchbay.proxy.transaction.ClientStep.ACKNOWLEDGE;
import static org.patchbay.proxy.transaction.ClientStep.ACK_TO_COMPLETED;
import static org.patchbay.proxy.transaction.ClientStep.DELIVER;
import static org.patchbay.proxy.transaction.ClientStep.DELIVER_TO_ACCEPTED;
import static org.patchbay.proxy.transaction.ClientStep.DELIVER_TO_PROCEEDING;
import static org.patchbay.proxy.transaction.ClientStep.FAILED;
import static org.patchbay.proxy.transaction.ClientStep.IGNORE;
import static org.patchbay.proxy.transaction.ClientStep.RESEND;
import static org.patchbay.proxy.transaction.ClientStep.TIMED_OUT;
import static org.patchbay.proxy.transaction.ClientStep.TO_TERMINATED;

/** The INVITE client transaction (RFC 3261 §17.1.1, as corrected by RFC 6026 §7.2). */
public final class InviteClientMachine {

  private InviteClientMachine() {}

  /** What to do about an input in a state; it begins in {@link ClientState#CALLING}. */
  public static ClientStep step(ClientState state, ClientInput input) {
    return switch (state) {
      case CALLING ->
          switch (input) {
            case PROVISIONAL -> DELIVER_TO_PROCEEDING; // RFC 3261 §17.1.1.2
            case SUCCESS -> DELIVER_TO_ACCEPTED; // RFC 6026 §7.2
            case FAILURE -> ACK_TO_COMPLETED; // RFC 3261 §17.1.1.2
            case RETRANSMIT_TIMER -> RESEND; // Timer A, RFC 3261 §17.1.1.2
            case TIMEOUT_TIMER -> TIMED_OUT; // Timer B, RFC 3261 §17.1.1.2
            case TRANSPORT_ERROR -> FAILED; // RFC 3261 §17.1.4
            case LINGER_TIMER -> IGNORE;
          };
      case PROCEEDING ->
          switch (input) {
            case PROVISIONAL -> DELIVER; // RFC 3261 §17.1.1.2
            case SUCCESS -> DELIVER_TO_ACCEPTED; // RFC 6026 §7.2
            case FAILURE -> ACK_TO_COMPLETED; // RFC 3261 §17.1.1.2
            case TIMEOUT_TIMER -> TIMED_OUT; // Timer C or after CANCEL, RFC 3261 §16.8, §9.1
            case TRANSPORT_ERROR -> FAILED; // its connection is gone: no answer can come
            case RETRANSMIT_TIMER, LINGER_TIMER -> IGNORE;
          };
      case COMPLETED ->
          switch (input) {
            case FAILURE -> ACKNOWLEDGE; // RFC 3261 §17.1.1.2
            case LINGER_TIMER -> TO_TERMINATED; // Timer D, RFC 3261 §17.1.1.2
            case TRANSPORT_ERROR -> TO_TERMINATED; // RFC 3261 §17.1.1.2
            case PROVISIONAL, SUCCESS, RETRANSMIT_TIMER, TIMEOUT_TIMER -> IGNORE;
          };
      case ACCEPTED ->
          switch (input) {
            case SUCCESS -> DELIVER; // RFC 6026 §7.2
            case LINGER_TIMER -> TO_TERMINATED; // Timer M, RFC 6026 §7.2
            case PROVISIONAL, FAILURE, RETRANSMIT_TIMER, TIMEOUT_TIMER -> IGNORE;
            case TRANSPORT_ERROR -> IGNORE;
          };
      case TERMINATED -> IGNORE;
    };
  }
}
