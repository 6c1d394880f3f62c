package org.patchbay.server.assembly;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.loop.NioLoop;
import org.patchbay.loop.SecureIds;
import org.patchbay.proxy.ListenException;
import org.patchbay.proxy.SignallingController;
import org.patchbay.proxy.registrar.Binding;
import org.patchbay.proxy.transport.netty.NettyStreams;
import org.patchbay.proxy.transport.netty.StreamLimits;
import org.patchbay.server.calls.LegSeal;
import org.patchbay.server.calls.MediaProcessor;
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
import org.patchbay.server.metrics.MetricsEndpoint;
import org.patchbay.server.names.SystemNames;
import org.patchbay.server.start.Home;
import org.patchbay.server.tls.CurrentTls;
import org.patchbay.server.trace.TraceCommand;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.Peer;
import org.patchbay.trunks.PeersBySource;

/**
 * A server that runs: the proxy on one loop, the media processor on another, and what they stand
 * on.
 */
final class RunningServer implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(RunningServer.class);

  /** How long the parties of calls are waited for when the server stops. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Settings settings;
  private final Listeners listeners;
  private final Home home;
  private final Optional<CurrentTls> tls;
  private final NioLoop loop =
      new NioLoop("sip", failure -> LOG.error("A task on the SIP loop failed", failure));
  private final NioLoop callLoop =
      new NioLoop("calls", failure -> LOG.error("A task on the loop of the calls failed", failure));
  private final OnLoop onLoop = new OnLoop(loop);
  private final OnLoop onCallLoop = new OnLoop(callLoop);
  private final NettyStreams streams;
  private final SystemNames names;
  private final StoredLocations locations;
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
    LegSeal legSeal = LegSeal.ofRandomKey(new SecureIds());
    ConfiguredPeers known =
        new ConfiguredPeers(settings.sip(), PeersBySource.of(settings.dialPlan()));
    HomeUsers users = new HomeUsers(home.credentials());
    CallRouting routing = new CallRouting(settings.dialPlan(), users::isUser);
    streams =
        new NettyStreams(
            loop,
            StreamLimits.defaults().within(OpenFiles.most()),
            tls.orElse(null),
            known::isKnown,
            failure -> LOG.error("A connection failed", failure));
    names = new SystemNames(loop, settings.dns().servers());
    RegistrarSettings registrar = settings.registrar();
    locations = new StoredLocations(home.data().locations(), loop, registrar.maxBindings());
    if (registrar.openFrom().isEmpty()) { // where anyone may register, nobody knows who was a user
      locations.keepOnly(users::isUser);
    }
    controller =
        onLoop.get(
            () ->
                new SignallingController(
                    ProxyAssembly.settings(settings, listeners, home, known, legSeal, routing),
                    loop,
                    loop,
                    streams,
                    users,
                    users,
                    locations.service(),
                    ProxyAssembly.registrar(registrar, loop, locations.service()),
                    names));
    media =
        onCallLoop.get(
            () ->
                new MediaProcessor(
                    CallAssembly.settings(settings, listeners, legSeal, () -> routing),
                    callLoop,
                    callLoop,
                    loop,
                    controller));
    view =
        new ServerView(
            loop,
            callLoop,
            controller,
            media,
            locations.service(),
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
      server.open();
      return server;
    } catch (IOException | ListenException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void open() throws IOException, ListenException {
    onLoop.run(
        () -> {
          controller.attach(media.hop());
          controller.listen();
          controller.keepNatsOpen();
        });
    onCallLoop.run(() -> media.watch(settings.dialPlan()));
    tls.ifPresent(CurrentTls::watch);
    home.listen(commands(), locations::forget);
    Optional<InetSocketAddress> page = settings.metrics().listen();
    if (page.isPresent()) {
      metrics = MetricsEndpoint.open(page.get(), view::readings);
    }
  }

  private Map<String, ControlCommand> commands() {
    return Map.of(
        StatusCommand.NAME,
        new StatusCommand(view::status),
        RegistrationsCommand.NAME,
        new RegistrationsCommand(new RegistrationLines(loop, locations.service())),
        ExplainCommand.NAME,
        new ExplainCommand(this::explain),
        BansCommand.NAME,
        new BansCommand(loop, controller.doorkeeper()),
        TraceCommand.NAME,
        trace);
  }

  private Explanation explain(String from, String to)
      throws ControlException, InterruptedException {
    Set<Peer> offline = LoopQuestion.ask(callLoop, () -> media.offline(settings.dialPlan()));
    CallExplainer explainer =
        new CallExplainer(
            settings,
            name -> home.credentials().find(name).isPresent(),
            Optional.of(new CallExplainer.Running(this::contacts, offline)));
    return LoopQuestion.ask(loop, () -> explainer.explain(from, to));
  }

  private List<String> contacts(String user) {
    return locations.service().lookup(user).stream().map(Binding::contact).toList();
  }

  /** What standard output says, the line {@code ready} last. */
  List<String> greeting() {
    return FirstWords.of(settings, listeners, home, tls);
  }

  /** Says goodbye on the calls that go through the media processor; others go on without it. */
  private void hangUp() {
    onCallLoop.run(media::stop);
    long end = System.nanoTime() + LAST_WORDS.toNanos();
    while (!onCallLoop.get(media::isIdle) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  @Override
  public void close() throws IOException {
    if (metrics != null) {
      metrics.close();
    }
    hangUp();
    onLoop.run(controller::close);
    onCallLoop.run(media::close);
    streams.close();
    tls.ifPresent(CurrentTls::close);
    names.close();
    locations.close();
    callLoop.close();
    loop.close();
  }
}
