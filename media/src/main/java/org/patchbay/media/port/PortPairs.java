package org.patchbay.media.port;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.EventLoop;

/**
 * The port pairs of one loop. A pair is opened when it is first needed and stays open: opening four
 * sockets is what a call would cost most. A pair that is given back rests before it is used again,
 * so that the last packets of the call before do not reach the next one: for the quarantine, and
 * until nothing has arrived for a second, but never longer than {@link #MOST_QUARANTINES}
 * quarantines, lest a stranger who keeps sending keeps the pair. When there is no other pair, the
 * second without packets has to do: calls that pile up while a machine is slow need pairs at once.
 *
 * <p>Pairs are opened in an order that cannot be guessed. A port that another process holds is
 * passed over for {@link #HELD_ELSEWHERE}. A call never waits for more than a few of them.
 */
public final class PortPairs implements AutoCloseable {
  /** Long enough for a BYE to be retransmitted and for the packets that it crossed. */
  public static final Duration DEFAULT_QUARANTINE = Duration.ofSeconds(5);

  /** How long a pair that could not be bound is not tried again. */
  static final Duration HELD_ELSEWHERE = Duration.ofMinutes(1);

  /** So many pairs are tried for one call: with an address that is gone, each would be in vain. */
  static final int MOST_TRIES = 16;

  private static final int MOST_QUARANTINES = 6;
  private static final long SILENCE_NANOS = Duration.ofSeconds(1).toNanos();

  private final EventLoop loop;
  private final Datagrams datagrams;
  private final PortRange range;
  private final long quarantineNanos;
  private final int[] unopened;
  private final ArrayDeque<PortPair> resting = new ArrayDeque<>();
  private final List<PortPair> opened = new ArrayList<>();
  private final ArrayDeque<HeldPort> held = new ArrayDeque<>();
  private int unopenedCount;
  private int taken;
  private long refused;
  private boolean closed;

  /**
   * How a pool stands.
   *
   * @param capacity pairs that can be in use at once
   * @param taken pairs in use
   * @param resting pairs given back, ready or still in quarantine
   * @param unusable pairs that could not be bound: another process holds them
   * @param refused how often none was there to give
   */
  public record Occupancy(int capacity, int taken, int resting, int unusable, long refused) {}

  /** A pair that could not be bound, and when. */
  private record HeldPort(int port, long since) {}

  /** A pool with nothing open. */
  public PortPairs(EventLoop loop, Datagrams datagrams, PortRange range, Duration quarantine) {
    this.loop = loop;
    this.datagrams = datagrams;
    this.range = range;
    this.quarantineNanos = quarantine.toNanos();
    this.unopened = new int[range.pairs()];
    this.unopenedCount = unopened.length;
    for (int i = 0; i < unopened.length; i++) {
      unopened[i] = range.first() + 2 * i;
    }
  }

  /** Takes a pair; empty when all are in use or still sent to: the caller answers 503. */
  public Optional<PortPair> take() {
    if (closed) {
      return Optional.empty();
    }
    PortPair pair = rested();
    if (pair == null) {
      pair = open();
    }
    if (pair == null) {
      pair = silent();
    }
    if (pair == null) {
      refused++;
      return Optional.empty();
    }
    pair.take();
    taken++;
    return Optional.of(pair);
  }

  /** How the pool stands. */
  public Occupancy occupancy() {
    return new Occupancy(
        unopened.length - held.size(), taken, resting.size(), held.size(), refused);
  }

  /** Closes every socket, those in use included. */
  @Override
  public void close() {
    closed = true;
    resting.clear();
    opened.forEach(PortPair::close);
    opened.clear();
  }

  void released(PortPair pair) {
    taken--;
    if (!closed) {
      pair.restFrom(now());
      resting.add(pair);
    }
  }

  long now() {
    return loop.clock().nanos();
  }

  /** The pair that has rested longest among those that are ready; null when there is none. */
  private PortPair rested() {
    long now = now();
    for (Iterator<PortPair> oldestFirst = resting.iterator(); oldestFirst.hasNext(); ) {
      PortPair pair = oldestFirst.next();
      if (now - pair.restsSince() < quarantineNanos) {
        return null; // those behind it were given back later
      }
      if (ready(pair, now)) {
        oldestFirst.remove();
        return pair;
      }
    }
    return null;
  }

  /** The pair that has rested longest of those that nothing came to for a second. */
  private PortPair silent() {
    long before = now() - SILENCE_NANOS;
    for (Iterator<PortPair> oldestFirst = resting.iterator(); oldestFirst.hasNext(); ) {
      PortPair pair = oldestFirst.next();
      if (pair.strayAt() <= before) {
        oldestFirst.remove();
        return pair;
      }
    }
    return null;
  }

  private boolean ready(PortPair pair, long now) {
    long rest = now - pair.restsSince();
    return rest >= quarantineNanos
        && (now - pair.strayAt() >= SILENCE_NANOS || rest >= MOST_QUARANTINES * quarantineNanos);
  }

  private PortPair open() {
    for (int tries = 0; tries < MOST_TRIES && anyUnopened(); tries++) {
      int index = loop.ids().nextInt(unopenedCount);
      int port = unopened[index];
      try {
        PortPair pair = new PortPair(this, datagrams, range.address(), port);
        unopened[index] = unopened[--unopenedCount];
        opened.add(pair);
        return pair;
      } catch (BindException e) {
        unopened[index] = unopened[--unopenedCount];
        held.add(new HeldPort(port, now()));
      } catch (IOException e) {
        return null; // no descriptors left: the pair may be had later
      }
    }
    return null;
  }

  private boolean anyUnopened() {
    long before = now() - HELD_ELSEWHERE.toNanos();
    while (!held.isEmpty() && held.peek().since() <= before) {
      unopened[unopenedCount++] = held.poll().port();
    }
    return unopenedCount > 0;
  }
}
