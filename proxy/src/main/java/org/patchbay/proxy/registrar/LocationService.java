package org.patchbay.proxy.registrar;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.transport.Flow;

/**
 * Who is reached where: the bindings of all users, in memory, with their changes in a journal.
 * Users are told apart by their exact text. All methods are called on the loop.
 */
public final class LocationService {
  /** The parts that {@link #forEach(int, BiConsumer)} lists the users in. */
  public static final int PARTS = RecordTable.PARTS;

  private static final Comparator<Binding> BY_Q =
      Comparator.comparingInt((Binding binding) -> binding.q()).reversed();

  /** What bindings may take on average when there are as many as there may be; usual is 300. */
  private static final int OCTETS_A_BINDING = 512;

  /** So many users of one connection are looked at in one turn of the loop. */
  private static final int USERS_A_TURN = 512;

  private final EventLoop loop;
  private final BindingJournal journal;
  private final int mostBindings;

  /** Never of a user without bindings; those by q, the most recently registered first. */
  private final RecordTable records;

  private final ExpirySweep expiries;
  private final ConnectionUsers connections = new ConnectionUsers();
  private int size;
  private long octets;

  /**
   * An empty location service.
   *
   * @param mostBindings the most bindings of all users together, of 512 octets on average
   */
  public LocationService(EventLoop loop, BindingJournal journal, int mostBindings) {
    this.loop = loop;
    this.journal = journal;
    this.mostBindings = mostBindings;
    this.records = new RecordTable(loop.ids());
    this.expiries = new ExpirySweep(loop, records, this::dropExpired);
  }

  /**
   * The bindings of a user that have not expired: by q, highest first, and the most recently
   * registered first among equals.
   */
  public List<Binding> lookup(String user) {
    byte[] record = records.get(BindingRecords.key(user));
    return record == null ? List.of() : live(record);
  }

  private List<Binding> live(byte[] record) {
    long now = loop.clock().epochMillis();
    List<Binding> bindings = BindingRecords.bindings(record);
    return BindingRecords.firstExpiry(record) > now
        ? bindings
        : bindings.stream().filter(binding -> binding.isLive(now)).toList();
  }

  /**
   * Makes these the bindings of a user: at once in memory, and in the journal. If the journal
   * refuses, the user has what was there before, unless it has been changed again meanwhile.
   *
   * @param after all bindings of the user, the most recently registered first
   * @param stored run on the loop when the change would outlive the process
   * @param notStored run on the loop when it was refused: by the journal, or for want of room
   */
  public void replace(String user, List<Binding> after, Runnable stored, Runnable notStored) {
    List<Binding> sorted = after.size() < 2 ? after : after.stream().sorted(BY_Q).toList();
    byte[] record = BindingRecords.encode(user, sorted);
    byte[] key = BindingRecords.key(user);
    if (!hasRoom(records.get(key), record)) {
      notStored.run();
      return;
    }
    byte[] before = put(key, record);
    journal.append(
        record,
        written -> {
          if (written) {
            stored.run();
            return;
          }
          byte[] now = records.get(key);
          boolean unchanged = now == null ? sorted.isEmpty() : now == record;
          if (unchanged) {
            put(key, before == null ? BindingRecords.encode(user, List.of()) : before);
          }
          notStored.run();
        });
  }

  /** Whether what grows still has room; what does not grow always has. */
  private boolean hasRoom(byte[] before, byte[] after) {
    int growth = count(after) - count(before);
    int octetGrowth = after.length - length(before);
    return (growth <= 0 || size + growth <= mostBindings)
        && (octetGrowth <= 0 || octets + octetGrowth <= (long) OCTETS_A_BINDING * mostBindings);
  }

  /** Removes all bindings of someone who is no user any more. */
  public void forget(String user) {
    if (records.get(BindingRecords.key(user)) != null) {
      replace(user, List.of(), () -> {}, () -> {});
    }
  }

