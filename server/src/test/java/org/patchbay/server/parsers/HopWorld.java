package org.patchbay.server.parsers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.IncomingResponse;
import org.patchbay.b2bua.leg.OutgoingRequest;
import org.patchbay.b2bua.leg.OutgoingResponse;
import org.patchbay.b2bua.leg.Party;
import org.patchbay.b2bua.signaling.HopPort;
import org.patchbay.b2bua.signaling.SignalingHandler;
import org.patchbay.b2bua.signaling.SignalingStack;
import org.patchbay.b2bua.signaling.UnansweredRequest;
import org.patchbay.loop.DatagramPort;
import org.patchbay.proxy.ProxySettings;
import org.patchbay.proxy.SignallingController;
import org.patchbay.proxy.auth.DigestAlgorithm;
import org.patchbay.proxy.locating.DnsAnswer;
import org.patchbay.proxy.protection.ProtectionSettings;
import org.patchbay.proxy.registrar.BindingJournal;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.registrar.RegisterLimits;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.routing.Caller;
import org.patchbay.proxy.routing.OwnDomain;
import org.patchbay.proxy.routing.RedirectPolicy;
import org.patchbay.proxy.routing.RoutingSettings;
import org.patchbay.proxy.routing.Subscribers;
import org.patchbay.proxy.transaction.Timings;
import org.patchbay.proxy.transaction.TransactionSettings;
import org.patchbay.proxy.transport.ListenException;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.Carrier;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.NumberInventory;

/**
 * The whole proxy at 10.0.0.1 with the B2BUA's signalling behind it, joined as in the program, and
 * the three {@link Sender}s. Every call that a trusted sender makes to another domain goes inwards.
 * What passes the hop and what is read from it is kept; a request that was read is answered at
 * once.
 */
final class HopWorld implements AutoCloseable {
  static final InetSocketAddress PROXY = new InetSocketAddress("10.0.0.1", 5060);
  private static final String DOMAIN = "patchbay.test";
  private static final String TAG = "leg";

  /** No transaction lives longer: Timer C, and the CANCEL that follows it. */
  private static final Duration LONGEST = Duration.ofSeconds(300);

  private static final String CARRIER = "wholesale";

  private final World world = new World(1);
  private final Host host = world.host("proxy", "10.0.0.1");
  private final SimulatedHop hop = new SimulatedHop();
  private final Map<Sender, DatagramPort> senders = new EnumMap<>(Sender.class);
  private boolean rings;
  private boolean asksBack;
  private int sent;
  private SignallingController proxy;
  private SignalingStack b2bua;

  /** What the proxy passed inwards. */
  final List<byte[]> inwards = new ArrayList<>();

  /** What the B2BUA sent outwards. */
  final List<byte[]> outwards = new ArrayList<>();

  /** What the senders received. */
  final List<byte[]> received = new ArrayList<>();

  /** The requests that the B2BUA read. */
  final List<IncomingRequest> requests = new ArrayList<>();

  /** What the B2BUA asked back after an INVITE, as it is meant. */
  final List<OutgoingRequest> asked = new ArrayList<>();

  /** The responses that the B2BUA read. */
  final List<IncomingResponse> responses = new ArrayList<>();

  /** Starts. */
  HopWorld() {
    host.loop();
    host.run(this::start);
    for (Sender sender : Sender.values()) {
      senders.put(sender, open(sender));
    }
  }

