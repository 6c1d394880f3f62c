package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.SeededIds;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.testkit.sim.SimLoop;
import org.patchbay.testkit.sim.Timeline;

class NatKeepAliveTest {
  private static final String PRIVATE = "sip:alice@192.168.0.2:5060";
  private static final Duration ROUND = Duration.ofNanos(NatKeepAlive.ROUND);

  private final Timeline time = new Timeline();
  private final SimLoop loop = new SimLoop(time, new SeededIds(1));
  private final LocationService locations =
      new LocationService(loop, BindingJournal.NO_JOURNAL, 100_000);
  private final List<Flow> pinged = new ArrayList<>();
  private final NatKeepAlive keepAlive = new NatKeepAlive(loop, locations, pinged::add);

  private void register(String user, String contact, Flow flow) {
    Binding binding = Registering.binding(contact, time.epochMillis() + 600_000, flow);
    locations.replace(user, List.of(binding), () -> {}, () -> {});
  }

  @Test
  void sendsToAPhoneBehindANatBeforeTheNatForgetsIt() {
    register("alice", PRIVATE, Registering.UDP);
    keepAlive.start();
    time.advance(ROUND.multipliedBy(3));
    assertEquals(List.of(Registering.UDP, Registering.UDP, Registering.UDP), pinged);
  }

  @Test
  void leavesPhonesAloneThatAreReachedWithoutANat() {
    register("alice", "sip:alice@198.51.100.7", Registering.UDP);
    register("bob", "sip:bob@192.168.0.2", Registering.tcp("198.51.100.7", 5060, 1));
    keepAlive.start();
    time.advance(ROUND.multipliedBy(3));
    assertEquals(List.of(), pinged);
  }

  @Test
  void forgetsAPhoneWhoseRegistrationHasEnded() {
    register("alice", PRIVATE, Registering.UDP);
    keepAlive.start();
    locations.forget("alice");
    time.advance(ROUND);
    assertEquals(List.of(), pinged);
  }

  @Test
  void reachesEachOfManyOnceARoundAndNeverManyAtOnce() {
    for (int i = 0; i < 60_000; i++) {
      register("u" + i, PRIVATE, Registering.udp("198.51.100.7", 1_024 + i));
    }
    keepAlive.start();
    int most = 0;
    for (int step = 0; step < 2_000; step++) {
      int before = pinged.size();
      time.advance(ROUND.dividedBy(2_000));
      most = Math.max(most, pinged.size() - before);
    }
    time.advance(ROUND.dividedBy(100));
    assertEquals(60_000, new HashSet<>(pinged).size());
    assertTrue(most < 1_500, "at once: " + most);
  }
}
