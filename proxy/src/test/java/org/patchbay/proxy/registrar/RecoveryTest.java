package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.SeededIds;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.testkit.sim.SimLoop;
import org.patchbay.testkit.sim.Timeline;

/** What a killed process leaves to the next one. */
class RecoveryTest {
  private static final Flow TCP = Registering.tcp("198.51.100.7", 40_000, 7);

  private final Timeline time = new Timeline();
  private final SimLoop loop = new SimLoop(time, new SeededIds(1));
  private final List<byte[]> records = new ArrayList<>();
  private final LocationService before = service();

  private LocationService service() {
    return new LocationService(
        loop,
        (record, done) -> {
          records.add(record);
          done.accept(true);
        },
        100);
  }

  private LocationService recovered() {
    LocationService after = service();
    List.copyOf(records).forEach(after::recover);
    return after;
  }

  private Binding binding(String contact, long seconds, Flow flow) {
    return Registering.binding(contact, time.epochMillis() + 1000 * seconds, flow);
  }

  private void replace(String user, Binding... after) {
    before.replace(user, List.of(after), () -> {}, () -> {});
  }

  private static List<String> contacts(LocationService locations, String user) {
    return Registering.contacts(locations.lookup(user));
  }

  @Test
  void bringsBackThePhonesOfDatagrams() {
    replace("alice", binding("sip:a@198.51.100.7", 60, Registering.UDP));
    assertEquals(before.lookup("alice"), recovered().lookup("alice"));
  }

  @Test
  void bringsBackThePhonesThatListen() {
    replace("alice", binding("sip:a@198.51.100.7:5062;transport=tcp", 60, TCP));
    assertEquals(List.of("sip:a@198.51.100.7:5062;transport=tcp"), contacts(recovered(), "alice"));
  }

  @Test
  void leavesOutWhatLivedOnAConnection() {
    replace(
        "alice",
        binding("sip:a@198.51.100.7:40000", 60, TCP),
        binding("sip:a@192.168.1.2:5060", 60, TCP));
    assertEquals(List.of(), contacts(recovered(), "alice"));
  }

  @Test
  void doesNotTakeANewConnectionForTheOldOneOfTheSameNumber() {
    replace("alice", binding("sip:a@198.51.100.7:5062", 60, TCP));
    LocationService after = recovered();
    assertEquals(Binding.NO_CONNECTION, after.lookup("alice").get(0).flow().connection());
  }

  @Test
  void leavesOutWhatHasExpiredMeanwhile() {
    replace(
        "alice",
        binding("sip:a@198.51.100.7", 60, Registering.UDP),
        binding("sip:b@198.51.100.7", 120, Registering.UDP));
    time.advance(Duration.ofSeconds(60));
    assertEquals(List.of("sip:b@198.51.100.7"), contacts(recovered(), "alice"));
  }

  @Test
  void letsWhatItBroughtBackExpire() {
    replace("alice", binding("sip:a@198.51.100.7", 60, Registering.UDP));
    LocationService after = recovered();
    time.advance(Duration.ofSeconds(61));
    assertEquals(0, after.size());
  }

  @Test
  void bringsBackTheLastStateOfAUser() {
    replace("alice", binding("sip:a@198.51.100.7", 60, Registering.UDP));
    replace("alice", binding("sip:b@198.51.100.7", 60, Registering.UDP));
    replace("bob", binding("sip:c@198.51.100.7", 60, Registering.UDP));
    replace("bob");
    LocationService after = recovered();
    assertEquals(List.of("sip:b@198.51.100.7"), contacts(after, "alice"));
    assertEquals(1, after.size());
  }

  @Test
  void bringsBackAsMuchFromASnapshot() {
    replace("alice", binding("sip:a@198.51.100.7", 60, Registering.UDP));
    replace("alice", binding("sip:b@198.51.100.7", 60, Registering.UDP));
    replace("bob", binding("sip:c@198.51.100.7", 60, Registering.UDP));
    Iterable<byte[]> snapshot = before.snapshot();
    replace("bob"); // a snapshot is of its moment
    records.clear();
    snapshot.forEach(records::add);
    assertEquals(2, records.size());
    LocationService after = recovered();
    assertEquals(before.lookup("alice"), after.lookup("alice"));
    assertEquals(List.of("sip:c@198.51.100.7"), contacts(after, "bob"));
  }

  @Test
  void saysThatARecordIsDamagedAndGoesOn() {
    replace("alice", binding("sip:a@198.51.100.7", 60, Registering.UDP));
    LocationService after = recovered();
    assertFalse(after.recover(new byte[] {1, 2, 3}));
    assertEquals(1, after.size());
  }
}
