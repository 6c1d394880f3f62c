package org.patchbay.testkit;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.patchbay.loop.IdSource;
import org.patchbay.loop.SeededIds;
import org.patchbay.testkit.net.Fate;
import org.patchbay.testkit.net.LinkQuality;
import org.patchbay.testkit.net.NatBox;
import org.patchbay.testkit.net.SimNetwork;
import org.patchbay.testkit.sim.Timeline;
import org.patchbay.testkit.sip.HostPort;
import org.patchbay.testkit.trace.Ladder;
import org.patchbay.testkit.trace.Trace;

/**
 * A world on one seed: a virtual clock, a network, hosts and user agents. The same seed gives the
 * same ladder.
 */
public final class World {
  /** Replays a seed: {@code -Dpatchbay.seed=42}. */
  public static final String SEED_PROPERTY = "patchbay.seed";

  private static final int MOST_LADDERS = 4;

  private final long seed;
  private final SplittableRandom random;
  private final Timeline timeline = new Timeline();
  private final Trace trace = new Trace(timeline);
  private final SimNetwork network;
  private final IdSource ids;
  private final Map<String, Host> names = new HashMap<>();
  private String domain = "example.com";
  private Outgoing unsent;

  /** A world on that seed. */
  public World(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.network = new SimNetwork(timeline, random.split(), trace);
    this.ids = new SeededIds(random.nextLong());
  }

  /** Plays a scenario on seed 1. */
  public static void test(Scenario scenario) {
    test(1, scenario);
  }

  /**
   * Plays a scenario. A failure is reported with its seed and the ladders of its calls.
   *
   * @param seed the seed, unless the system property names another
   */
  public static void test(long seed, Scenario scenario) {
    World world = new World(Long.getLong(SEED_PROPERTY, seed));
    try {
      scenario.play(world);
      world.settle();
    } catch (Throwable failure) {
      throw new AssertionError(world.report(failure), failure);
    }
  }

  /** The seed. */
  public long seed() {
    return seed;
  }

  /** The clock, and what is going to happen. */
  public Timeline timeline() {
    return timeline;
  }

  /** The network, for the quality of links. */
  public SimNetwork network() {
    return network;
  }

  /** What was on the wire. */
  public Trace trace() {
    return trace;
  }

  /** The identifiers of scripts and phones. */
  public IdSource ids() {
    return ids;
  }

  /** Dice of one's own, which follow from the seed and the name alone. */
  public SplittableRandom dice(String name) {
    return new SplittableRandom(seed * 1_000_003 + name.hashCode());
  }

  /** The domain of the agents' addresses-of-record; {@code example.com} unless it is set. */
  public String domain() {
    return domain;
  }

  /** Sets the domain, before agents are made. */
  public void domain(String other) {
    domain = other;
  }

  /** Makes a domain name lead agents to a host. */
  public void name(String domainName, Host host) {
    names.put(domainName, host);
  }

  /** Puts up a host with these addresses. */
  public Host host(String name, String... addresses) {
    return new Host(this, runner -> network.attach(name, literals(addresses), runner));
  }

  /** Puts up a host behind a NAT box. */
  public Host hostBehind(NatBox nat, String name, String... addresses) {
    return new Host(this, runner -> network.attach(name, nat, literals(addresses), runner));
  }

  /** Puts up a NAT box with a public address. */
  public NatBox nat(String name, String publicAddress) {
    return network.nat(name, literals(publicAddress).get(0));
  }

  /** A scripted user agent on a host of its own, at port 5060. */
  public Agent agent(String name, String address) {
    return new Agent(this, name, host(name, address));
  }

  /** A scripted user agent behind a NAT box. */
  public Agent agentBehind(NatBox nat, String name, String address) {
    return new Agent(this, name, hostBehind(nat, name, address));
  }

  /** Sets the quality of all links. */
  public void links(LinkQuality quality) {
    network.quality(quality);
  }

  /** Sets the quality of the links between two hosts, both ways. */
  public void links(Actor one, Actor other, LinkQuality quality) {
    network.quality(one.name(), other.name(), quality);
    network.quality(other.name(), one.name(), quality);
  }

  /** Loses the next so many datagrams that match; what goes over TCP is not touched. */
  public void lose(Match match, int times) {
    rule(match, times, new Fate(0, 0, "lost by rule"));
  }

  /** Lets all datagrams that match through, however bad the link is. */
  public void spare(Match match) {
    rule(match, Integer.MAX_VALUE, new Fate(1, 0, ""));
  }

  /** Doubles the next so many datagrams that match; what goes over TCP is not touched. */
  public void duplicate(Match match, int times) {
    rule(match, times, new Fate(2, 0, "twice by rule"));
  }

  /** Holds back the next so many datagrams that match; what goes over TCP is not touched. */
  public void delay(Match match, int times, Duration by) {
    rule(match, times, new Fate(1, by.toNanos(), "held back by rule"));
  }

  /** Lets time pass. */
  public void advance(Duration duration) {
    flush();
    timeline.advance(duration);
  }

  /** Runs until no message is under way and no task waits; timers that come later stay. */
  public void settle() {
    flush();
    timeline.settle();
  }

  /** Runs until neither a message nor a timer is left, for that long at most. */
  public boolean runUntilIdle(Duration most) {
    flush();
    return timeline.runUntilIdle(most);
  }

  /** The address that a host part stands for, if it is a literal or a name of this world. */
  Optional<InetAddress> resolve(String host) {
    return names.containsKey(host)
        ? Optional.of(names.get(host).address())
        : HostPort.literal(host);
  }

  /** Sends what a script has begun to say. */
  void flush() {
    if (unsent != null) {
      Outgoing ready = unsent;
      unsent = null;
      ready.send();
    }
  }

  /** Keeps what a script begins to say until the script goes on. */
  Outgoing begin(Outgoing outgoing) {
    flush();
    unsent = outgoing;
    return outgoing;
  }

  private void rule(Match match, int times, Fate fate) {
    flush();
    network.add(new Rule(match, times, fate));
  }

  private String report(Throwable failure) {
    List<String> callIds = failure instanceof CallFailure call ? call.callIds() : List.of();
    List<String> all = new ArrayList<>(trace.callIds());
    if (callIds.isEmpty() || all.size() <= MOST_LADDERS) {
      callIds = all; // the other legs of a call have Call-IDs of their own
    }
    List<String> shown =
        callIds.subList(Math.max(0, callIds.size() - MOST_LADDERS), callIds.size());
    return failure.getMessage()
        + "\nseed "
        + seed
        + " (replay with -D"
        + SEED_PROPERTY
        + "="
        + seed
        + ")\n"
        + Ladder.render(trace, shown);
  }

  private static List<InetAddress> literals(String... addresses) {
    return Arrays.stream(addresses)
        .map(
            address ->
                HostPort.literal(address)
                    .orElseThrow(() -> new IllegalArgumentException("no address: " + address)))
        .toList();
  }
}
