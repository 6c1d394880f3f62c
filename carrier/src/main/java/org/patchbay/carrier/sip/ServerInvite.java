package org.patchbay.carrier.sip;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.patchbay.loop.Timer;
import org.patchbay.proxy.transaction.ServerTransaction;

/**
 * An INVITE that is owed an answer; then its 2xx, which is sent again until the ACK comes (RFC 3261
 * §13.3.1.4). What can no longer be said is not said: all methods may be called at any time.
 */
public final class ServerInvite extends Timer {
  private final UserAgent agent;
  private final ServerTransaction transaction;
  private final SipRequest request;
  private final Way way;
  private User user = new User() {};
  private byte[] success;
  private long interval;
  private long giveUpAt;

  /** Whoever answers it. */
  public interface User {

    /** The caller gave up, and was answered 487. */
    default void cancelled() {}

    /** The 2xx was never acknowledged. */
    default void unacknowledged() {}
  }

  ServerInvite(UserAgent agent, ServerTransaction transaction, SipRequest request, Way way) {
    this.agent = agent;
    this.transaction = transaction;
    this.request = request;
    this.way = way;
    transaction.own(this);
  }

  /** The INVITE. */
  public SipRequest request() {
    return request;
  }

  /** How its sender is reached. */
  public Way way() {
    return way;
  }

  /** Tells this user from now on. */
  public void tell(User newUser) {
    user = newUser;
  }

  /** Makes the dialog that a response to it makes, once: requests in it go to that user. */
  public Dialog begin(DialogUser dialogUser) {
    byte[] tag = new byte[UserAgent.TAG_LENGTH];
    transaction.writeTag(tag); // that of every response to it (§8.2.6.2)
    String localTag = new String(tag, StandardCharsets.US_ASCII);
    Dialog dialog = Dialog.ofCallee(request, localTag, way);
    agent.open(dialog, dialogUser);
    return dialog;
  }

  /** Whether it has not been answered finally. */
  public boolean isPending() {
    return transaction.belongsTo(this) && transaction.isPending();
  }

  /** Whether a 2xx waits for its ACK. */
  public boolean isUnacknowledged() {
    return success != null;
  }

  /** Sends a 101 to 199. */
  public void provisional(int status, String phrase, Optional<String> description) {
    if (isPending()) {
      agent.respond(this, status, phrase, "", description);
    }
  }

  /** Sends 200 with an offer or answer, until it is acknowledged. */
  public void accept(String description) {
    if (isPending()) {
      success = agent.respond(this, 200, "OK", "", Optional.of(description));
      interval = agent.timings().t1();
      giveUpAt = agent.now() + agent.timings().giveUp();
      agent.timers().arm(this, agent.now() + interval);
    }
  }

  /**
   * Sends a failure.
   *
   * @param headers further header lines, each with its CRLF
   */
  public void refuse(int status, String phrase, String headers) {
    if (isPending()) {
      agent.respond(this, status, phrase, headers, Optional.empty());
    }
  }

  /** The ACK of its 2xx has come, or is not waited for any more. */
  public void settled() {
    success = null;
    agent.timers().cancel(this);
  }

  /** A CANCEL has come and was answered. */
  void cancel() {
    if (isPending()) {
      refuse(487, "Request Terminated", "");
      user.cancelled();
    }
  }

  ServerTransaction transaction() {
    return transaction;
  }

  @Override
  protected void fired(long now) {
    if (now >= giveUpAt) {
      settled();
      user.unacknowledged();
      return;
    }
    if (transaction.belongsTo(this)) {
      transaction.respond(200, success, success.length);
    }
    interval = Math.min(2 * interval, agent.timings().t2());
    agent.timers().arm(this, Math.min(now + interval, giveUpAt));
  }
}
