package org.patchbay.server.rehearsal;

import org.patchbay.loop.Clock;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.IdSource;
import org.patchbay.loop.TimerWheel;

/**
 * A loop that is never behind: cold code takes its time, and a call that overload refuses would
 * rehearse nothing.
 */
record UnhurriedLoop(EventLoop loop) implements EventLoop {

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
