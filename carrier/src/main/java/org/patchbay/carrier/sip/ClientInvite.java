package org.patchbay.carrier.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.patchbay.proxy.transaction.CancelReason;
import org.patchbay.proxy.transaction.ClientTransaction;

/**
 * An INVITE of ours (RFC 3261 §13.2). The first 2xx is the call; a further one, of another fork, is
 * acknowledged and its dialog ended with BYE (§13.2.2.4).
 */
public final class ClientInvite {
  private static final int MOST_FORKS = 16;

  private final UserAgentClient client;
  private final Dialog begun;
  private final long ringingNanos;
  private final User user;
  private final Map<String, byte[]> acks = new HashMap<>();
  private ClientTransaction transaction;
  private boolean over;

  /** Whoever calls. */
  public interface User {

    /**
     * It was answered, and the ACK was sent.
     *
     * @param description the answer to the offer; empty if there was none
     */
    void answered(Dialog dialog, Optional<String> description);

    /** It came to nothing: refused, cancelled, or not answered in time. */
    void failed(int status);
  }

  ClientInvite(UserAgentClient client, Dialog begun, long ringingNanos, User user) {
    this.client = client;
    this.begun = begun;
    this.ringingNanos = ringingNanos;
    this.user = user;
  }

  void sent(ClientTransaction inTransaction) {
    transaction = inTransaction;
  }

  /** Gives up: CANCEL, and BYE should it have been answered meanwhile. */
  public void cancel() {
    if (!over && transaction.belongsTo(this)) {
      transaction.cancel(CancelReason.NONE);
    }
  }

  void responded(SipResponse response) {
    if (response.status() < 200) {
      transaction.allow(ringingNanos); // then it is cancelled
    } else if (response.status() >= 300) {
      fail(response.status());
    } else {
      succeeded(response);
    }
  }

  private void succeeded(SipResponse response) {
    byte[] ack = acks.get(response.to().tag());
    Dialog dialog = begun.with(response);
    if (ack != null) {
      client.resend(dialog, ack);
      return;
    }
    if (acks.size() == MOST_FORKS) {
      return;
    }
    acks.put(response.to().tag(), client.acknowledge(dialog));
    if (over || transaction.isCancelled()) {
      client.bye(dialog);
      fail(487);
    } else {
      over = true;
      user.answered(dialog, response.description());
    }
  }

  void fail(int status) {
    if (!over) {
      over = true;
      user.failed(status);
    }
  }
}
