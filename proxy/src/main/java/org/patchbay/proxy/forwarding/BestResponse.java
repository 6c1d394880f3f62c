package org.patchbay.proxy.forwarding;

import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Refusal;

/**
 * The best final response so far (RFC 3261 §16.7 step 6): any 6xx; else the lowest class, and
 * within 4xx one that tells the caller how to go on.
 */
final class BestResponse {
  private static final int WORST = Integer.MAX_VALUE;

  private int rank = WORST;
  private int status;
  private byte[] octets;
  private Refusal refusal;

  /** Whether a response of this status would be better than what is there. */
  boolean isBetter(int candidate) {
    return rank(candidate) < rank;
  }

  /** Takes a branch's response, ready to be sent back. */
  void take(int newStatus, OctetWriter message) {
    rank = rank(newStatus);
    status = newStatus;
    octets = message.toBytes();
    refusal = null;
  }

  /** Takes what this server itself says of a branch, if that is better. */
  void offer(Refusal own) {
    if (isBetter(own.status())) {
      rank = rank(own.status());
      status = own.status();
      octets = null;
      refusal = own;
    }
  }

  /** Takes another's response, if that is better. */
  void offer(BestResponse other) {
    if (other.rank < rank) {
      rank = other.rank;
      status = other.status;
      octets = other.octets;
      refusal = other.refusal;
    }
  }

  int status() {
    return status;
  }

  /** The response to send; null if it is {@link #refusal}. */
  byte[] octets() {
    return octets;
  }

  /** What this server says itself; null if a branch's response is the best, or none is there. */
  Refusal refusal() {
    return refusal;
  }

  private static int rank(int status) {
    if (status >= 600) {
      return 0;
    }
    boolean tellsHow =
        switch (status) {
          case 401, 407, 415, 420, 484 -> true;
          default -> false;
        };
    return status / 100 * 10 + (tellsHow ? 0 : 1);
  }
}
