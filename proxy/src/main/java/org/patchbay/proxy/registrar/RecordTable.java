package org.patchbay.proxy.registrar;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.patchbay.loop.IdSource;
import org.patchbay.proxy.transaction.KeyedHash;

/**
 * The {@linkplain BindingRecords records} of all users, by user. A million of them are a million
 * arrays and little else: there is no node and no key besides.
 *
 * <p>It is 1,024 small hash tables, open-addressing and linearly probed, so that nothing ever takes
 * long: one of them grows at a time, and whoever wants to see all goes through them part by part. A
 * snapshot shares the parts, and what is then changed is copied first, a part at a time. One
 * thread, but for the iteration of a snapshot.
 */
final class RecordTable {
  /** The number of parts. */
  static final int PARTS = 1024;

  private static final int SMALLEST = 4;

  private final KeyedHash hash;

  /** The slots of each part, a power of two of them; null while the part is empty. */
  private final byte[][][] parts = new byte[PARTS][][];

  private final int[] used = new int[PARTS];

  /** Whether a snapshot holds the slots of a part too, which are then not to be changed. */
  private final boolean[] shared = new boolean[PARTS];

  private int size;

  /** An empty table. Peers choose the users' names, so the hash is keyed. */
  RecordTable(IdSource ids) {
    hash = new KeyedHash(ids.nextLong(), ids.nextLong());
  }

  /** The number of users. */
  int size() {
    return size;
  }

  /** The record of a user; null if there is none. */
  byte[] get(byte[] user) {
    long h = hash.of(user, 0, user.length);
    byte[][] slots = parts[part(h)];
    return slots == null ? null : slots[find(slots, (int) h, user)];
  }

  /** The slot of a user, or the free one where the search for it ends. */
  private static int find(byte[][] slots, int h, byte[] user) {
    int mask = slots.length - 1;
    int slot = h & mask;
    while (slots[slot] != null && !BindingRecords.isOf(slots[slot], user)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /**
   * Puts a user's record in the place of the one that is there.
   *
   * @param user the record's
   * @return what was there; null if nothing was
   */
  byte[] put(byte[] user, byte[] record) {
    long h = hash.of(user, 0, user.length);
    int part = part(h);
    byte[][] slots = own(part);
    int slot = find(slots, (int) h, user);
    byte[] before = slots[slot];
    slots[slot] = record;
    if (before == null) {
      size++;
      if (++used[part] * 4 > slots.length * 3) {
        parts[part] = grown(slots);
      }
    }
    return before;
  }

  /** Takes a user's record out, and returns it; null if there is none. */
  byte[] remove(byte[] user) {
    long h = hash.of(user, 0, user.length);
    int part = part(h);
    if (parts[part] == null) {
      return null;
    }
    byte[][] slots = own(part);
    int free = find(slots, (int) h, user);
    byte[] before = slots[free];
    if (before == null) {
      return null;
    }
    size--;
    if (--used[part] == 0) {
      parts[part] = null;
    } else {
      close(slots, free);
    }
    return before;
  }

  /** Fills a gap from behind, so that every search still reaches what it is for. */
  private void close(byte[][] slots, int gap) {
    int mask = slots.length - 1;
    int free = gap;
    slots[free] = null;
    for (int slot = free + 1 & mask; slots[slot] != null; slot = slot + 1 & mask) {
      int wanted = hashOf(slots[slot]) & mask;
      if ((slot - wanted & mask) >= (slot - free & mask)) {
        slots[free] = slots[slot];
        slots[slot] = null;
        free = slot;
      }
    }
  }

  /** The slots of a part, this table's alone. */
  private byte[][] own(int part) {
    if (parts[part] == null) {
      parts[part] = new byte[SMALLEST][];
      shared[part] = false;
    } else if (shared[part]) {
      parts[part] = parts[part].clone();
      shared[part] = false;
    }
    return parts[part];
  }

  private byte[][] grown(byte[][] slots) {
    byte[][] larger = new byte[slots.length * 2][];
    int mask = larger.length - 1;
    for (byte[] record : slots) {
      if (record != null) {
        int slot = hashOf(record) & mask;
        while (larger[slot] != null) {
          slot = slot + 1 & mask;
        }
        larger[slot] = record;
      }
    }
    return larger;
  }

  private int hashOf(byte[] record) {
    return (int) hash.of(record, BindingRecords.userStart(), BindingRecords.userEnd(record));
  }

  /** By the upper bits: the lower ones choose the slot. */
  private static int part(long h) {
    return (int) (h >>> Long.SIZE - 10);
  }

  /** How many slots a part has, which is how long it takes to go through it. */
  int slots(int part) {
    return parts[part] == null ? 0 : parts[part].length;
  }

  /** Gives each record of a part, which must not be changed meanwhile. */
  void forEach(int part, Consumer<byte[]> listing) {
    byte[][] slots = parts[part];
    if (slots != null) {
      for (byte[] record : slots) {
        if (record != null) {
          listing.accept(record);
        }
      }
    }
  }

  /** All records as they are now. The result may be iterated later, and on another thread. */
  Iterable<byte[]> snapshot() {
    byte[][][] now = parts.clone();
    Arrays.fill(shared, true);
    return () -> iterator(now);
  }

  private static Iterator<byte[]> iterator(byte[][][] parts) {
    return Stream.of(parts)
        .filter(slots -> slots != null)
        .flatMap(Stream::of)
        .filter(record -> record != null)
        .iterator();
  }
}
