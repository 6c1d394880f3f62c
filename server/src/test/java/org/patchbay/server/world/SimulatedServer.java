package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.patchbay.b2bua.sdp.RtpCodec;
import org.patchbay.b2bua.trunk.TelephoneSettings;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.SipTransport;
import org.patchbay.loop.SeededIds;
import org.patchbay.media.port.PortRange;
import org.patchbay.proxy.ProxySettings;
import org.patchbay.proxy.SignallingController;
import org.patchbay.proxy.auth.Credentials;
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
import org.patchbay.server.calls.CallCounts;
import org.patchbay.server.calls.LegSeal;
import org.patchbay.server.calls.MediaProcessor;
import org.patchbay.server.calls.MediaProcessorSettings;
import org.patchbay.testkit.Actor;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.Carrier;
import org.patchbay.trunks.Codec;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Link;
import org.patchbay.trunks.NumberInventory;
import org.patchbay.trunks.PeersBySource;
import org.patchbay.trunks.PhoneNumber;
import org.patchbay.trunks.RoutePattern;
import org.patchbay.trunks.Trunk;
import org.patchbay.trunks.VoiceRoute;

/**
 * The whole server at 10.0.0.1: the proxy on one loop, the media processor on another. Users alice
 * (+14255550100) and bob (+14255550101) have the passwords {@code pw-NAME}; numbers in +1206 go to
 * the trunks sbc1 (PCMA) and then sbc2 (PCMU), all others to the carrier wholesale (PCMU).
 */
final class SimulatedServer implements Subscribers, Credentials, Actor, AutoCloseable {
  private static final LegSeal LEG_SEAL = LegSeal.ofRandomKey(new SeededIds(1));
  static final String DOMAIN = "example.com";
  static final int PORT = 5060;
  static final String SBC1 = "10.0.2.1";
  static final String SBC2 = "10.0.2.2";
  static final String WHOLESALE = "10.0.3.1";
  static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(4);
  static final Duration MEDIA_TIMEOUT = Duration.ofMinutes(10);

  private static final String CALLS = "calls";
  private static final int FIRST_MEDIA_PORT = 30_000;
  private static final Map<String, String> NUMBERS =
      Map.of("alice", "+14255550100", "bob", "+14255550101");

  private final Host host;
  private final Map<String, String> passwords = new LinkedHashMap<>();
  private final DialPlan plan;
  private final PeersBySource peers;
  private int portPairs = 400;
  private int mostCalls = 300;
  private Duration mediaTimeout = MEDIA_TIMEOUT;
  private Duration pingInterval = Duration.ofSeconds(20);
  private boolean processAlways;
  private LocationService locations;
  private SignallingController controller;
  private MediaProcessor media;

  private SimulatedServer(World world) {
    host = world.host("server", "10.0.0.1");
    NUMBERS.keySet().forEach(user -> passwords.put(user, "pw-" + user));
    plan = dialPlan();
    peers = PeersBySource.of(plan);
  }

  /** A server that is prepared and started. */
  static SimulatedServer in(World world, Consumer<SimulatedServer> prepare) {
    SimulatedServer server = new SimulatedServer(world);
    prepare.accept(server);
    world.name(DOMAIN, server.host);
    server.start();
    return server;
  }

  SimulatedServer withPassword(String user, String password) {
    passwords.put(user, password);
    return this;
  }

  /** Lets it have so many pairs of ports for media. */
  SimulatedServer withPortPairs(int pairs) {
    portPairs = pairs;
    return this;
  }

  /** Lets a party that should send be silent for so long. */
  SimulatedServer withMediaTimeout(Duration timeout) {
    mediaTimeout = timeout;
    return this;
  }

  /** Lets it have so many calls at once. */
  SimulatedServer withRoomFor(int calls) {
    mostCalls = calls;
    return this;
  }

  /** Sends every call through the media processor. */
  SimulatedServer processingAlways() {
    processAlways = true;
    return this;
  }

  /** Asks trunks and carriers from now on whether they are there. */
  void watchesTrunks() {
    host.run(CALLS, () -> media.watch(plan));
  }

  /** Asks nobody any more. */
  void watchesNobody() {
    host.run(CALLS, () -> media.watch(DialPlan.empty()));
  }

  /** Hangs up all calls and takes no more. */
  void stops() {
    host.run(CALLS, media::stop);
  }

  MediaProcessor media() {
    return media;
  }

  /** What the media processor counted. */
  CallCounts counts() {
    return media.counts(plan);
  }

  SignallingController controller() {
    return controller;
  }

  LocationService locations() {
    return locations;
  }

  /** The sockets that wait to be used for media. */
  int pooledSockets() {
    return 2 * media.ports().resting();
  }

