package org.patchbay.proxy.transaction;

import static org.patchbay.proxy.transaction.ServerStep.IGNORE;
import static org.patchbay.proxy.transaction.ServerStep.RESEND;
import static org.patchbay.proxy.transaction.ServerStep.SEND;
import static org.patchbay.proxy.transaction.ServerStep.SEND_TO_COMPLETED;
import static org.patchbay.proxy.transaction.ServerStep.SEND_TO_PROCEEDING;
import static org.patchbay.proxy.transaction.ServerStep.TO_TERMINATED;

/** The non-INVITE server transaction (RFC 3261 §17.2.2, RFC 4320 §4). */
public final class NonInviteServerMachine {

  private NonInviteServerMachine() {}

  /** The state in which it begins. */
  public static final ServerState START = ServerState.TRYING;

  /** What to do about an input in a state. */
  public static ServerStep step(ServerState state, ServerInput input) {
    return switch (state) {
      case TRYING ->
          switch (input) {
            case PROVISIONAL -> SEND_TO_PROCEEDING; // RFC 3261 §17.2.2
            case SUCCESS, FAILURE -> SEND_TO_COMPLETED; // RFC 3261 §17.2.2
            case TRANSPORT_ERROR -> TO_TERMINATED; // RFC 3261 §17.2.4
            case LINGER_TIMER -> TO_TERMINATED; // RFC 4320 §4.2: too late for any answer
            case REQUEST -> IGNORE; // RFC 3261 §17.2.2: discarded
            case ACK, RETRANSMIT_TIMER, TIMEOUT_TIMER -> IGNORE;
          };
      case PROCEEDING ->
          switch (input) {
            case REQUEST -> RESEND; // RFC 3261 §17.2.2
            case PROVISIONAL -> SEND; // RFC 3261 §17.2.2
            case SUCCESS, FAILURE -> SEND_TO_COMPLETED; // RFC 3261 §17.2.2
            case TRANSPORT_ERROR -> TO_TERMINATED; // RFC 3261 §17.2.4
            case LINGER_TIMER -> TO_TERMINATED; // RFC 4320 §4.2: too late for any answer
            case ACK, RETRANSMIT_TIMER, TIMEOUT_TIMER -> IGNORE;
          };
      case COMPLETED ->
          switch (input) {
            case REQUEST -> RESEND; // RFC 3261 §17.2.2
            case LINGER_TIMER -> TO_TERMINATED; // Timer J, RFC 3261 §17.2.2
            case TRANSPORT_ERROR -> TO_TERMINATED; // RFC 3261 §17.2.4
            case PROVISIONAL, SUCCESS, FAILURE -> IGNORE; // RFC 3261 §17.2.2: discarded
            case ACK, RETRANSMIT_TIMER, TIMEOUT_TIMER -> IGNORE;
          };
      case CONFIRMED, ACCEPTED, TERMINATED -> IGNORE;
    };
  }
}
