package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.IdSource;
import org.patchbay.loop.SeededIds;

class RecordTableTest {
  private final RecordTable table = new RecordTable(new SeededIds(1));

  private static byte[] record(String user, long expiry) {
    return BindingRecords.encode(
        user, List.of(Registering.binding("sip:a@h", expiry, Registering.UDP)));
  }

  private byte[] put(String user, long expiry) {
    byte[] record = record(user, expiry);
    table.put(BindingRecords.key(user), record);
    return record;
  }

  private byte[] get(String user) {
    return table.get(BindingRecords.key(user));
  }

  @Test
  void findsWhatWasPut() {
    byte[] record = put("alice", 1);
    assertSame(record, get("alice"));
    assertNull(get("bob"));
  }

  @Test
  void replacesWhatIsThere() {
    byte[] before = put("alice", 1);
    byte[] after = record("alice", 2);
    assertSame(before, table.put(BindingRecords.key("alice"), after));
    assertSame(after, get("alice"));
    assertEquals(1, table.size());
  }

  @Test
  void takesOutWhatIsRemoved() {
    byte[] record = put("alice", 1);
    assertSame(record, table.remove(BindingRecords.key("alice")));
    assertNull(table.remove(BindingRecords.key("alice")));
    assertNull(get("alice"));
    assertEquals(0, table.size());
  }

  /** A map of the platform is the judge of some hundred thousand random changes. */
  @Test
  void agreesWithAMapWhateverIsPutAndRemoved() {
    IdSource random = new SeededIds(7);
    Map<String, byte[]> map = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      String user = "user" + random.nextInt(20_000);
      if (random.nextInt(5) < 3) {
        map.put(user, put(user, i));
      } else {
        assertSame(map.remove(user), table.remove(BindingRecords.key(user)));
      }
      String other = "user" + random.nextInt(20_000);
      assertSame(map.get(other), get(other));
    }
    assertEquals(map.size(), table.size());
    assertEquals(map.keySet(), users(table));
  }

  private static Set<String> users(RecordTable table) {
    Set<String> users = new HashSet<>();
    for (int part = 0; part < RecordTable.PARTS; part++) {
      table.forEach(part, record -> users.add(BindingRecords.user(record)));
    }
    return users;
  }

  @Test
  void keepsASnapshotAsItWasTaken() {
    for (int i = 0; i < 5_000; i++) {
      put("user" + i, 1);
    }
    Iterable<byte[]> snapshot = table.snapshot();
    for (int i = 0; i < 10_000; i++) {
      put("user" + i, 2);
    }
    for (int i = 0; i < 2_500; i++) {
      table.remove(BindingRecords.key("user" + i));
    }
    Set<String> taken = new HashSet<>();
    for (byte[] record : snapshot) {
      assertArrayEquals(record(BindingRecords.user(record), 1), record);
      taken.add(BindingRecords.user(record));
    }
    assertEquals(5_000, taken.size());
    assertEquals(7_500, table.size());
  }
}
