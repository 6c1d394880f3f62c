package org.patchbay.proxy.protection;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.transport.Flow;

/**
 * Limits what one source may send, and bans the one that tries passwords or names (docs/adr/0028).
 * Over UDP an address is easily forged: a source is banned only after it has proved that it
 * receives what is sent to it, by answering a nonce of ours; until then what looks like it is
 * slowed down. A connection is proof by itself. Nothing here concerns peers of the configuration.
 * On the proxy's loop.
 */
public final class Doorkeeper {
  private static final Logger LOG = LogManager.getLogger(Doorkeeper.class);

  /** For so many sources at once: 256 kB a limit. */
  private static final int SOURCES = 1 << 14;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** How long it takes until what a source did wrong is forgotten. */
  private static final long MEMORY = TimeUnit.MINUTES.toNanos(10);

  /**
   * Requests that end in refusals, over ten minutes: no phone does so, and svwar tries 900 names.
   */
  static final int REFUSALS = 300;

  /** What is left a second to a source that is slowed down. */
  static final int TRICKLE = 5;

  /** Where a user logs in there may be many phones behind one address: so much more is forgiven. */
  static final int PATIENCE = 5;

  private final EventLoop loop;
  private final Exemptions exemptions;
  private final boolean bansAnybody;
  private final Duration ban;
  private final LeakyBuckets requests;
  private final LeakyBuckets registrations;
  private final LeakyBuckets trickle;
  private final LeakyBuckets wrongPasswords;
  private final LeakyBuckets refusals;
  private final LeakyBuckets unprovedRefusals;
  private final Logins logins = new Logins();
  private final Bans bans;
  private final SlowedSources slowed;
  private long turnedAway;
  private long limited;
  private long banned;

  /**
   * A doorkeeper who has seen nobody.
   *
   * @param exempt whom none of it concerns, by address
   */
  public Doorkeeper(
      ProtectionSettings settings, EventLoop loop, Predicate<InetSocketAddress> exempt) {
    this.loop = loop;
    this.exemptions = new Exemptions(exempt);
    this.bansAnybody = settings.failures() > 0;
    this.ban = settings.ban();
    this.requests = perSecond(settings.requestsPerSource());
    this.registrations = perSecond(settings.registrationsPerSource());
    this.trickle = perSecond(TRICKLE);
    this.wrongPasswords = perMemory(settings.failures());
    this.refusals = perMemory(REFUSALS);
    this.unprovedRefusals = perMemory(REFUSALS);
    this.bans = new Bans(loop.clock(), settings.ban().toNanos());
    this.slowed = new SlowedSources(loop.clock(), Bans.MOST, settings.ban().toNanos());
  }

  private LeakyBuckets perSecond(int most) {
    return most == 0
        ? null
        : new LeakyBuckets(SOURCES, loop.ids().nextLong(), SECOND / most, 2 * most);
  }

  private LeakyBuckets perMemory(int most) {
    return bansAnybody
        ? new LeakyBuckets(SOURCES, loop.ids().nextLong(), MEMORY / most, most)
        : null;
  }

  /**
   * What is to become of a message that has arrived. Of the message only the first octets are read.
   *
   * @param bytes the octets from index 0
   */
  public Admittance admits(byte[] bytes, int length, Flow flow) {
    if (exemptions.covers(flow)) {
      return Admittance.READ;
    }
    boolean reliable = flow.transport().reliable();
    long source = Source.of(flow.remote().getAddress());
    if (bans.turnsAway(source)) {
      turnedAway++;
      return reliable ? Admittance.DISCONNECT : Admittance.DROP;
    }
    if (FirstOctets.areOfResponse(bytes, length) || isWithinLimits(source, bytes, length)) {
      return Admittance.READ;
    }
    limited++;
    return reliable ? Admittance.REFUSE : Admittance.DROP;
  }

  private boolean isWithinLimits(long source, byte[] bytes, int length) {
    long now = loop.clock().nanos();
    if (requests != null && !requests.add(source, now)) {
      return false;
    }
    if (registrations != null
        && FirstOctets.areOfRegister(bytes, length)
        && !registrations.add(source, now)) {
      return false;
    }
    if (!slowed.holds(source) || logins.knows(source, now) || trickle.add(source, now)) {
      return true;
    }
    slowed.dropped(source);
    return false;
  }

  /** Whether a peer may open a connection. */
  public boolean mayConnect(InetSocketAddress remote) {
    if (!bans.turnsAway(Source.of(remote.getAddress()))) {
      return true;
    }
    turnedAway++;
    return false;
  }

