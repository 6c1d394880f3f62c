package org.patchbay.proxy.protection;

import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

/**
 * Refuses new work early when there is more than can be done, so that what has begun is finished
 * (docs/adr/0027). How far the loop is behind is the measure, and not a rate: what begins anew from
 * where nobody has logged in goes first, so that a flood of strangers takes no place of a caller's;
 * then new calls, then registrations from where nobody has logged in, then all registrations. What
 * is within a dialog, CANCEL, ACK and responses never do. On the proxy's loop.
 */
public final class Overload {
  private static final Logger LOG = LogManager.getLogger(Overload.class);

  /**
   * So long the loop may be behind before anything is refused: as after a collector's pause, or
   * while its code is cold. It is less than T1, when peers send again (RFC 3261 §17.1.1.1).
   */
  static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(250);

  /** The same while there is overload: it keeps what is accepted prompt. */
  static final long LIMIT = TimeUnit.MILLISECONDS.toNanos(10);

  /** Overload is over when nothing has been refused for so long. */
  static final long CALM = TimeUnit.SECONDS.toNanos(1);

  /** Strangers, who will be challenged or refused, are turned away so many times sooner. */
  private static final int STRANGERS_SHARE = 2;

  private static final int UNKNOWN_REGISTRATION = 4;
  private static final int ANY_REGISTRATION = 16;

  /** How Retry-After rises: from two to four seconds up to sixteen to 32. */
  private static final int LEAST_RETRY = 2;

  private static final int MOST_RISES = 3;
  private static final long RISE = TimeUnit.SECONDS.toNanos(5);

  private final EventLoop loop;
  private final Doorkeeper doorkeeper;
  private boolean present;
  private long began;
  private long lastShed;
  private long sheds;
  private long shedsBefore;

  /** Nothing is overloaded yet. */
  public Overload(EventLoop loop, Doorkeeper doorkeeper) {
    this.loop = loop;
    this.doorkeeper = doorkeeper;
  }

  /** Whether a request that would begin a transaction had better not. */
  public boolean sheds(RequestHead head, Flow flow) {
    long behind = loop.behind();
    if (behind <= LIMIT / STRANGERS_SHARE) {
      return false;
    }
    long most = limit(head, flow, isPresent() ? LIMIT : PATIENCE);
    if (behind <= most) {
      return false;
    }
    count();
    return true;
  }

  /** How far the loop may be behind for a request still to be taken. */
  private long limit(RequestHead head, Flow flow, long base) {
    Method method = head.message().method();
    if (flow.transport() == Transport.HOP || isOfWhatHasBegun(method) || head.to().hasTag()) {
      return Long.MAX_VALUE;
    }
    boolean known = doorkeeper.knows(flow);
    if (method != Method.REGISTER) {
      return known ? base : base / STRANGERS_SHARE;
    }
    return base * (known ? ANY_REGISTRATION : UNKNOWN_REGISTRATION);
  }

  private static boolean isOfWhatHasBegun(Method method) {
    return switch (method) {
      case ACK, BYE, CANCEL, PRACK, UPDATE -> true;
      default -> false;
    };
  }

  /**
   * Counts a request that is refused because there is too much to do, here or elsewhere behind this
   * proxy.
   */
  public void count() {
    long now = loop.clock().nanos();
    if (!isPresent()) {
      LOG.warn("there is more to do than can be done: new calls are refused for a while");
      present = true;
      began = now;
      shedsBefore = sheds;
    }
    lastShed = now;
    sheds++;
  }

  private boolean isPresent() {
    if (present && loop.clock().nanos() - lastShed > CALM) {
      present = false;
      LOG.info("refused {} requests while there was too much to do", sheds - shedsBefore);
    }
    return present;
  }

  /**
   * Seconds for Retry-After: random, so that not all come at once, and more the longer it lasts.
   */
  public int retryAfter() {
    int rises = present ? (int) Math.min(MOST_RISES, (lastShed - began) / RISE) : 0;
    int least = LEAST_RETRY << rises;
    return least + loop.ids().nextInt(least + 1);
  }

  /** How many requests were refused since the start because there was too much to do. */
  public long sheds() {
    return sheds;
  }
}
