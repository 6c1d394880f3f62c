package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.transport.Flow;

class BindingRecordsTest {
  private static final Binding FULL =
      new Binding(
          "sip:%00\u00e4\u0000@h;x",
          123,
          1_767_600_000_123L,
          "call@h",
          0xffff_ffffL,
          Registering.udp("2001:db8::7", 65_535),
          "<urn:uuid:1>",
          Integer.MAX_VALUE,
          "ua",
          "<sip:edge.example.com;lr;ob>");

  @Test
  void readsBackAllThatWasWritten() {
    List<Binding> bindings = List.of(FULL, Registering.binding("sip:a@h", 5, Registering.UDP));
    assertEquals(
        Optional.of(new UserBindings("Alice", bindings)),
        BindingRecords.decode(BindingRecords.encode("Alice", bindings)));
  }

  @Test
  void readsBackThatAUserHasNothingLeft() {
    assertEquals(
        Optional.of(new UserBindings("alice", List.of())),
        BindingRecords.decode(BindingRecords.encode("alice", List.of())));
  }

  @Test
  void knowsTheOctetsOfARecordBeforeItIsMade() {
    List<Binding> bindings = List.of(FULL, FULL);
    assertEquals(
        BindingRecords.encode("\u20aclice", bindings).length,
        BindingRecords.octets("\u20aclice", bindings));
  }

  @Test
  void saysWithoutReadingItAllWhatARecordIsAbout() {
    Binding brief = Registering.binding("sip:a@h", 5, Registering.UDP);
    byte[] record = BindingRecords.encode("Alice", List.of(FULL, brief));
    assertEquals("Alice", BindingRecords.user(record));
    assertTrue(BindingRecords.isOf(record, BindingRecords.key("Alice")));
    assertFalse(BindingRecords.isOf(record, BindingRecords.key("alice")));
    assertFalse(BindingRecords.isOf(record, BindingRecords.key("Alic")));
    assertEquals(2, BindingRecords.count(record));
    assertEquals(5, BindingRecords.firstExpiry(record));
    assertFalse(BindingRecords.isConnected(record));
  }

  @Test
  void saysThatABindingCameOverAConnection() {
    Flow flow = Registering.tcp("198.51.100.7", 40_000, 17);
    Binding binding = Registering.binding("sip:a@h", 5, flow);
    byte[] record = BindingRecords.encode("alice", List.of(binding));
    assertTrue(BindingRecords.isConnected(record));
    assertEquals(List.of(binding), BindingRecords.bindings(record));
  }

  @Test
  void readsNothingFromARecordThatIsCutOff() {
    byte[] record = BindingRecords.encode("alice", List.of(FULL));
    for (int length = 0; length < record.length; length++) {
      assertEquals(Optional.empty(), BindingRecords.decode(Arrays.copyOf(record, length)));
    }
  }

  @Test
  void readsNothingFromARecordThatIsTooLong() {
    byte[] record = BindingRecords.encode("alice", List.of(FULL));
    assertEquals(Optional.empty(), BindingRecords.decode(Arrays.copyOf(record, record.length + 1)));
  }

  @Test
  void readsNothingFromAnUnknownVersion() {
    byte[] record = BindingRecords.encode("alice", List.of(FULL));
    record[0] = 99;
    assertEquals(Optional.empty(), BindingRecords.decode(record));
  }

  /** A flipped bit may go unseen (the log's checksum finds it), but must not end the start. */
  @Test
  void survivesDamage() {
    byte[] record = BindingRecords.encode("alice", List.of(FULL));
    for (int i = 0; i < record.length; i++) {
      byte[] damaged = record.clone();
      damaged[i] ^= (byte) 0xff;
      BindingRecords.decode(damaged);
    }
  }
}