  private DatagramPort open(Sender sender) {
    try {
      return sender
          .in(world)
          .datagrams()
          .open(
              sender.at(), (port, data, length, from) -> received.add(Arrays.copyOf(data, length)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start() {
    LocationService locations = new LocationService(host.loop(), BindingJournal.NO_JOURNAL, 1_000);
    proxy =
        new SignallingController(
            settings(),
            host.loop(),
            host.datagrams(),
            host.streams(),
            new Nobody(),
            (user, algorithm) -> null,
            locations,
            new Registrar(host.loop(), locations, RegisterLimits.DEFAULT),
            (name, type, answered) -> answered.accept(DnsAnswer.notThere()));
    b2bua = new SignalingStack("parsers", host.loop(), hop, new Keeping());
    proxy.attach(hop::inwards);
    try {
      proxy.listen();
    } catch (ListenException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProxySettings settings() {
    return new ProxySettings(
        List.of(ListenPoint.at(Transport.UDP, PROXY)),
        new RoutingSettings(
            new OwnDomain(DOMAIN, List.of("10.0.0.1"), Set.of(PROXY.getPort())),
            HopWorld::callerAt,
            address -> false,
            new CallRouting(
                new DialPlan(
                    new NumberInventory(Map.of()),
                    List.of(new Carrier(CARRIER, Sender.TRUNK.link())),
                    List.of(),
                    List.of()),
                user -> false),
            name -> true,
            true,
            RedirectPolicy.NEVER),
        DOMAIN,
        List.of(DigestAlgorithm.MD5),
        new byte[32],
        ProtectionSettings.NONE,
        new TransactionSettings(Timings.STANDARD, 64, 100_000));
  }

  private static Caller callerAt(InetSocketAddress source) {
    for (Sender sender : Sender.values()) {
      if (sender.at().getAddress().equals(source.getAddress())) {
        return sender.caller();
      }
    }
    return Caller.STRANGER;
  }

  /** Lets all transactions end, sends octets to the proxy, and waits until the network is quiet. */
  void send(Sender sender, byte[] octets) {
    settle();
    sendAtOnce(sender, octets);
  }

  /** Sends octets to the proxy while transactions are under way. */
  void sendAtOnce(Sender sender, byte[] octets) {
    forget();
    senders.get(sender).send(octets, 0, octets.length, PROXY);
    world.settle();
  }

  /** Lets all transactions end, and has the B2BUA send a request to the carrier. */
  void sendOutwards(String method) {
    settle();
    forget();
    String number = Integer.toString(++sent);
    host.run(() -> b2bua.send(toCarrier(method, number)));
    world.settle();
  }

  private static OutgoingRequest toCarrier(String method, String number) {
    String callee = "sip:+442079460000@10.0.0.2";
    return new OutgoingRequest(
        method,
        callee,
        List.of("<sip:carrier." + CARRIER + "@hop.invalid;lr>"),
        "leg-" + number,
        Party.of("sip:+14255550100@example.com").tagged("us-" + number),
        Party.of(callee),
        1,
        Optional.of("sip:leg-1a@10.0.0.1:5060"),
        69,
        Optional.empty(),
        List.of());
  }

  /** From now on INVITEs ring and are not answered. */
  void rings() {
    rings = true;
  }

  void advance(Duration time) {
    world.advance(time);
  }

  /** Lets all transactions end. */
  void settle() {
    if (!world.runUntilIdle(LONGEST)) {
      throw new AssertionError("something does not end");
    }
  }

  private void forget() {
    List.of(inwards, outwards, received, requests, asked, responses).forEach(List::clear);
  }

  /** From now on an INVITE's sender is asked something, as if there were a dialog. */
  void asksBack() {
    asksBack = true;
  }

  private void ask(IncomingRequest invite) {
    List<String> routes = new ArrayList<>();
    routes.add("<sip:carrier." + CARRIER + "@hop.invalid;lr>");
    routes.addAll(invite.recordRoutes());
    OutgoingRequest request =
        new OutgoingRequest(
            "INFO",
            invite.contact().orElse(invite.from().uri()),
            routes,
            invite.callId(),
            invite.to().tagged(TAG),
            invite.from(),
            1,
            Optional.empty(),
            70,
            Optional.empty(),
            invite.headers().stream().filter(h -> !h.name().startsWith("X-Patchbay-")).toList());
    asked.add(request);
    b2bua.send(request);
  }

  /** What is left on the loop when all transactions are over: timers of the proxy and of JAIN. */
  int timers() {
    return host.timers();
  }

  /** Requests that the B2BUA holds. */
  int unanswered() {
    return b2bua.unanswered();
  }

  @Override
  public void close() {
    host.run(b2bua::close);
  }

  /** The two ends of the hop, as the program joins them: a task of its own for each message. */
  private final class SimulatedHop implements HopPort {
    private Receiver receiver;

    @Override
    public boolean send(byte[] message) {
      outwards.add(message.clone());
      host.loop().execute(() -> proxy.receivedFromHop(message));
      return true;
    }

    @Override
    public void onReceive(Receiver newReceiver) {
      receiver = newReceiver;
    }

    boolean inwards(byte[] message) {
      inwards.add(message.clone());
      host.loop().execute(() -> receiver.received(message));
      return true;
    }
  }

  private final class Keeping implements SignalingHandler {
    @Override
    public void requested(IncomingRequest request) {
      requests.add(request);
      if (asksBack && request.method().equals("INVITE")) {
        ask(request);
      }
      switch (request.method()) {
        case "ACK", "CANCEL" -> {}
        case "INVITE" -> b2bua.respond(request.key(), OutgoingResponse.of(rings ? 180 : 486, TAG));
        default -> b2bua.respond(request.key(), OutgoingResponse.of(200, TAG));
      }
    }

    @Override
    public void responded(IncomingResponse response) {
      responses.add(response);
    }

    @Override
    public void failed(UnansweredRequest request) {}
  }

  private static final class Nobody implements Subscribers {
    @Override
    public boolean isUser(String name) {
      return false;
    }

    @Override
    public String numberOf(String user) {
      return null;
    }
  }
}
