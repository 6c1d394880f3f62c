package org.patchbay.server.trace;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.WireTap;
import org.patchbay.server.control.ControlCommand;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.control.LoopQuestion;

/**
 * {@code trace SECONDS FILTER}: sends the messages that fit, until the time is over or the asker
 * has gone. 0 seconds are for ever.
 */
public final class TraceCommand implements ControlCommand {
  /** The command's name. */
  public static final String NAME = "trace";

  /** Whoever asks hears something so often, and so the server notices when nobody listens. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

  private static final Duration NAP = Duration.ofMillis(250);

  /** What is sent before the time, and whether the server stops, is looked at again. */
  private static final int AT_ONCE = 1_000;

  private final EventLoop loop;
  private final Executor callLoop;
  private final Supplier<List<Set<String>>> calls;
  private final Function<String, Set<String>> names;
  private final Function<Flow, InetSocketAddress> local;
  private final Traces traces;

  /**
   * A command of a server.
   *
   * @param loop the proxy's
   * @param tapping takes who is to hear all messages, and null for nobody; on that loop
   * @param callLoop the media processor's
   * @param calls the Call-IDs of each call that is there; on that loop
   * @param names everything that a user is called by, the name included
   * @param local the address that peers know, for what they are shown to be talking to
   */
  public TraceCommand(
      EventLoop loop,
      Consumer<WireTap> tapping,
      Executor callLoop,
      Supplier<List<Set<String>>> calls,
      Function<String, Set<String>> names,
      Function<Flow, InetSocketAddress> local) {
    this.loop = loop;
    this.callLoop = callLoop;
    this.calls = calls;
    this.names = names;
    this.local = local;
    this.traces = new Traces(loop.clock(), tapping);
  }

  /** The request for a trace; {@code Duration.ZERO} is for ever. */
  public static String request(TraceFilter filter, Duration time) {
    return NAME + " " + time.toSeconds() + " " + filter.words();
  }

  /** These two Call-IDs belong to one call. On the loop of the calls. */
  public void joined(String callId, String other) {
    if (traces.isActive()) {
      loop.execute(() -> traces.joined(callId, other));
    }
  }

  @Override
  public void run(String arguments, Consumer<String> answer)
      throws ControlException, InterruptedException {
    String[] parts = arguments.split(" ", 2);
    Optional<TraceFilter> filter =
        parts.length < 2 ? Optional.empty() : TraceFilter.parse(parts[1]);
    if (filter.isEmpty() || !parts[0].matches("[0-9]{1,9}")) {
      throw new ControlException("a trace is asked for as SECONDS all|call ID|user NAME|peer IP");
    }
    TraceBuffer buffer = new TraceBuffer(Thread.currentThread());
    Set<String> called =
        filter.get() instanceof TraceFilter.OfUser user ? names.apply(user.name()) : Set.of();
    Trace trace = new Trace(filter.get(), called, buffer);
    try {
      if (!LoopQuestion.ask(loop, () -> traces.begin(trace))) {
        throw new ControlException("as many traces run as may: end another first");
      }
      List<Set<String>> before = LoopQuestion.ask(callLoop, calls);
      loop.execute(() -> trace.know(before));
      long seconds = Long.parseLong(parts[0]);
      send(buffer, seconds == 0 ? Long.MAX_VALUE : Duration.ofSeconds(seconds).toNanos(), answer);
    } finally {
      loop.execute(() -> traces.end(trace));
    }
  }

  private void send(TraceBuffer buffer, long nanos, Consumer<String> answer)
      throws InterruptedException {
    long began = System.nanoTime();
    long heard = began;
    answer.accept(TraceLine.STARTED.line());
    while (System.nanoTime() - began < nanos) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (sendSome(buffer, answer)) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard >= SIGN_OF_LIFE.toNanos()) {
        heard = System.nanoTime();
        answer.accept(TraceLine.ALIVE.line());
      } else {
        LockSupport.parkNanos(this, NAP.toNanos());
      }
    }
    sendSome(buffer, answer);
  }

  /** Sends what is there, and tells of what is missing; returns whether there was anything. */
  private boolean sendSome(TraceBuffer buffer, Consumer<String> answer) {
    int sent = 0;
    for (; sent < AT_ONCE; sent++) {
      SeenMessage message = buffer.poll();
      if (message == null) {
        break;
      }
      answer.accept(TraceLine.MESSAGE.line(record(message).line()));
    }
    long missed = buffer.takeMissed();
    if (missed > 0) {
      answer.accept(TraceLine.MISSED.line(String.valueOf(missed)));
    }
    return sent > 0 || missed > 0;
  }

  private WireRecord record(SeenMessage message) {
    Redaction.apply(message.octets());
    return new WireRecord(
        Instant.ofEpochMilli(message.epochMillis()),
        message.sent(),
        message.flow().transport().parameter(),
        local.apply(message.flow()),
        message.flow().remote(),
        message.octets());
  }
}
