package org.patchbay.testkit.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.patchbay.testkit.Actor;
import org.patchbay.testkit.CallFailure;
import org.patchbay.testkit.World;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.phone.CallRecord.Outcome;
import org.patchbay.testkit.phone.CallRecord.Role;

/** Phones that call each other at random. */
public final class Crowd {
  private static final Duration REGISTERING = Duration.ofSeconds(33);
  private static final Duration REFRESH_AGE = Duration.ofMinutes(20);

  private final World world;
  private final SplittableRandom dice;
  private final List<AutoPhone> phones = new ArrayList<>();

  /** Nobody yet. */
  public Crowd(World world) {
    this.world = world;
    this.dice = world.dice("crowd");
  }

  /**
   * A crowd of phones {@code phone0…} at 10.1.0.0/16, each with an address-of-record of its own and
   * the password {@code secret-NAME}; every third speaks TCP.
   *
   * @param proxy the host that they register and call through
   */
  public static Crowd of(World world, int size, Actor proxy) {
    Crowd crowd = new Crowd(world);
    for (int i = 0; i < size; i++) {
      String name = "phone" + i;
      String address = "10.1." + i / 250 + "." + (1 + i % 250);
      crowd.add(
          new AutoPhone(world, world.host(name, address), name)
              .through(proxy)
              .over(i % 3 == 2 ? Transport.TCP : Transport.UDP)
              .withPassword("secret-" + name));
    }
    return crowd;
  }

  /** Adds a phone. */
  public Crowd add(AutoPhone phone) {
    phones.add(phone);
    return this;
  }

  /** The phones. */
  public List<AutoPhone> phones() {
    return List.copyOf(phones);
  }

  /** Lets everybody register, and fails unless all succeed within 32 s. */
  public void register() {
    phones.forEach(AutoPhone::register);
    world.advance(REGISTERING);
    for (AutoPhone phone : phones) {
      if (!phone.registered()) {
        throw new CallFailure(phone.name() + " could not register", List.of());
      }
    }
  }

  /**
   * Makes that many random calls, one begun after each interval. Registrations of more than 20 min
   * are refreshed before.
   */
  public void call(int count, Duration interval) {
    if (phones.stream().filter(phone -> phone.refresh(REFRESH_AGE)).count() > 0) {
      world.advance(REGISTERING);
    }
    for (int i = 0; i < count; i++) {
      AutoPhone caller = phones.get(dice.nextInt(phones.size()));
      AutoPhone callee = phones.get(dice.nextInt(phones.size()));
      if (caller != callee) {
        caller.call(callee.addressOfRecord());
      }
      world.advance(interval);
    }
  }

  /** Lets time pass until every call is over, for that long at most; fails if some are not. */
  public void finish(Duration most) {
    long end = world.timeline().nanos() + most.toNanos();
    while (openCalls() > 0 && world.timeline().nanos() < end) {
      world.advance(Duration.ofSeconds(1));
    }
    if (openCalls() > 0) {
      List<String> open =
          phones.stream().flatMap(phone -> phone.openCallIds().stream()).distinct().toList();
      throw new CallFailure(open.size() + " calls do not end", open);
    }
  }

  /** The number of calls that are not over, at either end. */
  public int openCalls() {
    return phones.stream().mapToInt(AutoPhone::openCalls).sum();
  }

  /** How often callers saw each outcome. */
  public Map<Outcome, Integer> outcomes() {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (AutoPhone phone : phones) {
      for (CallRecord record : phone.records()) {
        if (record.role() == Role.CALLER) {
          outcomes.merge(record.outcome(), 1, Integer::sum);
        }
      }
    }
    return outcomes;
  }

  /** Fails unless the two ends of every call agree on whether it was answered. */
  public void agree() {
    Map<String, Integer> answered = new HashMap<>();
    for (AutoPhone phone : phones) {
      for (CallRecord record : phone.records()) {
        if (record.role() == Role.CALLEE && record.outcome() == Outcome.ANSWERED) {
          answered.merge(record.callId(), 1, Integer::sum);
        }
        if (record.outcome() == Outcome.UNACKNOWLEDGED) {
          throw new CallFailure(
              phone.name() + " answered and got no ACK", List.of(record.callId()));
        }
      }
    }
    for (AutoPhone phone : phones) {
      for (CallRecord record : phone.records()) {
        if (record.role() == Role.CALLER) {
          agree(record, answered.getOrDefault(record.callId(), 0));
        }
      }
    }
  }

  private static void agree(CallRecord caller, int answers) {
    boolean answered =
        caller.outcome() == Outcome.ANSWERED || caller.outcome() == Outcome.ANSWERED_TOO_LATE;
    if (answered != answers > 0) {
      throw new CallFailure(
          caller.phone() + " saw " + caller.outcome() + " and " + answers + " callees answered",
          List.of(caller.callId()));
    }
  }
}