  /**
   * A connection is gone, and with it the bindings that had no other way to the phone. Those whose
   * contact names a port that listens stay. Nothing is journalled: what lives on a connection does
   * not outlive the process anyway.
   */
  public void connectionLost(Flow flow) {
    if (flow.transport().reliable()) {
      dropFrom(flow, connections.on(flow.connection()).iterator());
    }
  }

  private void dropFrom(Flow flow, Iterator<String> users) {
    for (int i = 0; i < USERS_A_TURN && users.hasNext(); i++) {
      String user = users.next();
      byte[] record = records.get(BindingRecords.key(user));
      if (record != null) {
        keep(
            user,
            BindingRecords.bindings(record).stream()
                .filter(
                    binding ->
                        binding.flow().connection() != flow.connection()
                            || !ContactAddress.livesOnConnection(binding))
                .toList());
      }
    }
    if (users.hasNext()) {
      loop.execute(() -> dropFrom(flow, users));
    }
  }

  /**
   * Takes up one record of the journal, oldest first, before anything else happens. What has
   * expired and what lived on a connection of the former process is left out.
   *
   * @return false if the record is damaged or of an unknown version; nothing is changed then
   */
  public boolean recover(byte[] record) {
    if (!BindingRecords.isSound(record)) {
      return false;
    }
    boolean asItIs =
        !BindingRecords.isConnected(record)
            && BindingRecords.firstExpiry(record) > loop.clock().epochMillis();
    if (asItIs) {
      put(BindingRecords.key(record), record);
    } else {
      keep(
          BindingRecords.user(record),
          live(record).stream()
              .filter(binding -> !ContactAddress.livesOnConnection(binding))
              .map(LocationService::withoutConnection)
              .toList());
    }
    return true;
  }

  /** The connections of a process mean nothing to the next one. */
  private static Binding withoutConnection(Binding binding) {
    Flow flow = binding.flow();
    return flow.transport().reliable()
        ? binding.on(new Flow(flow.transport(), flow.local(), flow.remote(), Binding.NO_CONNECTION))
        : binding;
  }

  /**
   * All that is here now, as records that recover it: a journal's new beginning. They are taken out
   * as the result is iterated, which may happen on another thread.
   */
  public Iterable<byte[]> snapshot() {
    return records.snapshot();
  }

  /** The number of bindings; those that expired just now may count. */
  public int size() {
    return size;
  }

  /** The users who have bindings, in no order. */
  public void forEachUser(Consumer<String> listing) {
    for (int part = 0; part < PARTS; part++) {
      records.forEach(part, record -> listing.accept(BindingRecords.user(record)));
    }
  }

  /**
   * Gives each user of one part who has bindings that have not expired, with these, in no order. A
   * user is always of the same part; all parts together are too many for one turn of the loop.
   *
   * @param part 0 to {@link #PARTS} - 1
   */
  public void forEach(int part, BiConsumer<String, List<Binding>> listing) {
    records.forEach(
        part,
        record -> {
          List<Binding> bindings = live(record);
          if (!bindings.isEmpty()) {
            listing.accept(BindingRecords.user(record), bindings);
          }
        });
  }

  private void dropExpired(byte[] record) {
    keep(BindingRecords.user(record), live(record));
  }

  private void keep(String user, List<Binding> after) {
    put(BindingRecords.key(user), BindingRecords.encode(user, after));
  }

  /** The one place where memory changes; returns what was there before. */
  private byte[] put(byte[] user, byte[] record) {
    boolean isEmpty = BindingRecords.count(record) == 0;
    byte[] after = isEmpty ? null : record;
    byte[] before = isEmpty ? records.remove(user) : records.put(user, record);
    size += count(after) - count(before);
    octets += length(after) - length(before);
    connections.replace(before, after);
    if (after != null) {
      expiries.added(BindingRecords.firstExpiry(after));
    }
    return before;
  }

  private static int count(byte[] record) {
    return record == null ? 0 : BindingRecords.count(record);
  }

  private static int length(byte[] record) {
    return record == null ? 0 : record.length;
  }
}
