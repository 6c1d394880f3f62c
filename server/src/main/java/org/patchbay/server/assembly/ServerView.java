package org.patchbay.server.assembly;

import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import org.patchbay.config.IpAddresses;
import org.patchbay.proxy.SignallingController;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.metrics.CredentialCheck;
import org.patchbay.proxy.metrics.SignallingSnapshot;
import org.patchbay.proxy.protection.Doorkeeper;
import org.patchbay.proxy.registrar.Binding;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.server.calls.CallCounts;
import org.patchbay.server.calls.MediaProcessor;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.control.LoopQuestion;
import org.patchbay.server.control.ServerStatus;
import org.patchbay.server.metrics.Metric;
import org.patchbay.server.metrics.Reading;
import org.patchbay.server.metrics.ServerReadings;
import org.patchbay.trunks.DialPlan;

/**
 * What an operator sees of a running server. Its methods ask the loops and wait for their answers,
 * but for {@link #registrations}, which is on the proxy's loop.
 *
 * @param loop the proxy's
 * @param callLoop the media processor's
 * @param plan whose trunks and carriers are of interest
 * @param users how many there are
 */
record ServerView(
    Executor loop,
    Executor callLoop,
    SignallingController controller,
    MediaProcessor media,
    LocationService locations,
    DialPlan plan,
    IntSupplier users) {

  /** Everything that is counted. */
  ServerReadings readings() throws ControlException, InterruptedException {
    CallCounts calls = LoopQuestion.ask(callLoop, () -> media.counts(plan));
    return LoopQuestion.ask(loop, () -> readings(calls));
  }

  private ServerReadings readings(CallCounts calls) {
    Map<String, Integer> connections = new LinkedHashMap<>();
    for (Transport transport : Transport.values()) {
      if (transport.reliable() && transport != Transport.HOP) {
        connections.put(transport.parameter(), controller.connections(transport));
      }
    }
    return new ServerReadings(
        controller.counts().snapshot(),
        controller.transactions().serverCount(),
        controller.transactions().clientCount(),
        connections,
        users.getAsInt(),
        locations.size(),
        calls,
        protection(controller.doorkeeper()));
  }

  private static List<Reading> protection(Doorkeeper doorkeeper) {
    return List.of(
        Reading.of(Metric.BANNED, doorkeeper.banCount()),
        Reading.of(Metric.BANS, doorkeeper.bansSoFar()),
        Reading.of(Metric.TURNED_AWAY, doorkeeper.turnedAway()),
        Reading.of(Metric.LIMITED, doorkeeper.limited()));
  }

  /** The main numbers. */
  ServerStatus status() throws ControlException, InterruptedException {
    ServerReadings now = readings();
    SignallingSnapshot proxy = now.proxy();
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("users", (long) now.users());
    counts.put("registrations", (long) now.bindings());
    counts.put("connections", now.connections().values().stream().mapToLong(n -> n).sum());
    counts.put("transactions", (long) now.serverTransactions());
    counts.put("requests", proxy.requestCount());
    counts.put("refusals", refusals(proxy));
    counts.put("challenges", challenges(proxy));
    counts.put("wrong-passwords", proxy.checks().get(CredentialCheck.WRONG));
    counts.put("sheds", proxy.refusals().get(Refusal.OVERLOADED));
    counts.put("retransmissions", proxy.retransmissionsSent());
    counts.put("calls", (long) now.calls().calls());
    counts.put("legs", (long) now.calls().legs());
    counts.put("media-ports", (long) now.calls().portsTaken());
    Duration uptime = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    return new ServerStatus(true, ProcessHandle.current().pid(), uptime, counts);
  }

  private static long challenges(SignallingSnapshot proxy) {
    return proxy.refusals().get(Refusal.CREDENTIALS_WANTED)
        + proxy.refusals().get(Refusal.REGISTRATION_CREDENTIALS_WANTED);
  }

  private static long refusals(SignallingSnapshot proxy) {
    return proxy.refusals().values().stream().mapToLong(n -> n).sum() - challenges(proxy);
  }

  /** Who is registered, and how; on the proxy's loop. */
  List<String> registrations() {
    List<String> lines = new ArrayList<>();
    locations.forEach(
        (user, bindings) -> bindings.forEach(binding -> lines.add(user + " " + shown(binding))));
    return lines;
  }

  private static String shown(Binding binding) {
    InetSocketAddress remote = binding.flow().remote();
    return binding.contact()
        + " over "
        + binding.flow().transport().parameter()
        + " from "
        + IpAddresses.text(remote.getAddress())
        + ":"
        + remote.getPort();
  }
}
