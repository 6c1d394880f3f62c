package org.patchbay.proxy.registrar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;
import org.patchbay.proxy.transport.Flow;

/**
 * Who is reached where: the bindings of all users, in memory, with their changes in a journal.
 * Users are told apart by their exact text. All methods are called on the loop.
 */
public final class LocationService {
  private static final Comparator<Binding> BY_Q =
      Comparator.comparingInt((Binding binding) -> binding.q()).reversed();

  /** Expiry is looked for no more often than this. */
  private static final long SHORTEST_SWEEP_MILLIS = 1000;

  private final EventLoop loop;
  private final BindingJournal journal;
  private final int mostBindings;

  /** Never an empty list; each by q, the most recently registered first among equals. */
  private final Map<String, List<Binding>> users = new HashMap<>();

  private final ExpirySchedule expiries = new ExpirySchedule();
  private final ConnectionUsers connections = new ConnectionUsers();
  private final Timer sweep =
      new Timer() {
        @Override
        protected void fired(long now) {
          sweepExpired();
        }
      };
  private int size;

  /**
   * An empty location service.
   *
   * @param mostBindings the most bindings of all users together
   */
  public LocationService(EventLoop loop, BindingJournal journal, int mostBindings) {
    this.loop = loop;
    this.journal = journal;
    this.mostBindings = mostBindings;
  }

  /**
   * The bindings of a user that have not expired: by q, highest first, and the most recently
   * registered first among equals.
   */
  public List<Binding> lookup(String user) {
    List<Binding> bindings = users.getOrDefault(user, List.of());
    long now = loop.clock().epochMillis();
    for (Binding binding : bindings) {
      if (!binding.isLive(now)) {
        return live(bindings, now);
      }
    }
    return bindings;
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
    List<Binding> before = users.getOrDefault(user, List.of());
    int growth = after.size() - before.size();
    if (growth > 0 && size + growth > mostBindings) {
      notStored.run();
      return;
    }
    List<Binding> sorted = after.stream().sorted(BY_Q).toList();
    put(user, sorted);
    journal.append(
        BindingRecords.encode(user, sorted),
        written -> {
          if (written) {
            stored.run();
            return;
          }
          if (users.getOrDefault(user, List.of()).equals(sorted)) {
            put(user, before);
          }
          notStored.run();
        });
  }

  /** Removes all bindings of someone who is no user any more. */
  public void forget(String user) {
    if (users.containsKey(user)) {
      replace(user, List.of(), () -> {}, () -> {});
    }
  }

  /**
   * A connection is gone, and with it the bindings that had no other way to the phone. Those whose
   * contact names a port that listens stay. Nothing is journalled: what lives on a connection does
   * not outlive the process anyway.
   */
  public void connectionLost(Flow flow) {
    if (!flow.transport().reliable()) {
      return;
    }
    for (String user : connections.on(flow.connection())) {
      put(
          user,
          users.get(user).stream()
              .filter(
                  binding ->
                      binding.flow().connection() != flow.connection()
                          || !ContactAddress.livesOnConnection(binding))
              .toList());
    }
  }

  /**
   * Takes up one record of the journal, oldest first, before anything else happens. What has
   * expired and what lived on a connection of the former process is left out.
   *
   * @return false if the record is damaged or of an unknown version; nothing is changed then
   */
  public boolean recover(byte[] record) {
    long now = loop.clock().epochMillis();
    return BindingRecords.decode(record)
        .map(
            recovered -> {
              put(
                  recovered.user(),
                  live(recovered.bindings(), now).stream()
                      .filter(binding -> !ContactAddress.livesOnConnection(binding))
                      .toList());
              return true;
            })
        .orElse(false);
  }

  /**
   * All that is here now, as records that recover it: a journal's new beginning. They are encoded
   * as the result is iterated, which may happen on another thread.
   */
  public Iterable<byte[]> snapshot() {
    List<UserBindings> all = new ArrayList<>(users.size());
    users.forEach((user, bindings) -> all.add(new UserBindings(user, bindings)));
    return () ->
        all.stream().map(each -> BindingRecords.encode(each.user(), each.bindings())).iterator();
  }

  /** The number of bindings; those that expired within the last second or so may count. */
  public int size() {
    return size;
  }

  /** Gives each user who has bindings that have not expired, with these, in no order. */
  public void forEach(BiConsumer<String, List<Binding>> listing) {
    for (String user : users.keySet()) {
      List<Binding> bindings = lookup(user);
      if (!bindings.isEmpty()) {
        listing.accept(user, bindings);
      }
    }
  }

  /** The one place where memory changes. */
  private void put(String user, List<Binding> after) {
    List<Binding> before = after.isEmpty() ? users.remove(user) : users.put(user, after);
    before = before == null ? List.of() : before;
    size += after.size() - before.size();
    connections.replace(user, before, after);
    if (expiries.put(user, after)) {
      armSweep();
    }
  }

  private void sweepExpired() {
    long now = loop.clock().epochMillis();
    for (String user : expiries.takeDue(now)) {
      put(user, live(users.get(user), now));
    }
    armSweep();
  }

  private void armSweep() {
    long next = expiries.nextMillis();
    if (next != ExpirySchedule.NEVER) {
      long wait = Math.max(SHORTEST_SWEEP_MILLIS, next - loop.clock().epochMillis());
      loop.timers().arm(sweep, loop.clock().nanos() + TimeUnit.MILLISECONDS.toNanos(wait));
    }
  }

  private static List<Binding> live(List<Binding> bindings, long now) {
    return bindings.stream().filter(binding -> binding.isLive(now)).toList();
  }
}