  /** A stranger's request was refused or challenged. Who logs in is forgiven it. */
  public void refused(Flow flow) {
    if (!bansAnybody || exemptions.covers(flow)) {
      return;
    }
    long now = loop.clock().nanos();
    long source = Source.of(flow.remote().getAddress());
    if (flow.transport().reliable()) {
      provedRefusal(source, now);
    } else if (!unprovedRefusals.add(source, now)
        && !logins.knows(source, now)
        && slowed.add(source)) {
      LOG.warn(
          "slowed {} down for {} s: {}",
          Source.text(source),
          ban.toSeconds(),
          Ban.Reason.SLOWED_DOWN.words());
    }
  }

  /**
   * A stranger has received a refusal or challenge: over UDP that is proved by the ACK, with the
   * tag that was sent to its source alone. A refusal counts once, however it was proved.
   */
  public void refusalReceived(Flow flow) {
    if (bansAnybody && !flow.transport().reliable() && !exemptions.covers(flow)) {
      provedRefusal(Source.of(flow.remote().getAddress()), loop.clock().nanos());
    }
  }

  private void provedRefusal(long source, long now) {
    if (!refusals.add(source, now, patience(source, now))) {
      ban(source, Ban.Reason.SCANNING);
    }
  }

  /**
   * A wrong password came, or the name of nobody.
   *
   * @param proved whether it answers a nonce that was sent to its source
   */
  public void wrongPassword(Flow flow, boolean proved) {
    boolean certain = proved || flow.transport().reliable();
    if (!bansAnybody || !certain || exemptions.covers(flow)) {
      return;
    }
    long now = loop.clock().nanos();
    long source = Source.of(flow.remote().getAddress());
    if (!wrongPasswords.add(source, now, patience(source, now))) {
      ban(source, Ban.Reason.WRONG_PASSWORDS);
    }
  }

  /** A user has proved a password. */
  public void loggedIn(Flow flow) {
    if (exemptions.covers(flow)) {
      return;
    }
    long source = Source.of(flow.remote().getAddress());
    logins.note(source, loop.clock().nanos());
    if (bansAnybody) {
      refusals.forget(source);
      unprovedRefusals.forget(source);
      slowed.forget(source);
    }
  }

  /** Whether a user has logged in from where a flow leads, of late. */
  public boolean knows(Flow flow) {
    return exemptions.covers(flow)
        || logins.knows(Source.of(flow.remote().getAddress()), loop.clock().nanos());
  }

  private int patience(long source, long now) {
    return logins.knows(source, now) ? PATIENCE : 1;
  }

  private void ban(long source, Ban.Reason reason) {
    banned++;
    long length = bans.add(source, reason);
    forget(source);
    LOG.warn(
        "banned {} for {} s: {}",
        Source.text(source),
        Duration.ofNanos(length).toSeconds(),
        reason.words());
  }

  private void forget(long source) {
    wrongPasswords.forget(source);
    refusals.forget(source);
    unprovedRefusals.forget(source);
    slowed.forget(source);
  }

  /** Who is kept out now, and who is slowed down. */
  public List<Ban> bans() {
    List<Ban> all = new ArrayList<>(bans.all());
    all.addAll(slowed.all());
    return all;
  }

  /** Lets a source in again; false if it was not kept out. */
  public boolean lift(long source) {
    boolean wasSlowed = slowed.holds(source);
    if (bansAnybody) {
      forget(source);
    }
    return bans.lift(source) || wasSlowed;
  }

  /** Lets everybody in again; returns how many were kept out. */
  public int liftAll() {
    int kept = bans.count() + slowed.count();
    bans.liftAll();
    slowed.forgetAll();
    if (bansAnybody) {
      wrongPasswords.forgetAll();
      refusals.forgetAll();
      unprovedRefusals.forgetAll();
    }
    return kept;
  }

  /** How many sources are banned now. */
  public long banCount() {
    return bans.count();
  }

  /** How many sources are slowed down now. */
  public long slowedCount() {
    return slowed.count();
  }

  /** How many bans there were since the start. */
  public long bansSoFar() {
    return banned;
  }

  /** How many messages and connections of banned sources were turned away since the start. */
  public long turnedAway() {
    return turnedAway;
  }

  /** How many requests were more than their source may send, since the start. */
  public long limited() {
    return limited;
  }
}
