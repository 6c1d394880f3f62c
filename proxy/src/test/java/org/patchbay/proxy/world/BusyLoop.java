package org.patchbay.proxy.world;

import java.util.function.LongSupplier;
import org.patchbay.loop.Clock;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.IdSource;
import org.patchbay.loop.TimerWheel;

/**
 * A loop that says that it is behind.
 *
 * @param nanos by how much
 */
record BusyLoop(EventLoop loop, LongSupplier nanos) implements EventLoop {
  @Override
  public long behind() {
    return nanos.getAsLong();
  }

  @Override
  public Clock clock() {
    return loop.clock();
  }

  @Override
  public TimerWheel timers() {
    return loop.timers();
  }

  @Override
  public IdSource ids() {
    return loop.ids();
  }

  @Override
  public void execute(Runnable task) {
    loop.execute(task);
  }

  @Override
  public boolean inLoop() {
    return loop.inLoop();
  }
}
