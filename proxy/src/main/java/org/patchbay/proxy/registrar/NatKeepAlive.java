package org.patchbay.proxy.registrar;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;
import org.patchbay.proxy.transport.Flow;

/**
 * Keeps open the way to phones that registered over UDP from behind a NAT. A NAT forgets a phone
 * that is silent, the one of Linux after 30 s, and many phones send no keep-alives of their own.
 * All bindings are gone through in that time, a few at a time, so that a million hold nothing up.
 */
public final class NatKeepAlive extends Timer {
  /** Between two datagrams to one phone: less than any usual NAT waits. */
  static final long ROUND = TimeUnit.SECONDS.toNanos(20);

  /** Parts of the table in one step where there are few bindings. */
  private static final int MOST_PARTS_A_STEP = 64;

  /** In one step about so many bindings are looked at. */
  private static final int BINDINGS_A_STEP = 512;

  private final EventLoop loop;
  private final LocationService locations;
  private final Consumer<Flow> ping;
  private int part;

  /**
   * Keeps phones reachable, once started.
   *
   * @param ping sends a datagram on a flow that means nothing to the phone (RFC 3261 §7.5)
   */
  public NatKeepAlive(EventLoop loop, LocationService locations, Consumer<Flow> ping) {
    this.loop = loop;
    this.locations = locations;
    this.ping = ping;
  }

  /** Begins, on the loop. */
  public void start() {
    arm(parts());
  }

  /** Ends, on the loop. */
  public void stop() {
    loop.timers().cancel(this);
  }

  private int parts() {
    long few = (long) BINDINGS_A_STEP * LocationService.PARTS / Math.max(1, locations.size());
    return (int) Math.max(1, Math.min(MOST_PARTS_A_STEP, few));
  }

  private void arm(int parts) {
    loop.timers().arm(this, loop.clock().nanos() + ROUND * parts / LocationService.PARTS);
  }

  @Override
  protected void fired(long now) {
    int parts = parts();
    for (int i = 0; i < parts && locations.size() > 0; i++) {
      locations.forEach(part, (user, bindings) -> keep(bindings));
      part = (part + 1) % LocationService.PARTS;
    }
    arm(parts);
  }

  private void keep(List<Binding> bindings) {
    for (Binding binding : bindings) {
      if (ContactAddress.needsKeepAlive(binding)) {
        ping.accept(binding.flow());
      }
    }
  }
}
