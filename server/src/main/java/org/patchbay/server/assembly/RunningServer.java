package org.patchbay.server.assembly;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.config.IpAddresses;
import org.patchbay.loop.NioLoop;
import org.patchbay.loop.SecureIds;
import org.patchbay.proxy.ListenException;
import org.patchbay.proxy.ProxySettings;
import org.patchbay.proxy.SignallingController;
import org.patchbay.proxy.registrar.Binding;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.registrar.RegisterLimits;
import org.patchbay.proxy.registrar.RegisterPolicy;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.routing.KnownPeers;
import org.patchbay.proxy.transaction.Timings;
import org.patchbay.proxy.transport.netty.NettyStreams;
import org.patchbay.proxy.transport.netty.StreamLimits;
import org.patchbay.server.calls.LegSeal;
import org.patchbay.server.calls.MediaProcessor;
import org.patchbay.server.cli.CommandLineInterface;
import org.patchbay.server.config.MediaProcessing;
import org.patchbay.server.config.RegistrarSettings;
import org.patchbay.server.config.Settings;
import org.patchbay.server.control.BansCommand;
import org.patchbay.server.control.ControlCommand;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.control.LoopQuestion;
import org.patchbay.server.control.RegistrationsCommand;
import org.patchbay.server.control.StatusCommand;
import org.patchbay.server.explain.ExplainCommand;
import org.patchbay.server.explain.Explanation;
import org.patchbay.server.journal.RecordLog;
import org.patchbay.server.metrics.MetricsEndpoint;
import org.patchbay.server.names.SystemNames;
import org.patchbay.server.start.Greeting;
import org.patchbay.server.start.Home;
import org.patchbay.server.tls.CurrentTls;
import org.patchbay.server.trace.TraceCommand;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.Peer;
import org.patchbay.trunks.PeersBySource;

