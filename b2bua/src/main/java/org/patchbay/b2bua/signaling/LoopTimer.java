package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.SipTimer;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;

/** JAIN-SIP's timers, on the loop's wheel. Made by JAIN-SIP. */
public final class LoopTimer implements SipTimer {
  private final EventLoop loop = HopWiring.current().loop();
  private volatile boolean started; // JAIN-SIP stops it a second time, from a thread of its own

  /** Connects to the loop of the stack that is being made. */
  public LoopTimer() {}

  @Override
  public boolean schedule(SIPStackTimerTask task, long delay) {
    return arm(task, delay, 0);
  }

  @Override
  public boolean scheduleWithFixedDelay(SIPStackTimerTask task, long delay, long period) {
    return arm(task, delay, period);
  }

  private boolean arm(SIPStackTimerTask task, long delayMillis, long periodMillis) {
    if (!started) {
      return false;
    }
    TaskTimer timer = new TaskTimer(task, TimeUnit.MILLISECONDS.toNanos(periodMillis));
    task.setSipTimerTask(timer);
    loop.timers().arm(timer, loop.clock().nanos() + TimeUnit.MILLISECONDS.toNanos(delayMillis));
    return true;
  }

  @Override
  public boolean cancel(SIPStackTimerTask task) {
    if (task != null && task.getSipTimerTask() instanceof TaskTimer timer && !timer.over) {
      timer.over = true;
      task.cleanUpBeforeCancel();
      loop.timers().cancel(timer);
      return true;
    }
    return false;
  }

  @Override
  public void start(SipStackImpl stack, Properties properties) {
    started = true;
  }

  @Override
  public void stop() {
    started = false;
  }

  @Override
  public boolean isStarted() {
    return started;
  }

  private final class TaskTimer extends Timer {
    private final SIPStackTimerTask task;
    private final long period;
    private boolean over;

    TaskTimer(SIPStackTimerTask task, long period) {
      this.task = task;
      this.period = period;
    }

    @Override
    protected void fired(long now) {
      if (over || !started) {
        return;
      }
      over = period == 0;
      task.runTask();
      if (!over) {
        loop.timers().arm(this, now + period);
      }
    }
  }
}
