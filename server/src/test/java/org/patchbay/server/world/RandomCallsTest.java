package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.CallFailure;
import org.patchbay.testkit.World;
import org.patchbay.testkit.invariant.Invariants;
import org.patchbay.testkit.net.LinkQuality;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.phone.AutoPhone;
import org.patchbay.testkit.phone.CallRecord;
import org.patchbay.testkit.phone.CallRecord.Outcome;
import org.patchbay.testkit.phone.CallRecord.Role;
import org.patchbay.testkit.phone.Crowd;
import org.patchbay.testkit.phone.Habits;
import org.patchbay.testkit.phone.Quirks;

/**
 * Hundreds of random calls between users, trunks and a carrier that ring, answer, refuse, stall,
 * hold, cancel and hang up as they like, over links that lose, reorder and duplicate. The seed of a
 * failure is printed; {@code -Dpatchbay.seed=N} plays it again.
 */
class RandomCallsTest {
  private static final int SEEDS = 12;
  private static final int BATCHES = 2;
  private static final int CALLS_A_BATCH = 150;
  private static final Habits OF_USERS = Habits.MIXED.with(new Quirks(0.3, 0.1, 0, 0));
  private static final Habits OF_PEERS = Habits.MIXED.with(new Quirks(0.3, 0.1, 0.3, 0.5));

  @Test
  void everyCallEndsAndNothingIsLeftOfIt() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      World.test(seed, RandomCallsTest::play);
    }
  }

  @Test
  void theSameSeedGivesTheSameMessages() {
    assertEquals(messages(), messages());
  }

  private static List<String> messages() {
    World world = new World(7);
    try (SimulatedServer server = server(world)) {
      Crowd users = users(world, server);
      users.register();
      Crowd peers = peers(world, server);
      world.links(LinkQuality.BAD);
      SplittableRandom dice = world.dice("calls");
      for (int call = 0; call < 50; call++) {
        call(users.phones(), peers.phones(), dice, call);
        world.advance(Duration.ofMillis(300));
      }
      world.advance(Duration.ofMinutes(5));
      return world.trace().messages().stream()
          .map(wire -> wire.sentAt() + " " + wire + "\n" + wire.message().orElseThrow())
          .toList();
    }
  }

  private static SimulatedServer server(World world) {
    return SimulatedServer.in(
        world,
        prepared -> {
          if (world.seed() % 2 == 0) {
            prepared.processingAlways();
          }
          for (int i = 0; i < 6; i++) {
            prepared.withPassword("phone" + i, "pw-phone" + i);
          }
        });
  }

  private static void play(World world) {
    try (SimulatedServer server = server(world)) {
      Crowd users = users(world, server);
      users.register();
      Crowd peers = peers(world, server);
      Invariants invariants =
          Invariants.of(world, server.host()).pooling(server::pooledSockets).rebase();
      world.links(LinkQuality.BAD);
      SplittableRandom dice = world.dice("calls");
      int number = 0;
      for (int batch = 0; batch < BATCHES; batch++) {
        for (int call = 0; call < CALLS_A_BATCH; call++) {
          call(users.phones(), peers.phones(), dice, number++);
          world.advance(Duration.ofMillis(300));
        }
        users.finish(Duration.ofMinutes(10));
        peers.finish(Duration.ofMinutes(10));
        invariants.check();
        server.hasNothingLeft();
        Separation.check(world.trace(), server.name(), names(users), names(peers));
        agree(users, peers);
        world.trace().forget();
      }
      assertTrue(
          users.outcomes().keySet().containsAll(List.of(Outcome.ANSWERED, Outcome.CANCELLED)),
          "the calls were of all kinds");
    }
  }

  private static void call(
      List<AutoPhone> users, List<AutoPhone> peers, SplittableRandom dice, int number) {
    AutoPhone user = users.get(dice.nextInt(users.size()));
    switch (dice.nextInt(10)) {
      case 0, 1, 2, 3 -> user.call(uri(String.format("+1206555%04d", number)));
      case 4, 5 -> user.call(uri(String.format("+44207946%04d", number)));
      case 6 -> user.call(uri("phone" + dice.nextInt(6)));
      default -> {
        AutoPhone peer = peers.get(dice.nextInt(peers.size()));
        peer.call(uri(dice.nextBoolean() ? "+14255550100" : "+14255550101"));
      }
    }
  }

  private static String uri(String user) {
    return "sip:" + user + "@" + SimulatedServer.DOMAIN;
  }

  private static Crowd users(World world, SimulatedServer server) {
    Crowd crowd = new Crowd(world);
    List<String> names = new ArrayList<>(List.of("alice", "bob"));
    for (int i = 0; i < 6; i++) {
      names.add("phone" + i);
    }
    for (String name : names) {
      int number = crowd.phones().size();
      crowd.add(
          new AutoPhone(world, world.host(name, "10.0.1." + (1 + number)), name)
              .through(server)
              .over(number % 3 == 2 ? Transport.TCP : Transport.UDP)
              .speaking(List.of(Scene.OPUS, Scene.PCMU, Scene.PCMA).get(number % 3))
              .withPassword("pw-" + name)
              .with(OF_USERS));
    }
    return crowd;
  }

  private static Crowd peers(World world, SimulatedServer server) {
    return new Crowd(world)
        .add(peer(world, server, "sbc1", SimulatedServer.SBC1, Scene.PCMA))
        .add(peer(world, server, "sbc2", SimulatedServer.SBC2, Scene.PCMU))
        .add(peer(world, server, "wholesale", SimulatedServer.WHOLESALE, Scene.PCMU));
  }

  private static AutoPhone peer(
      World world, SimulatedServer server, String name, String address, String format) {
    return new AutoPhone(world, world.host(name, address), name)
        .through(server)
        .speaking(format)
        .with(OF_PEERS);
  }

  private static Set<String> names(Crowd crowd) {
    return crowd.phones().stream().map(AutoPhone::name).collect(Collectors.toSet());
  }

  /** Whoever heard an answer from the telephone network was answered there, and acknowledged it. */
  private static void agree(Crowd users, Crowd peers) {
    Set<String> answered = new HashSet<>();
    for (CallRecord record : records(peers, Role.CALLEE)) {
      if (record.outcome() == Outcome.ANSWERED) {
        answered.add(number(record));
      }
    }
    for (CallRecord record : records(users, Role.CALLER)) {
      boolean outwards = number(record).startsWith("+1206") || number(record).startsWith("+44");
      if (outwards && record.outcome() == Outcome.ANSWERED && !answered.contains(number(record))) {
        throw new CallFailure(record.phone() + " was answered by nobody", List.of(record.callId()));
      }
    }
    List<CallRecord> all = new ArrayList<>(records(users, Role.CALLEE));
    all.addAll(records(peers, Role.CALLEE));
    List<CallRecord> unacknowledged =
        all.stream().filter(record -> record.outcome() == Outcome.UNACKNOWLEDGED).toList();
    assertEquals(List.of(), unacknowledged, "all answers were acknowledged");
  }

  private static List<CallRecord> records(Crowd crowd, Role role) {
    return crowd.phones().stream()
        .flatMap(phone -> phone.records().stream())
        .filter(record -> record.role() == role)
        .toList();
  }

  private static String number(CallRecord record) {
    return record.dialled().replaceAll("^sip:|@.*", "");
  }
}
