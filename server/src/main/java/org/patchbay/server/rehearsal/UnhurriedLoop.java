package org.patchbay.server.rehearsal;

import org.patchbay.loop.Clock;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.IdSource;
import org.patchbay.loop.TimerWheel;

/**
 * The loop of a rehearsal as those on it see it: never behind. Its calls follow each other without
 * a pause and find cold code, which is no reason to refuse one.
 *
 * @param loop the loop that it is
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
