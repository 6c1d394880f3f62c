package org.patchbay.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The real loop: one thread, one selector, the UDP sockets that it owns, a timer wheel and a queue
 * of tasks from elsewhere.
 *
 * <p>A turn is: wait for a datagram, a timer or a task; read the clock; drain the sockets; run the
 * tasks; fire the timers. A plain {@link DatagramChannel} on the thread that owns the transactions
 * costs a third less a call than datagrams which cross threads.
 */
public final class NioLoop implements EventLoop, Datagrams, AutoCloseable {
  /** Tasks give way to the sockets and timers after so many: a task may hand over another. */
  private static final int TASKS_A_TURN = 1024;

  private static final long KEEPS_UP = -1;

  private final Selector selector;
  private final Thread thread;
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean wakeUpPending = new AtomicBoolean();
  private final IdSource ids = new SecureIds();
  private final BatchClock clock = new BatchClock();
  private final TimerWheel timers = new TimerWheel(clock.nanos());
  private final DatagramBuffers buffers = new DatagramBuffers();
  private final Consumer<Throwable> failures;
  private final Runnable fireTimers = () -> timers.advance(clock.nanos());
  private final Consumer<SelectionKey> ready = this::ready;
  private long turns;

  /** Whether something was left undone in this turn, and since when there has been no other. */
  private boolean leavesWork;

  private long behindSince = KEEPS_UP;
  private volatile boolean closing;

  /**
   * Starts the loop.
   *
   * @param name the thread's name
   * @param failures told what a task, a timer or a receiver threw; the loop goes on
   */
  public NioLoop(String name, Consumer<Throwable> failures) {
    this.failures = failures;
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.thread = new Thread(this::run, name);
    this.thread.start();
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public TimerWheel timers() {
    return timers;
  }

  @Override
  public IdSource ids() {
    return ids;
  }

  @Override
  public long behind() {
    return behindSince == KEEPS_UP ? 0 : clock.nanos() - behindSince;
  }

  @Override
  public boolean inLoop() {
    return Thread.currentThread() == thread;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (!inLoop() && wakeUpPending.compareAndSet(false, true)) {
      selector.wakeup();
    }
  }

  /** Opens a socket; may be called from any thread. */
  @Override
  public DatagramPort open(InetSocketAddress local, int held, Receiver receiver)
      throws IOException {
    StandardProtocolFamily family =
        local.getAddress() instanceof Inet6Address
            ? StandardProtocolFamily.INET6
            : StandardProtocolFamily.INET;
    DatagramChannel channel = DatagramChannel.open(family);
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, held);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, held);
      channel.bind(local);
      channel.configureBlocking(false);
      NioDatagramPort port = new NioDatagramPort(channel, receiver, buffers, failures);
      channel.register(selector, SelectionKey.OP_READ, port);
      selector.wakeup(); // a select under way does not see the new key
      return port;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Opens a connected socket; may be called from any thread. */
  @Override
  public DatagramPort openConnected(
      DatagramPort listener, InetSocketAddress remote, Receiver receiver, Runnable refused)
      throws IOException {
    NioConnectedPort port =
        NioConnectedPort.open(
            (NioDatagramPort) listener, remote, MANY_PEERS, receiver, refused, buffers, failures);
    port.register(selector);
    selector.wakeup();
    return port;
  }

  /** Ends the loop and closes its sockets; waits for the thread unless called on it. */
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    if (!inLoop()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    try {
      while (!closing) {
        turn();
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      failures.accept(e);
    }
  }

  private void turn() throws IOException {
    turns++;
    leavesWork = false;
    long wait = tasks.isEmpty() ? untilNextTimer() : 0;
    if (wait == 0) {
      selector.selectNow(ready);
    } else {
      selector.select(ready, wait);
    }
    clock.read();
    wakeUpPending.set(false);
    leavesWork |= !runTasks();
    guarded(fireTimers);
    if (!leavesWork) {
      behindSince = KEEPS_UP;
    } else if (behindSince == KEEPS_UP) {
      behindSince = clock.nanos();
    }
  }

  /** Whether that were all. */
  private boolean runTasks() {
    for (int i = 0; i < TASKS_A_TURN; i++) {
      Runnable task = tasks.poll();
      if (task == null) {
        return true;
      }
      guarded(task);
    }
    return false;
  }

  /** Milliseconds to wait, rounded up; 0 when a timer is due, and a day when there is none. */
  private long untilNextTimer() {
    long next = timers.nextDeadline();
    if (next == Long.MAX_VALUE) {
      return TimeUnit.DAYS.toMillis(1);
    }
    long nanos = next - System.nanoTime() + BatchClock.ORIGIN;
    return nanos <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
  }

  private void ready(SelectionKey key) {
    clock.read();
    if (key.isValid()) {
      leavesWork |= ((NioDatagramPort) key.attachment()).drain(turns);
    }
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      failures.accept(e);
    }
  }

  /** Time as of the last batch; the origin is the class's loading, so that it is never negative. */
  private static final class BatchClock implements Clock {
    static final long ORIGIN = System.nanoTime();

    private long nanos;
    private long epochMillis;

    BatchClock() {
      read();
    }

    void read() {
      nanos = System.nanoTime() - ORIGIN;
      epochMillis = System.currentTimeMillis();
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public long preciseNanos() {
      return System.nanoTime() - ORIGIN;
    }

    @Override
    public long epochMillis() {
      return epochMillis;
    }
  }
}