/** A server that runs: one loop with the proxy on it, and what it stands on. */
final class RunningServer implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(RunningServer.class);

  /** Room for 500 calls a second over UDP, whose transactions linger for 32 s. */
  private static final int TRANSACTIONS_SET_ASIDE = 40_000;

  /** What a server transaction takes of the heap: octets that it keeps, its object, its place. */
  private static final int TRANSACTION_OCTETS = 768;

  /** The part of the heap that all of them may take. */
  private static final int TRANSACTIONS_SHARE = 8;

  /** How long the parties of calls are waited for when the server stops. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Settings settings;
  private final Listeners listeners;
  private final Home home;
  private final Optional<CurrentTls> tls;
  private final NioLoop loop;
  private final NioLoop callLoop;
  private final LegSeal legSeal = LegSeal.ofRandomKey(new SecureIds());
  private final NettyStreams streams;
  private final SystemNames names;
  private final RecordLog journal;
  private final LocationService locations;
  private final SignallingController controller;
  private final MediaProcessor media;
  private final ServerView view;
  private final TraceCommand trace;
  private MetricsEndpoint metrics;

  private RunningServer(Settings settings, Listeners listeners, Home home, Optional<CurrentTls> tls)
      throws IOException {
    this.settings = settings;
    this.listeners = listeners;
    this.home = home;
    this.tls = tls;
    loop = new NioLoop("sip", failure -> LOG.error("A task on the SIP loop failed", failure));
    callLoop =
        new NioLoop(
            "calls", failure -> LOG.error("A task on the loop of the calls failed", failure));
    streams =
        new NettyStreams(
            loop,
            StreamLimits.defaults().within(OpenFiles.most()),
            tls.orElse(null),
            this::mayHaveManyConnections,
            RunningServer::failed);
    names = new SystemNames(loop, settings.dns().servers());
    HomeUsers users = new HomeUsers(home.credentials());
    LocationJournal journalled = new LocationJournal(loop);
    locations =
        onLoop(() -> new LocationService(loop, journalled, settings.registrar().maxBindings()));
    journal = journalled.open(home.data().locations(), this::recover);
    journal.start(loop, locations::snapshot);
    forgetWhoIsNoUser(users);
    controller =
        onLoop(
            () ->
                new SignallingController(
                    proxySettings(),
                    loop,
                    loop,
                    streams,
                    users,
                    users,
                    locations,
                    new Registrar(loop, locations, limits(), policy()),
                    names));
    media = onCallLoop(this::mediaProcessor);
    view =
        new ServerView(
            loop,
            callLoop,
            controller,
            media,
            locations,
            settings.dialPlan(),
            () -> home.credentials().all().size());
    trace =
        new TraceCommand(
            loop,
            controller::tap,
            callLoop,
            media::callIds,
            user -> CallAssembly.namesOf(settings, user),
            listeners::shown);
    media.onJoin(trace::joined);
  }

  private void recover(List<byte[]> records) {
    onLoop(
        () -> {
          records.forEach(locations::recover);
          return null;
        });
  }

  private MediaProcessor mediaProcessor() {
    return new MediaProcessor(
        CallAssembly.settings(settings, listeners, legSeal, this::routing),
        callLoop,
        callLoop,
        loop,
        controller);
  }

  /**
   * Users may have been removed while no server ran. Where anyone may register any name, nobody can
   * tell who was one.
   */
  private void forgetWhoIsNoUser(HomeUsers users) {
    if (!settings.registrar().openFrom().isEmpty()) {
      return;
    }
    Set<String> strangers = new HashSet<>();
    onLoop(
        () -> {
          locations.forEachUser(
              user -> {
                if (!users.isUser(user)) {
                  strangers.add(user);
                }
              });
          return null;
        });
    forget(strangers);
  }

  /** Whoever is removed is not called any more, and leaves no phone to a later user of the name. */
  private void forget(Set<String> names) {
    onLoop(
        () -> {
          names.forEach(locations::forget);
          return null;
        });
  }

  /** Behind one address of a trusted peer or a trunk may be thousands of calls. */
  private boolean mayHaveManyConnections(InetAddress source) {
    return settings.sip().trusts(source)
        || PeersBySource.of(settings.dialPlan()).peerAt(source, 0).isPresent();
  }

  private static void failed(Throwable failure) {
    LOG.error("A connection failed", failure);
  }

  /**
   * Starts a server and opens its listeners.
   *
   * @param home locked and read
   */
  static RunningServer start(Settings settings, Listeners listeners, Home home)
      throws IOException, ListenException {
    RunningServer server =
        new RunningServer(
            settings, listeners, home, SecureListeners.open(settings, listeners, home.data()));
    try {
      ListenException refused = server.onLoop(server::listen);
      if (refused != null) {
        throw refused;
      }
      server.onCallLoop(
          () -> {
            server.media.watch(settings.dialPlan());
            return null;
          });
      server.tls.ifPresent(CurrentTls::watch);
      server.home.listen(server.commands(), server::forget);
      server.showMetrics();
      return server;
    } catch (IOException | ListenException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void showMetrics() throws IOException {
    Optional<InetSocketAddress> listen = settings.metrics().listen();
    if (listen.isPresent()) {
      metrics = MetricsEndpoint.open(listen.get(), view::readings);
    }
  }

  /** Opens the listeners; what it could not open it returns. */
  private ListenException listen() {
    try {
      controller.attach(media.hop());
      controller.listen();
      controller.keepNatsOpen();
      return null;
    } catch (ListenException e) {
      return e;
    }
  }

  private RegisterLimits limits() {
    RegistrarSettings registrar = settings.registrar();
    return new RegisterLimits(
        (int) registrar.minExpires().toSeconds(),
        (int) registrar.defaultExpires().toSeconds(),
        (int) registrar.maxExpires().toSeconds(),
        registrar.maxContacts());
  }

  private RegisterPolicy policy() {
    RegistrarSettings registrar = settings.registrar();
    return new RegisterPolicy(
        registrar::hasEdgeProxyAt,
        registrar.serviceRoute(),
        registrar.flowTimer().map(timer -> (int) timer.toSeconds()).orElse(0));
  }

  private ProxySettings proxySettings() {
    return new ProxySettings(
        listeners.domain(),
        home.credentials().realm(),
        listeners.points(),
        peers(),
        settings.registrar()::openTo,
        routing(),
        legSeal.checking(),
        settings.calls().mediaProcessor() == MediaProcessing.ALWAYS,
        settings.calls().redirects(),
        settings.sip().digest(),
        home.secretKey(),
        settings.protection(),
        Timings.STANDARD,
        TRANSACTIONS_SET_ASIDE,
        mostTransactions());
  }

  /** As many as the heap has room for; with half a gigabyte, 87,000. */
  private static int mostTransactions() {
    long room = Runtime.getRuntime().maxMemory() / TRANSACTIONS_SHARE / TRANSACTION_OCTETS;
    return (int) Math.min(room, Integer.MAX_VALUE);
  }

  private KnownPeers peers() {
    return new ConfiguredPeers(settings.sip(), PeersBySource.of(settings.dialPlan()));
  }

  private CallRouting routing() {
    return new CallRouting(settings.dialPlan(), name -> home.credentials().find(name).isPresent());
  }

  private Map<String, ControlCommand> commands() {
    return Map.of(
        StatusCommand.NAME, new StatusCommand(view::status),
        RegistrationsCommand.NAME, new RegistrationsCommand(new RegistrationLines(loop, locations)),
        ExplainCommand.NAME, new ExplainCommand(this::explain),
        BansCommand.NAME, new BansCommand(loop, controller.doorkeeper()),
        TraceCommand.NAME, trace);
  }

  private Explanation explain(String from, String to)
      throws ControlException, InterruptedException {
    Set<Peer> offline = LoopQuestion.ask(callLoop, () -> media.offline(settings.dialPlan()));
    CallExplainer explainer =
        new CallExplainer(
            settings,
            name -> home.credentials().find(name).isPresent(),
            Optional.of(
                new CallExplainer.Running(
                    user -> locations.lookup(user).stream().map(Binding::contact).toList(),
                    offline)));
    return LoopQuestion.ask(loop, () -> explainer.explain(from, to));
  }

  /** What standard output says, the line {@code ready} last. */
  List<String> greeting() {
    List<Greeting.Listener> shown =
        listeners.points().stream()
            .map(
                point ->
                    new Greeting.Listener(
                        point.transport().parameter(),
                        IpAddresses.text(point.address().getAddress())
                            + ":"
                            + point.address().getPort(),
                        point.advertisedPort()))
            .toList();
    Greeting greeting =
        new Greeting(
            CommandLineInterface.version(),
            CommandLineInterface.command(),
            listeners.domain().name(),
            shown,
            home.data(),
            home.credentials().all().size(),
            home.firstUsers(),
            CarrierStart.shown(settings, home.credentials()),
            tls.map(used -> new Greeting.Certificate(used.names(), used.authority())));
    List<String> lines = new ArrayList<>(greeting.lines());
    home.credentials()
        .ofOtherRealms()
        .forEach(
            user ->
                lines.add(
                    "User "
                        + user.name()
                        + " was added for another domain and cannot log in: remove it and add it"
                        + " again."));
    lines.add(Greeting.READY);
    return lines;
  }

  /** Says goodbye on the calls that go through the media processor; others go on without it. */
  private void hangUp() {
    onCallLoop(
        () -> {
          media.stop();
          return null;
        });
    long end = System.nanoTime() + LAST_WORDS.toNanos();
    while (!onCallLoop(media::isIdle) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  @Override
  public void close() throws IOException {
    if (metrics != null) {
      metrics.close();
    }
    hangUp();
    onLoop(
        () -> {
          controller.close();
          return null;
        });
    onCallLoop(
        () -> {
          media.close();
          return null;
        });
    streams.close();
    tls.ifPresent(CurrentTls::close);
    names.close();
    journal.close();
    callLoop.close();
    loop.close();
  }

  /** Does something on the proxy's loop and waits for it. */
  private <T> T onLoop(Callable<T> work) {
    return on(loop, work);
  }

  /** Does something on the loop of the calls and waits for it. */
  private <T> T onCallLoop(Callable<T> work) {
    return on(callLoop, work);
  }

  private static <T> T on(NioLoop loop, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    loop.execute(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the loop worked", e);
    }
  }
}
