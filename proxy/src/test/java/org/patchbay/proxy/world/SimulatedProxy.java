package org.patchbay.proxy.world;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.patchbay.config.SipTransport;
import org.patchbay.loop.Timer;
import org.patchbay.proxy.ProxySettings;
import org.patchbay.proxy.SignallingController;
import org.patchbay.proxy.auth.Credentials;
import org.patchbay.proxy.auth.DigestAlgorithm;
import org.patchbay.proxy.locating.DnsAnswer;
import org.patchbay.proxy.locating.RecordType;
import org.patchbay.proxy.locating.ScriptedDns;
import org.patchbay.proxy.protection.ProtectionSettings;
import org.patchbay.proxy.registrar.BindingJournal;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.registrar.RegisterLimits;
import org.patchbay.proxy.registrar.RegisterPolicy;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.routing.Caller;
import org.patchbay.proxy.routing.OwnDomain;
import org.patchbay.proxy.routing.RedirectPolicy;
import org.patchbay.proxy.routing.RoutingSettings;
import org.patchbay.proxy.routing.Subscribers;
import org.patchbay.proxy.transaction.Timings;
import org.patchbay.proxy.transaction.TransactionSettings;
import org.patchbay.proxy.transport.Hop;
import org.patchbay.proxy.transport.ListenException;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.testkit.Actor;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.Carrier;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Link;
import org.patchbay.trunks.NumberInventory;
import org.patchbay.trunks.PhoneNumber;
import org.patchbay.trunks.Trunk;

/**
 * The whole proxy and registrar on a host of the simulated world, with users {@code alice}, {@code
 * bob} and {@code carol}, each with the password {@code pw-NAME}; alice has the number
 * +14255550100.
 */
final class SimulatedProxy implements Subscribers, Credentials, Actor {
  static final String DOMAIN = "example.com";

  static final int PORT = 5060;

  /** What a stranger takes for the name of a leg. */
  static final String FORGED_LEG = "forged";

  private static final byte[] SECRET = new byte[32];

  private final Host host;
  private final Map<String, String> passwords = new HashMap<>();
  private final Set<String> trusted = new LinkedHashSet<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final Set<String> trunks = new LinkedHashSet<>();
  private final Set<String> edges = new LinkedHashSet<>();
  private boolean serviceRoute;
  private int flowTimer;
  private final ScriptedDns dns = new ScriptedDns();
  private final List<byte[]> journal = new ArrayList<>();
  private boolean diskFull;
  private boolean processAlways;
  private RedirectPolicy redirects = RedirectPolicy.NEVER;
  private Hop hop;
  private Duration lookup = Duration.ZERO;
  private int mostTransactions = 100_000;
  private ProtectionSettings protection = ProtectionSettings.NONE;
  private Duration behind = Duration.ZERO;
  private LocationService locations;
  private SignallingController controller;

  private SimulatedProxy(World world, String... addresses) {
    host = world.host("proxy", addresses);
    for (String user : List.of("alice", "bob", "carol")) {
      passwords.put(user, "pw-" + user);
    }
  }

  /** A proxy at 10.0.0.1 and 2001:db8::1, started. */
  static SimulatedProxy in(World world) {
    return in(world, proxy -> {});
  }

  /** A proxy at 10.0.0.1 and 2001:db8::1 that is prepared and started. */
  static SimulatedProxy in(World world, Consumer<SimulatedProxy> prepare) {
    SimulatedProxy proxy = new SimulatedProxy(world, "10.0.0.1", "2001:db8::1");
    prepare.accept(proxy);
    world.name(DOMAIN, proxy.host);
    proxy.start();
    return proxy;
  }

  SimulatedProxy withPassword(String user, String password) {
    passwords.put(user, password);
    return this;
  }

  SimulatedProxy trusts(String address) {
    trusted.add(address);
    return this;
  }

  SimulatedProxy opensRegistrationTo(String address) {
    open.add(address);
    return this;
  }

  /** Believes the Path of what comes from there. */
  SimulatedProxy hasEdgeProxyAt(String address) {
    edges.add(address);
    return this;
  }

  /** Tells phones by which listener to send, and how often to show that their flow lives. */
  SimulatedProxy guidesPhones(int flowTimerSeconds) {
    serviceRoute = true;
    flowTimer = flowTimerSeconds;
    return this;
  }

  /** Makes requests from that address those of a trunk. */
  SimulatedProxy hasTrunkAt(String address) {
    trunks.add(address);
    return this;
  }

  /** Makes a host name of another domain lead somewhere; all others lead nowhere. */
  SimulatedProxy resolves(String name, Host to) {
    dns.host(name, to.address().getHostAddress());
    return this;
  }

  /** Attaches a media processor; a carrier at 10.0.0.200 then takes all numbers. */
  SimulatedProxy withHop(Hop newHop) {
    hop = newHop;
    return this;
  }

  /** Sends every call through the media processor. */
  SimulatedProxy processingAlways() {
    processAlways = true;
    return this;
  }

  /** Follows redirections, or does not. */
  SimulatedProxy following(RedirectPolicy policy) {
    redirects = policy;
    return this;
  }

