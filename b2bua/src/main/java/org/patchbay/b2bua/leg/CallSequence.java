package org.patchbay.b2bua.leg;

/**
 * The sequence numbers of a leg (RFC 3261 §12.2).
 *
 * @param local the last of ours
 * @param invite that of our first INVITE; 0 if there is none
 * @param reinvite that of our last re-INVITE; 0 if there is none
 * @param bye that of our BYE; 0 if there is none
 * @param remote the party's last
 */
public record CallSequence(long local, long invite, long reinvite, long bye, long remote) {
  static final CallSequence NONE = new CallSequence(0, 0, 0, 0, 0);

  CallSequence nextInvite() {
    return new CallSequence(local + 1, local + 1, reinvite, bye, remote);
  }

  CallSequence nextReinvite() {
    return new CallSequence(local + 1, invite, local + 1, bye, remote);
  }

  CallSequence nextBye() {
    return new CallSequence(local + 1, invite, reinvite, local + 1, remote);
  }

  CallSequence nextOther() {
    return new CallSequence(local + 1, invite, reinvite, bye, remote);
  }

  CallSequence heard(long number) {
    return new CallSequence(local, invite, reinvite, bye, number);
  }
}
