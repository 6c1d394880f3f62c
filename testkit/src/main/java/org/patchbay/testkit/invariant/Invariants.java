package org.patchbay.testkit.invariant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.patchbay.testkit.CallFailure;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

/**
 * What must hold of a server at the end of every simulated test:
 *
 * <ul>
 *   <li>every INVITE transaction got its final response, and not two that contradict each other;
 *   <li>what is forwarded keeps its Via values and has a Max-Forwards one less;
 *   <li>responses carry the Via values of their request;
 *   <li>requests of a dialog leave in the order of their CSeq;
 *   <li>no header beginning with {@code X-Patchbay-} leaves;
 *   <li>when all transactions have had the time to end, there are no more timers on the server's
 *       wheel, and no more sockets open, than at the baseline.
 * </ul>
 */
public final class Invariants {
  /** Timer C (3 min, RFC 3261 §16.6), then 64*T1 to give up a CANCEL, then 64*T1 to linger. */
  private static final Duration UNTIL_QUIET = Duration.ofSeconds(180 + 2 * 32 + 10);

  private static final int MOST_SHOWN = 5;

  private static final List<Invariant> ON_THE_WIRE =
      List.of(new InviteFinals(), new Forwarding(), new CseqOrder(), new InternalHeaders());

  private final World world;
  private final Host server;
  private IntSupplier pooledSockets = () -> 0;
  private int baselineTimers;
  private int baselineSockets;

  private Invariants(World world, Host server) {
    this.world = world;
    this.server = server;
    rebase();
  }

  /** The invariants of the server on that host; what it has open now is the baseline. */
  public static Invariants of(World world, Host server) {
    return new Invariants(world, server);
  }

  /** Leaves sockets out of the count that the server keeps open to use them again. */
  public Invariants pooling(IntSupplier sockets) {
    pooledSockets = sockets;
    return rebase();
  }

  /** Takes what the server has open now as the baseline: after phones have registered. */
  public Invariants rebase() {
    world.settle();
    baselineTimers = server.timers();
    baselineSockets = sockets();
    return this;
  }

  /** Lets all transactions end and checks everything; fails with the ladders of the calls. */
  public void check() {
    world.advance(UNTIL_QUIET);
    checkWire();
    checkNothingIsLeft();
  }

  /** The same, and forgets the trace: between the batches of a long simulation. */
  public void checkAndForget() {
    check();
    world.trace().forget();
  }

  /** Checks what was on the wire, when no INVITE is open. */
  public void checkWire() {
    world.settle();
    Evidence evidence = Evidence.of(world.trace(), server.name());
    List<Violation> violations = new ArrayList<>();
    ON_THE_WIRE.forEach(invariant -> violations.addAll(invariant.violations(evidence)));
    fail(violations);
  }

  /** Checks that no timer and no socket is left beyond the baseline. */
  public void checkNothingIsLeft() {
    List<Violation> violations = new ArrayList<>();
    if (server.timers() > baselineTimers) {
      violations.add(
          new Violation(
              (server.timers() - baselineTimers) + " timers are left on " + server.name(), ""));
    }
    if (sockets() > baselineSockets) {
      violations.add(
          new Violation(
              (sockets() - baselineSockets) + " sockets are left on " + server.name(), ""));
    }
    fail(violations);
  }

  private int sockets() {
    return server.openSockets() - pooledSockets.getAsInt();
  }

  private static void fail(List<Violation> violations) {
    if (violations.isEmpty()) {
      return;
    }
    List<Violation> shown = violations.subList(0, Math.min(MOST_SHOWN, violations.size()));
    throw new CallFailure(
        violations.size()
            + " violations of invariants, such as\n  "
            + String.join("\n  ", shown.stream().map(v -> v.what() + " " + v.callId()).toList()),
        shown.stream().map(Violation::callId).filter(id -> !id.isEmpty()).distinct().toList());
  }
}