  /** Lets every lookup of a host name take so long. */
  SimulatedProxy looksUpFor(Duration time) {
    lookup = time;
    return this;
  }

  /** Makes a host name of another domain lead back here. */
  SimulatedProxy resolvesToItself(String name) {
    return resolves(name, host);
  }

  /** Lets it have so many server transactions at once. */
  SimulatedProxy withRoomFor(int transactions) {
    mostTransactions = transactions;
    return this;
  }

  /** Gives it other limits for strangers than none. */
  SimulatedProxy protectedBy(ProtectionSettings limits) {
    protection = limits;
    return this;
  }

  /** From now on there is more to do than gets done, and has been for so long. */
  void isBehindBy(Duration time) {
    behind = time;
  }

  /** From now on the journal refuses what it is given. */
  void fillDisk() {
    diskFull = true;
  }

  /** Starts it, with what the journal holds. */
  void start() {
    host.run(this::startOnLoop);
  }

  private void startOnLoop() {
    RegisterLimits limits = new RegisterLimits(60, 3600, 3600, 10);
    locations = new LocationService(host.loop(), new RememberingJournal(), 1_000);
    List.copyOf(journal).forEach(locations::recover);
    controller =
        new SignallingController(
            settings(),
            new BusyLoop(host.loop(), () -> behind.toNanos()),
            host.datagrams(),
            host.streams(),
            this,
            this,
            locations,
            new Registrar(host.loop(), locations, limits, policy()),
            this::lookUp);
    if (hop != null) {
      controller.attach(hop);
    }
    try {
      controller.listen();
    } catch (ListenException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it knows of other domains. */
  ScriptedDns dns() {
    return dns;
  }

  private RegisterPolicy policy() {
    return new RegisterPolicy(
        address -> edges.contains(address.getHostAddress()), serviceRoute, flowTimer);
  }

  private void lookUp(String name, RecordType type, Consumer<DnsAnswer> answered) {
    if (lookup.isZero() || type != RecordType.A) {
      dns.ask(name, type, answered);
      return;
    }
    Timer answer =
        new Timer() {
          @Override
          protected void fired(long now) {
            dns.ask(name, type, answered);
          }
        };
    host.loop().timers().arm(answer, host.loop().clock().nanos() + lookup.toNanos());
  }

  private ProxySettings settings() {
    List<ListenPoint> points = new ArrayList<>();
    for (InetAddress address : host.addresses()) {
      points.add(ListenPoint.at(Transport.UDP, new InetSocketAddress(address, PORT)));
      points.add(ListenPoint.at(Transport.TCP, new InetSocketAddress(address, PORT)));
      for (Transport other : EnumSet.of(Transport.TLS, Transport.WS, Transport.WSS)) {
        points.add(ListenPoint.at(other, new InetSocketAddress(address, other.defaultPort())));
      }
    }
    List<String> hosts = points.stream().map(ListenPoint::advertisedHost).distinct().toList();
    return new ProxySettings(
        points,
        new RoutingSettings(
            new OwnDomain(DOMAIN, hosts, Set.of(PORT, 5061, 80, 443)),
            this::callerAt,
            address -> open.contains(address.getHostAddress()),
            new CallRouting(dialPlan(), passwords::containsKey),
            name -> !name.equals(FORGED_LEG),
            processAlways,
            redirects),
        DOMAIN,
        List.of(DigestAlgorithm.MD5),
        SECRET,
        protection,
        new TransactionSettings(Timings.STANDARD, 64, mostTransactions));
  }

  private DialPlan dialPlan() {
    NumberInventory numbers = new NumberInventory(Map.of(new PhoneNumber("+14255550100"), "alice"));
    InetSocketAddress there = new InetSocketAddress("10.0.0.200", PORT);
    Link link = new Link(there, SipTransport.UDP, List.of(), Optional.empty(), List.of());
    List<Carrier> carriers = hop == null ? List.of() : List.of(new Carrier("wholesale", link));
    return new DialPlan(numbers, carriers, List.of(), List.of());
  }

  private Caller callerAt(InetSocketAddress source) {
    String address = source.getAddress().getHostAddress();
    if (trunks.contains(address)) {
      Link link = new Link(source, SipTransport.UDP, List.of(), Optional.empty(), List.of());
      return new Caller.Trunk(new Trunk("sbc", link));
    }
    return trusted.contains(address) ? Caller.TRUSTED : Caller.STRANGER;
  }

  /** As {@code kill -9} and a restart on the same data. */
  void killAndRestart() {
    host.kill();
    start();
  }

  SignallingController controller() {
    return controller;
  }

  LocationService locations() {
    return locations;
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
    return user.equals("alice") ? "+14255550100" : null;
  }

  @Override
  public byte[] ha1(String user, DigestAlgorithm algorithm) {
    String password = passwords.get(user);
    return password == null ? null : algorithm.ha1(user, DOMAIN, password);
  }

  /** Keeps what was journalled, as a disk would. */
  private final class RememberingJournal implements BindingJournal {
    @Override
    public void append(byte[] record, Consumer<Boolean> done) {
      boolean stored = !diskFull;
      if (stored) {
        journal.add(record.clone());
      }
      host.loop().execute(() -> done.accept(stored));
    }
  }
}
