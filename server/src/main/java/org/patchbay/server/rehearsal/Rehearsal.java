package org.patchbay.server.rehearsal;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.config.IpAddresses;
import org.patchbay.loop.NioLoop;
import org.patchbay.loop.Timer;

/** Plays calls, one after the other, on a thread of its own, until there were enough of them. */
public final class Rehearsal {
  private static final Logger LOG = LogManager.getLogger(Rehearsal.class);

  /** After these, the compiler has seen most of what a call needs. */
  private static final int ENOUGH = 150;

  /** On a machine that has better things to do, fewer calls have to be enough. */
  private static final Duration LONGEST = Duration.ofMillis(800);

  // Of the blocks for documentation (RFC 5737).
  static final InetSocketAddress SERVER = at("192.0.2.10");
  static final InetSocketAddress CARRIER = at("198.51.100.20");
  static final InetSocketAddress CALLER = at("203.0.113.30");

  private final NioLoop loop = new NioLoop("rehearsal", this::failed);
  private final RehearsedNetwork network = new RehearsedNetwork(loop);
  private final RehearsedCaller caller = new RehearsedCaller(network, this::next);
  private final CompletableFuture<Integer> played = new CompletableFuture<>();
  private final int enough;
  private final Duration longest;
  private RehearsedServer server;
  private long end;
  private int calls;

  private Rehearsal(int enough, Duration longest) {
    this.enough = enough;
    this.longest = longest;
  }

  private static InetSocketAddress at(String address) {
    return new InetSocketAddress(IpAddresses.parse(address).orElseThrow(), 5060);
  }

  /**
   * Begins, and returns at once.
   *
   * @return the number of calls that were played; it is there within a second
   */
  public static CompletableFuture<Integer> begin() {
    return begin(ENOUGH, LONGEST);
  }

  static CompletableFuture<Integer> begin(int enough, Duration longest) {
    Rehearsal rehearsal = new Rehearsal(enough, longest);
    rehearsal.loop.execute(rehearsal::start);
    return rehearsal.played;
  }

  private void start() {
    end = System.nanoTime() + longest.toNanos();
    loop.timers().arm(new TimeIsUp(), loop.clock().nanos() + longest.toNanos());
    server = new RehearsedServer(new UnhurriedLoop(loop), network);
    network.add(CARRIER, new RehearsedCarrier(network));
    network.add(CALLER, caller);
    caller.call();
  }

  /** A call is over. The loop's own clock stands still while there is work. */
  private void next() {
    calls++;
    if (calls < enough && System.nanoTime() < end) {
      caller.call();
    } else {
      end();
    }
  }

  private void end() {
    if (server != null) {
      server.close();
    }
    loop.close();
    played.complete(calls);
  }

  private void failed(Throwable failure) {
    LOG.warn("A rehearsed call failed; the first real ones may be slow", failure);
    loop.close();
    played.complete(calls);
  }

  /** Fires even if a call hangs. */
  private final class TimeIsUp extends Timer {
    @Override
    protected void fired(long now) {
      end();
    }
  }
}
