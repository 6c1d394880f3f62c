package org.patchbay.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table against a HashMap, with random operations. */
class TransactionTableTest {
  private static final int OPERATIONS = 20_000;

  private record Key(long high, long low) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 64, 100_000})
  void findsWhatWasAddedAndNotRemoved(int differentPlaces) {
    SplittableRandom random = new SplittableRandom(differentPlaces);
    TransactionTable table = new TransactionTable(4);
    Map<Key, ServerTransaction> model = new HashMap<>();
    List<Key> present = new ArrayList<>();
    for (int i = 0; i < OPERATIONS; i++) {
      boolean add = present.size() < 200 && random.nextInt(5) < 3 || present.isEmpty();
      if (add) {
        // Few low bits, so that runs collide, cross and wrap around the end of the array.
        Key key = new Key(i, -random.nextInt(differentPlaces));
        ServerTransaction transaction = transaction(key);
        table.add(transaction);
        model.put(key, transaction);
        present.add(key);
      } else {
        int at = random.nextInt(present.size());
        Key key = present.set(at, present.get(present.size() - 1));
        present.remove(present.size() - 1);
        table.remove(model.remove(key));
        assertNull(table.find(key.high, key.low));
      }
      assertEquals(model.size(), table.size());
      if (i % 50 == 0) {
        model.forEach((key, value) -> assertSame(value, table.find(key.high, key.low)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000})
  void growsBeyondItsCapacity(int capacity) {
    TransactionTable table = new TransactionTable(capacity);
    for (int i = 0; i < 5000; i++) {
      table.add(transaction(new Key(i, 31L * i)));
    }
    assertEquals(5000, table.size());
    for (int i = 0; i < 5000; i++) {
      assertEquals(i, table.find(i, 31L * i).keyHigh);
    }
    assertNull(table.find(1, 0));
  }

  private static ServerTransaction transaction(Key key) {
    ServerTransaction transaction = new ServerTransaction(null);
    transaction.keyHigh = key.high;
    transaction.keyLow = key.low;
    return transaction;
  }
}
