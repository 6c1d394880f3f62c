package org.patchbay.server.assembly;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.carrier.line.CarrierNumber;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.ListenAddress;
import org.patchbay.server.config.Settings;
import org.patchbay.server.config.SimulatedCarrierSettings;
import org.patchbay.server.start.Greeting;
import org.patchbay.server.users.Credentials;
import org.patchbay.trunks.Carrier;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Link;

/**
 * What became of the simulated carrier that settings ask for.
 *
 * @param settings as they are to be used: they name the port that could be had
 * @param running none if none was asked for or could be started
 */
record CarrierStart(Settings settings, Optional<RunningCarrier> running) implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(CarrierStart.class);

  /**
   * Starts the carrier.
   *
   * @param embedded whether nobody wrote the settings: then another port does as well, and a server
   *     without its simulated carrier is better than none
   */
  static CarrierStart of(Settings settings, boolean embedded) throws IOException {
    Optional<SimulatedCarrierSettings> asked = settings.simulatedCarrier();
    if (asked.isEmpty()) {
      return new CarrierStart(settings, Optional.empty());
    }
    try {
      return new CarrierStart(settings, Optional.of(RunningCarrier.start(asked.get())));
    } catch (IOException e) {
      if (!embedded) {
        throw new IOException(
            "the simulated carrier cannot listen on "
                + text(asked.get())
                + ": "
                + e.getMessage()
                + "; choose another port with simulatedCarrier.listen",
            e);
      }
    }
    return elsewhere(settings, asked.get().listen().get(0));
  }

  private static CarrierStart elsewhere(Settings settings, ListenAddress taken) throws IOException {
    Optional<Integer> port = RunningCarrier.freePort(taken.address().getAddress());
    if (port.isEmpty()) {
      LOG.warn("This machine has no address {}: the simulated carrier is not started", taken);
      DialPlan plan = settings.dialPlan();
      DialPlan without = new DialPlan(plan.numbers(), List.of(), plan.trunks(), plan.routes());
      return new CarrierStart(settings.with(without, Optional.empty()), Optional.empty());
    }
    InetSocketAddress free = new InetSocketAddress(taken.address().getAddress(), port.get());
    SimulatedCarrierSettings moved =
        new SimulatedCarrierSettings(List.of(new ListenAddress(taken.transport(), free)));
    return new CarrierStart(
        settings.with(moved(settings.dialPlan(), taken.address(), free), Optional.of(moved)),
        Optional.of(RunningCarrier.start(moved)));
  }

  /** The plan with the carrier of one address at another. */
  static DialPlan moved(DialPlan plan, InetSocketAddress from, InetSocketAddress to) {
    List<Carrier> carriers = new ArrayList<>();
    for (Carrier carrier : plan.carriers()) {
      Link link = carrier.link();
      carriers.add(
          link.address().equals(from)
              ? new Carrier(
                  carrier.name(),
                  new Link(
                      to, link.transport(), link.codecs(), link.responseTimeout(), link.match()))
              : carrier);
    }
    return new DialPlan(plan.numbers(), carriers, plan.trunks(), plan.routes());
  }

  /** What the greeting says of the carrier of these settings. */
  static Optional<Greeting.Carrier> shown(Settings settings, Credentials users) {
    Stream<Greeting.Telephone> ours =
        settings.dialPlan().numbers().owners().entrySet().stream()
            .filter(owned -> users.find(owned.getValue()).isPresent())
            .map(owned -> new Greeting.Telephone(owned.getKey().e164(), owned.getValue()));
    Stream<Greeting.Telephone> theirs =
        Stream.of(CarrierNumber.values())
            .map(number -> new Greeting.Telephone(number.e164(), number.description()));
    return settings
        .simulatedCarrier()
        .map(carrier -> new Greeting.Carrier(text(carrier), Stream.concat(ours, theirs).toList()));
  }

  private static String text(SimulatedCarrierSettings carrier) {
    return carrier.listen().stream()
        .map(listener -> listener.transport().word() + " " + IpAddresses.text(listener.address()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() throws IOException {
    if (running.isPresent()) {
      running.get().close();
    }
  }
}
