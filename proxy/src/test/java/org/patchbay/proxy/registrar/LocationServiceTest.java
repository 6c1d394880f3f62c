package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.SeededIds;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.testkit.sim.SimLoop;
import org.patchbay.testkit.sim.Timeline;

class LocationServiceTest {
  private final Timeline time = new Timeline();
  private final SimLoop loop = new SimLoop(time, new SeededIds(1));
  private final List<String> answers = new ArrayList<>();
  private LocationService locations = service(BindingJournal.NO_JOURNAL);

  private LocationService service(BindingJournal journal) {
    return new LocationService(loop, journal, 5);
  }

  private Binding binding(String contact, long seconds) {
    return binding(contact, seconds, Registering.UDP);
  }

  private Binding binding(String contact, long seconds, Flow flow) {
    return Registering.binding(contact, time.epochMillis() + 1000 * seconds, flow);
  }

  private Binding preferred(String contact, int q) {
    return Registering.binding(contact, q, time.epochMillis() + 60_000, Registering.UDP);
  }

  private void replace(String user, Binding... after) {
    locations.replace(
        user, List.of(after), () -> answers.add("stored"), () -> answers.add("not stored"));
  }

  private List<String> contacts(String user) {
    return Registering.contacts(locations.lookup(user));
  }

  @Test
  void findsNothingOfAUserWhoIsNotRegistered() {
    assertEquals(List.of(), contacts("alice"));
  }

  @Test
  void forgetsAllPhonesOfAUser() {
    replace("alice", binding("sip:a@h", 60), binding("sip:b@h", 60));
    locations.forget("alice");
    assertEquals(List.of(), contacts("alice"));
    assertEquals(0, locations.size());
  }

  @Test
  void tellsUsersApartByTheirExactText() {
    replace("Alice", binding("sip:a@h", 60));
    assertEquals(List.of(), contacts("alice"));
    assertEquals(List.of("sip:a@h"), contacts("Alice"));
  }

  @Test
  void ordersByPreferenceAndThenTheNewestFirst() {
    replace(
        "alice",
        preferred("sip:newest@h", 500),
        preferred("sip:older@h", 1000),
        preferred("sip:oldest@h", 500));
    assertEquals(List.of("sip:older@h", "sip:newest@h", "sip:oldest@h"), contacts("alice"));
  }

  @Test
  void findsNothingThatHasExpired() {
    replace("alice", binding("sip:a@h", 60), binding("sip:b@h", 120));
    time.advance(Duration.ofMillis(59_999));
    assertEquals(List.of("sip:a@h", "sip:b@h"), contacts("alice"));
    time.advance(Duration.ofMillis(1));
    assertEquals(List.of("sip:b@h"), contacts("alice"));
  }

  @Test
  void sweepsOutWhatHasExpired() {
    replace("alice", binding("sip:a@h", 60), binding("sip:b@h", 120));
    replace("bob", binding("sip:c@h", 90));
    time.advance(Duration.ofSeconds(61));
    assertEquals(2, locations.size());
    time.advance(Duration.ofSeconds(30));
    assertEquals(1, locations.size());
    time.advance(Duration.ofSeconds(30));
    assertEquals(0, locations.size());
  }

  @Test
  void sweepsWithOneTimerForAllBindings() {
    replace("alice", binding("sip:a@h", 120), binding("sip:b@h", 60));
    replace("bob", binding("sip:c@h", 90));
    assertEquals(1, loop.timers().size());
    time.advance(Duration.ofSeconds(200));
    assertEquals(0, loop.timers().size());
  }

  @Test
  void keepsWhatWasRefreshedBeforeItExpired() {
    replace("alice", binding("sip:a@h", 60));
    time.advance(Duration.ofSeconds(50));
    replace("alice", binding("sip:a@h", 60));
    time.advance(Duration.ofSeconds(50));
    assertEquals(1, locations.size());
  }

  @Test
  void sweepsABindingThatExpiresBeforeTheOnesThatWereThere() {
    replace("alice", binding("sip:a@h", 3600));
    replace("bob", binding("sip:b@h", 60));
    time.advance(Duration.ofSeconds(61));
    assertEquals(1, locations.size());
  }

  @Test
  void saysThatAChangeIsStoredOnlyWhenTheJournalHasIt() {
    HeldJournal journal = new HeldJournal();
    locations = service(journal);
    replace("alice", binding("sip:a@h", 60));
    assertEquals(List.of(), answers);
    assertEquals(List.of("sip:a@h"), contacts("alice"));
    journal.answer(true);
    assertEquals(List.of("stored"), answers);
  }

  @Test
  void takesAChangeBackThatTheJournalRefused() {
    HeldJournal journal = new HeldJournal();
    locations = service(journal);
    replace("alice", binding("sip:a@h", 60));
    journal.answer(true);
    replace("alice");
    assertEquals(List.of(), contacts("alice"));
    journal.answer(false);
    assertEquals(List.of("stored", "not stored"), answers);
    assertEquals(List.of("sip:a@h"), contacts("alice"));
  }

