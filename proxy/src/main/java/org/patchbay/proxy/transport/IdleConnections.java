package org.patchbay.proxy.transport;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;

/**
 * Closes the connections that are of no use (docs/adr/0019): one that strangers opened has a minute
 * to show what it is good for; any other goes when nothing has come for so long that its peer must
 * be gone. One thread.
 */
final class IdleConnections extends Timer {
  /** How long a peer has until it has logged in, or sent anything that was let pass. */
  static final long PROBATION_NANOS = TimeUnit.SECONDS.toNanos(60);

  /**
   * How long a peer may be silent. A phone that sends no keep-alives registers anew before its hour
   * is over.
   */
  static final long SILENCE_NANOS = TimeUnit.HOURS.toNanos(2);

  private static final long SWEEP_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final EventLoop loop;

  /** The oldest first. */
  private final Set<Connection> onProbation = new LinkedHashSet<>();

  private final Set<Connection> kept = new LinkedHashSet<>();
  private final Timer sweep =
      new Timer() {
        @Override
        protected void fired(long now) {
          closeSilent(now);
        }
      };

  IdleConnections(EventLoop loop) {
    this.loop = loop;
  }

  /** A peer has opened a connection. */
  void accepted(Connection connection) {
    onProbation.add(connection);
    if (!armed()) {
      loop.timers().arm(this, connection.openedAt + PROBATION_NANOS);
    }
  }

  /** A connection is of use: we opened it, or it has proved so. */
  void keep(Connection connection) {
    onProbation.remove(connection);
    kept.add(connection);
    if (!sweep.armed()) {
      loop.timers().arm(sweep, loop.clock().nanos() + SWEEP_NANOS);
    }
  }

  /** A connection is gone. */
  void gone(Connection connection) {
    onProbation.remove(connection);
    kept.remove(connection);
    if (onProbation.isEmpty()) {
      loop.timers().cancel(this);
    }
    if (kept.isEmpty()) {
      loop.timers().cancel(sweep);
    }
  }

  void stop() {
    loop.timers().cancel(this);
    loop.timers().cancel(sweep);
  }

  @Override
  protected void fired(long now) {
    List<Connection> over = new ArrayList<>();
    for (Connection connection : onProbation) {
      if (now - connection.openedAt < PROBATION_NANOS) {
        loop.timers().arm(this, connection.openedAt + PROBATION_NANOS);
        break;
      }
      over.add(connection);
    }
    onProbation.removeAll(over);
    over.forEach(connection -> connection.stream().close());
  }

  private void closeSilent(long now) {
    List<Connection> silent =
        kept.stream().filter(each -> now - each.heardAt >= SILENCE_NANOS).toList();
    silent.forEach(kept::remove);
    silent.forEach(connection -> connection.stream().close());
    if (!kept.isEmpty()) {
      loop.timers().arm(sweep, now + SWEEP_NANOS);
    }
  }
}
