package org.patchbay.testkit.phone;

import java.time.Duration;
import org.patchbay.testkit.sip.SipMessage;

/** The registration of a phone (RFC 3261 §10.2). */
final class Registration implements ClientTransaction.Listener {
  private static final int MOST_CHALLENGES = 3;

  private final AutoPhone phone;
  private final String callId;
  private ClientTransaction transaction;
  private long cseq;
  private int challenges;
  private boolean wanted;
  private boolean active;
  private long since;

  Registration(AutoPhone phone) {
    this.phone = phone;
    this.callId = phone.newTag() + phone.newTag() + "@" + phone.name();
  }

  boolean active() {
    return active;
  }

  /** Whether it is active and older than that. */
  boolean olderThan(Duration age) {
    return active && phone.timeline().nanos() - since > age.toNanos();
  }

  void send(Duration expiry) {
    wanted = !expiry.isZero();
    challenges = 0;
    SipMessage register =
        phone
            .begin("REGISTER", "sip:" + phone.domain(), phone.addressOfRecord(), callId, ++cseq)
            .with("Contact", phone.contact(phone.transport()))
            .with("Expires", Long.toString(expiry.toSeconds()))
            .message();
    transaction = phone.sendOutOfDialog(register, this);
  }

  @Override
  public void response(SipMessage response) {
    boolean challenge = response.status() == 401 || response.status() == 407;
    if (challenge && phone.hasPassword() && challenges++ < MOST_CHALLENGES) {
      cseq++;
      transaction = phone.sendOutOfDialog(phone.authorized(transaction, response), this);
    } else if (response.isFinal()) {
      active = wanted && response.status() == 200;
      since = phone.timeline().nanos();
    }
  }

  @Override
  public void timedOut() {
    active = false;
  }
}