  @Test
  void leavesALaterChangeAloneWhenAnEarlierOneIsRefused() {
    HeldJournal journal = new HeldJournal();
    locations = service(journal);
    replace("alice", binding("sip:a@h", 60));
    replace("alice", binding("sip:b@h", 60));
    journal.answer(false);
    assertEquals(List.of("sip:b@h"), contacts("alice"));
  }

  @Test
  void refusesMoreBindingsThanItHasRoomFor() {
    replace("alice", binding("sip:a@h", 60), binding("sip:b@h", 60), binding("sip:c@h", 60));
    replace("bob", binding("sip:a@h", 60), binding("sip:b@h", 60), binding("sip:c@h", 60));
    assertEquals(List.of("stored", "not stored"), answers);
    assertEquals(List.of(), contacts("bob"));
    replace("bob", binding("sip:a@h", 60), binding("sip:b@h", 60));
    replace("alice", binding("sip:d@h", 60), binding("sip:e@h", 60), binding("sip:f@h", 60));
    assertEquals(List.of("stored", "not stored", "stored", "stored"), answers);
    assertEquals(5, locations.size());
  }

  @Test
  void listsUsersWithTheirLiveBindings() {
    replace("alice", binding("sip:a@h", 60), binding("sip:b@h", 120));
    replace("bob", binding("sip:c@h", 60));
    time.advance(Duration.ofSeconds(60));
    Map<String, List<String>> listed = new HashMap<>();
    for (int part = 0; part < LocationService.PARTS; part++) {
      locations.forEach(part, (user, bindings) -> listed.put(user, Registering.contacts(bindings)));
    }
    assertEquals(Map.of("alice", List.of("sip:b@h")), listed);
  }

  @Test
  void dropsWhatLivedOnAConnectionThatIsLost() {
    Flow lost = Registering.tcp("198.51.100.7", 40_000, 1);
    Flow other = Registering.tcp("198.51.100.7", 40_001, 2);
    replace(
        "alice",
        binding("sip:dialled@198.51.100.7:40000", 60, lost),
        binding("sip:private@192.168.1.2", 60, lost),
        binding("sip:listening@198.51.100.7:5062", 60, lost),
        binding("sip:other@198.51.100.7:40001", 60, other),
        binding("sip:udp@198.51.100.7", 60));
    locations.connectionLost(lost);
    assertEquals(
        List.of(
            "sip:listening@198.51.100.7:5062",
            "sip:other@198.51.100.7:40001",
            "sip:udp@198.51.100.7"),
        contacts("alice"));
    assertEquals(3, locations.size());
  }

  @Test
  void keepsWhatWasRefreshedOnANewConnectionBeforeTheOldOneWasLost() {
    Flow old = Registering.tcp("198.51.100.7", 40_000, 1);
    Flow fresh = Registering.tcp("198.51.100.7", 40_001, 2);
    replace("alice", binding("sip:a@192.168.1.2", 60, old));
    replace("alice", binding("sip:a@192.168.1.2", 60, fresh));
    locations.connectionLost(old);
    assertEquals(List.of("sip:a@192.168.1.2"), contacts("alice"));
    locations.connectionLost(fresh);
    assertEquals(List.of(), contacts("alice"));
  }

  @Test
  void losesNothingWithAConnectionThatNobodyRegisteredOn() {
    replace("alice", binding("sip:a@198.51.100.7", 60));
    locations.connectionLost(Registering.tcp("198.51.100.7", 40_000, 3));
    locations.connectionLost(Registering.UDP);
    assertTrue(contacts("alice").contains("sip:a@198.51.100.7"));
  }

  @Test
  void refusesBindingsThatTogetherTakeMoreThanTheyMay() {
    String longUri = "sip:" + "x".repeat(1000) + "@h";
    replace("alice", binding(longUri + "1", 60), binding(longUri + "2", 60));
    replace("bob", binding(longUri, 60)); // three bindings of five, but more than 5 times 512
    assertEquals(List.of("stored", "not stored"), answers);
    replace("alice", binding("sip:a@h", 60), binding("sip:b@h", 60));
    replace("bob", binding(longUri, 60));
    assertEquals(List.of("stored", "not stored", "stored", "stored"), answers);
  }

  @Test
  void sweepsManyThatExpireTogetherAStepAtATime() {
    locations = new LocationService(loop, BindingJournal.NO_JOURNAL, 20_000);
    for (int i = 0; i < 20_000; i++) {
      replace("user" + i, binding("sip:a@h", 60));
    }
    time.advance(Duration.ofSeconds(60));
    assertTrue(locations.size() > 0, "all in one step");
    time.advance(Duration.ofSeconds(3));
    assertEquals(0, locations.size());
    assertEquals(0, loop.timers().size());
  }

  @Test
  void dropsAllThatLivedOnOneConnectionAStepAtATime() {
    locations = new LocationService(loop, BindingJournal.NO_JOURNAL, 2_000);
    Flow lost = Registering.tcp("198.51.100.7", 40_000, 1);
    for (int i = 0; i < 2_000; i++) {
      replace("user" + i, binding("sip:a@192.168.1.2", 60, lost));
    }
    locations.connectionLost(lost);
    assertTrue(locations.size() > 0, "all in one turn of the loop");
    time.advance(Duration.ofMillis(1));
    assertEquals(0, locations.size());
  }
}
