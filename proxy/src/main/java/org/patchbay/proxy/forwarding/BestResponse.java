package org.patchbay.proxy.forwarding;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Refusal;

/**
 * The best final response so far (RFC 3261 §16.7 step 6): any 6xx; else the lowest class, and
 * within 4xx one that tells the caller how to go on before one that only says that nobody was
 * there.
 */
final class BestResponse {
  private static final int WORST = Integer.MAX_VALUE;
  private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};

  private int rank = WORST;
  private int status;
  private byte[] octets;
  private Refusal refusal;

  /** The challenges of the branches whose 401 or 407 is not the best. */
  private List<byte[]> otherChallenges = List.of();

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

  /**
   * Takes the challenges of a 401 or 407 that is not the best: the caller answers all of them at
   * once (RFC 3261 §16.7 step 7).
   *
   * @param lines header lines, each with its CRLF
   */
  void addChallenges(byte[] lines) {
    if (otherChallenges.isEmpty()) {
      otherChallenges = new ArrayList<>(2);
    }
    otherChallenges.add(lines);
  }

  int status() {
    return status;
  }

  /** The response to send; null if it is {@link #refusal}. */
  byte[] octets() {
    boolean gathers = octets != null && isChallenge(status) && !otherChallenges.isEmpty();
    return gathers ? withOtherChallenges() : octets;
  }

  private byte[] withOtherChallenges() {
    int end = 0;
    while (!startsAt(end)) {
      end++;
    }
    OctetWriter out = new OctetWriter().write(octets, 0, end + 2);
    otherChallenges.forEach(out::write);
    return out.write(octets, end + 2, octets.length).toBytes();
  }

  /** Whether the empty line that ends the headers comes behind the line end at an index. */
  private boolean startsAt(int index) {
    for (int i = 0; i < HEADERS_END.length; i++) {
      if (octets[index + i] != HEADERS_END[i]) {
        return false;
      }
    }
    return true;
  }

  /** What this server says itself; null if a branch's response is the best, or none is there. */
  Refusal refusal() {
    return refusal;
  }

  /** Whether a response asks for credentials. */
  static boolean isChallenge(int status) {
    return status == 401 || status == 407;
  }

  private static int rank(int status) {
    if (status >= 600) {
      return 0;
    }
    int within =
        switch (status) {
          case 401, 407, 415, 420, 484 -> 0; // they say how to go on
          case 408, 487 -> 2; // silence, or that we gave up ourselves
          default -> 1;
        };
    return status / 100 * 10 + within;
  }
}
