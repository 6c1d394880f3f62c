package org.patchbay.server.metrics;

import static org.patchbay.server.metrics.Metric.BINDINGS;
import static org.patchbay.server.metrics.Metric.CONNECTIONS;
import static org.patchbay.server.metrics.Metric.TRANSACTIONS;
import static org.patchbay.server.metrics.Metric.USERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patchbay.proxy.metrics.SignallingSnapshot;
import org.patchbay.server.calls.CallCounts;
import org.patchbay.server.control.ControlException;

/**
 * The whole server in numbers at one moment.
 *
 * @param proxy what the proxy counted
 * @param serverTransactions that have not ended
 * @param clientTransactions that have not ended
 * @param connections open ones, by transport as {@code tcp}
 * @param users that the server knows
 * @param bindings that the location service holds
 * @param calls what the media processor counted
 * @param others what further parts of the server have to say
 */
public record ServerReadings(
    SignallingSnapshot proxy,
    int serverTransactions,
    int clientTransactions,
    Map<String, Integer> connections,
    int users,
    int bindings,
    CallCounts calls,
    List<Reading> others) {

  /** Where they come from: the loops that know are asked. */
  @FunctionalInterface
  public interface Source {

    /**
     * The readings now.
     *
     * @throws ControlException when a loop is too busy to answer in time
     */
    ServerReadings read() throws ControlException, InterruptedException;
  }

  public ServerReadings {
    connections = Map.copyOf(connections);
    others = List.copyOf(others);
  }

  /** Everything but the histograms. */
  List<Reading> all() {
    List<Reading> readings = new ArrayList<>(SignallingReadings.of(proxy));
    readings.add(Reading.of(TRANSACTIONS, serverTransactions, "server"));
    readings.add(Reading.of(TRANSACTIONS, clientTransactions, "client"));
    connections.forEach(
        (transport, count) -> readings.add(Reading.of(CONNECTIONS, count, transport)));
    readings.add(Reading.of(USERS, users));
    readings.add(Reading.of(BINDINGS, bindings));
    readings.addAll(CallReadings.of(calls));
    readings.addAll(others);
    return readings;
  }
}
