package org.patchbay.proxy.registrar;

import java.util.List;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.transport.Flow;

/** What a REGISTER does once it is known whose bindings it may change (RFC 3261 §10.3). */
public final class Registrar {
  /** Longer names are nobody's, and would be kept. */
  private static final int MOST_USER = 256;

  /** Where the answer goes. One of the methods is called, once, on the loop. */
  public interface Reply {

    /**
     * The answer is 200.
     *
     * @param bindings all bindings of the user, for {@link ContactList#write}
     * @param outbound whether a contact was registered as a flow of its instance (RFC 5626 §6)
     */
    void accepted(List<Binding> bindings, boolean outbound);

    /**
     * The answer is a refusal.
     *
     * @param headers header lines for it, each ended by CRLF; "" for none
     */
    void refused(Refusal refusal, String headers);
  }

  private final EventLoop loop;
  private final LocationService locations;
  private final RegisterLimits limits;
  private final RegisterPolicy policy;
  private final RegisterReader reader = new RegisterReader();

  /** A registrar that keeps its bindings there, with a plain policy. */
  public Registrar(EventLoop loop, LocationService locations, RegisterLimits limits) {
    this(loop, locations, limits, RegisterPolicy.PLAIN);
  }

  /** A registrar that keeps its bindings there. */
  public Registrar(
      EventLoop loop, LocationService locations, RegisterLimits limits, RegisterPolicy policy) {
    this.loop = loop;
    this.locations = locations;
    this.limits = limits;
    this.policy = policy;
  }

  /** What the operator has decided, for those who know where a REGISTER comes from. */
  public RegisterPolicy policy() {
    return policy;
  }

  /**
   * Processes a REGISTER whose sender may change the bindings of that user.
   *
   * @param head the request; not looked at after this method returns
   * @param flow what it came in on
   * @param user the user of the address-of-record
   * @param reply called before this method returns, or later
   */
  public void register(RequestHead head, Flow flow, String user, Reply reply) {
    Refusal fault = user.length() > MOST_USER ? Refusal.BAD_TO : reader.read(head);
    if (fault != null) {
      reply.refused(fault, "");
      return;
    }
    List<Binding> existing = locations.lookup(user);
    RegisterRequest request = reader.request();
    RegisterOutcome outcome =
        RegisterRules.apply(request, existing, limits, loop.clock().epochMillis(), flow);
    if (outcome instanceof RegisterOutcome.Update update) {
      update(user, existing, update.after(), request.asksForOutbound(), reply);
    } else if (outcome instanceof RegisterOutcome.Refused refused) {
      reply.refused(refused.refusal(), refused.headers());
    } else {
      reply.accepted(existing, false);
    }
  }

  private void update(
      String user, List<Binding> existing, List<Binding> after, boolean outbound, Reply reply) {
    if (after.equals(existing)) {
      reply.accepted(existing, outbound); // what is not there was removed: nothing to write
      return;
    }
    if (BindingRecords.octets(user, after) > BindingJournal.MOST_OCTETS) {
      reply.refused(Refusal.TOO_MANY_CONTACTS, ""); // together longer than a record
      return;
    }
    locations.replace(
        user,
        after,
        () -> reply.accepted(after, outbound),
        () -> reply.refused(Refusal.STORE_BUSY, ""));
  }
}