  /** Fails if something is left of a call, or of a transaction. */
  void hasNothingLeft() {
    assertEquals(0, media.calls(), "calls are left");
    assertEquals(0, media.kept(), "something is kept of calls or transactions");
    assertEquals(0, media.ports().taken(), "ports are left");
    assertEquals(0, controller.transactions().serverCount(), "server transactions are left");
    assertEquals(0, controller.transactions().clientCount(), "client transactions are left");
  }

  @Override
  public Host host() {
    return host;
  }

  @Override
  public boolean isUser(String name) {
    return passwords.containsKey(name);
  }

  @Override
  public String numberOf(String user) {
    return NUMBERS.get(user);
  }

  @Override
  public byte[] ha1(String user, DigestAlgorithm algorithm) {
    String password = passwords.get(user);
    return password == null ? null : algorithm.ha1(user, DOMAIN, password);
  }

  @Override
  public void close() {
    host.run(controller::close);
    host.run(CALLS, media::close);
  }

  private void start() {
    host.run(this::startProxy);
    host.loop(CALLS);
    host.run(CALLS, this::startMediaProcessor);
    host.run(this::listen);
  }

  private void startProxy() {
    BindingJournal journal = (record, done) -> host.loop().execute(() -> done.accept(true));
    locations = new LocationService(host.loop(), journal, 1_000);
    controller =
        new SignallingController(
            proxySettings(),
            host.loop(),
            host.datagrams(),
            host.streams(),
            this,
            this,
            locations,
            new Registrar(host.loop(), locations, new RegisterLimits(60, 3600, 3600, 10)),
            (name, type, answered) -> answered.accept(DnsAnswer.notThere()));
  }

  private void startMediaProcessor() {
    InetAddress address = host.address();
    PortRange range =
        new PortRange(address, FIRST_MEDIA_PORT, FIRST_MEDIA_PORT + 2 * portPairs - 1);
    media =
        new MediaProcessor(
            new MediaProcessorSettings(
                "simulated",
                LEG_SEAL.sealing(),
                range,
                address,
                mediaTimeout,
                mostCalls,
                pingInterval,
                new TelephoneSettings(
                    DOMAIN,
                    user -> Optional.ofNullable(NUMBERS.get(user)).map(PhoneNumber::new),
                    RESPONSE_TIMEOUT,
                    List.of(RtpCodec.OPUS, RtpCodec.PCMU, RtpCodec.PCMA)),
                this::routing),
            host.loop(CALLS),
            host.datagrams(CALLS),
            host.loop(),
            controller);
  }

  private void listen() {
    controller.attach(media.hop());
    try {
      controller.listen();
    } catch (ListenException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProxySettings proxySettings() {
    List<ListenPoint> points =
        List.of(
            ListenPoint.at(Transport.UDP, host.at(PORT)),
            ListenPoint.at(Transport.TCP, host.at(PORT)));
    return new ProxySettings(
        points,
        new RoutingSettings(
            new OwnDomain(DOMAIN, List.of(points.get(0).advertisedHost()), Set.of(PORT)),
            this::callerAt,
            address -> false,
            routing(),
            LEG_SEAL.checking(),
            processAlways,
            RedirectPolicy.NEVER),
        DOMAIN,
        List.of(DigestAlgorithm.MD5),
        new byte[32],
        ProtectionSettings.DEFAULT,
        new TransactionSettings(Timings.STANDARD, 64, 100_000));
  }

  private Caller callerAt(InetSocketAddress source) {
    return peers
        .peerAt(source.getAddress(), source.getPort())
        .<Caller>map(Caller.Trunk::new)
        .orElse(Caller.STRANGER);
  }

  private CallRouting routing() {
    return new CallRouting(plan, passwords::containsKey);
  }

  private static DialPlan dialPlan() {
    Map<PhoneNumber, String> owners = new LinkedHashMap<>();
    NUMBERS.forEach((user, number) -> owners.put(new PhoneNumber(number), user));
    List<Trunk> trunks = new ArrayList<>();
    trunks.add(new Trunk("sbc1", link(SBC1, Codec.PCMA)));
    trunks.add(new Trunk("sbc2", link(SBC2, Codec.PCMU)));
    Carrier wholesale = new Carrier("wholesale", link(WHOLESALE, Codec.PCMU));
    RoutePattern seattle =
        RoutePattern.SYNTAX.read("^\\+1206").orElse((wrong, remedy) -> {}).orElseThrow();
    return new DialPlan(
        new NumberInventory(owners),
        List.of(wholesale),
        trunks,
        List.of(new VoiceRoute("seattle", seattle, trunks)));
  }

  private static Link link(String host, Codec codec) {
    return new Link(
        new InetSocketAddress(IpAddresses.parse(host).orElseThrow(), PORT),
        SipTransport.UDP,
        List.of(codec),
        Optional.empty(),
        List.of());
  }
}
