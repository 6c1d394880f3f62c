package org.patchbay.proxy.transaction;

import static org.patchbay.proxy.transaction.ServerStep.IGNORE;
import static org.patchbay.proxy.transaction.ServerStep.RESEND;
import static org.patchbay.proxy.transaction.ServerStep.SEND;
import static org.patchbay.proxy.transaction.ServerStep.SEND_TO_ACCEPTED;
import static org.patchbay.proxy.transaction.ServerStep.SEND_TO_COMPLETED;
import static org.patchbay.proxy.transaction.ServerStep.TO_CONFIRMED;
import static org.patchbay.proxy.transaction.ServerStep.TO_TERMINATED;

/** The INVITE server transaction (RFC 3261 §17.2.1, as corrected by RFC 6026 §7.1). */
public final class InviteServerMachine {

  private InviteServerMachine() {}

  /** The state in which it begins. */
  public static final ServerState START = ServerState.PROCEEDING;

  /** What to do about an input in a state. */
  public static ServerStep step(ServerState state, ServerInput input) {
    return switch (state) {
      case PROCEEDING ->
          switch (input) {
            case REQUEST -> RESEND; // RFC 3261 §17.2.1: the most recent provisional
            case PROVISIONAL -> SEND; // RFC 3261 §17.2.1
            case SUCCESS -> SEND_TO_ACCEPTED; // RFC 6026 §7.1
            case FAILURE -> SEND_TO_COMPLETED; // RFC 3261 §17.2.1
            case TRANSPORT_ERROR -> IGNORE; // RFC 6026 §7.1: the user decides
            case ACK, RETRANSMIT_TIMER, TIMEOUT_TIMER, LINGER_TIMER -> IGNORE;
          };
      case COMPLETED ->
          switch (input) {
            case REQUEST -> RESEND; // RFC 3261 §17.2.1
            case ACK -> TO_CONFIRMED; // RFC 3261 §17.2.1
            case RETRANSMIT_TIMER -> RESEND; // Timer G, RFC 3261 §17.2.1
            case TIMEOUT_TIMER -> TO_TERMINATED; // Timer H, RFC 3261 §17.2.1
            case TRANSPORT_ERROR -> TO_TERMINATED; // RFC 3261 §17.2.4
            case PROVISIONAL, SUCCESS, FAILURE, LINGER_TIMER -> IGNORE;
          };
      case CONFIRMED ->
          switch (input) {
            case LINGER_TIMER -> TO_TERMINATED; // Timer I, RFC 3261 §17.2.1
            case REQUEST, ACK, PROVISIONAL, SUCCESS, FAILURE -> IGNORE;
            case RETRANSMIT_TIMER, TIMEOUT_TIMER, TRANSPORT_ERROR -> IGNORE;
          };
      case ACCEPTED ->
          switch (input) {
            case SUCCESS -> SEND; // RFC 6026 §7.1: the 2xx again, or another fork's
            case LINGER_TIMER -> TO_TERMINATED; // Timer L, RFC 6026 §7.1
            case REQUEST, ACK, PROVISIONAL, FAILURE -> IGNORE; // RFC 6026 §7.1: absorbed
            case RETRANSMIT_TIMER, TIMEOUT_TIMER, TRANSPORT_ERROR -> IGNORE;
          };
      case TRYING, TERMINATED -> IGNORE;
    };
  }
}
