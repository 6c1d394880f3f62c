package org.patchbay.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.proxy.transport.TlsEngines;

/**
 * The certificates of a running server. New files are taken up without a restart, for new
 * connections; files that are no good leave everything as it was, and a line in the log.
 */
public final class CurrentTls implements TlsEngines, AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(CurrentTls.class);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /** A configured certificate that ends within this time is worth a word. */
  private static final Duration SOON = Duration.ofDays(14);

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final TlsFiles files;
  private final ClientCertificates clientCertificates;
  private final ExpectedDomain expected;
  private final InstantSource clock;
  private volatile InUse inUse;
  private FileWatch watch;
  private ScheduledExecutorService watcher;

  /**
   * What engines are made from; replaced as a whole.
   *
   * @param content what the context was made from
   */
  private record InUse(SSLContext context, TlsFiles.Content content) {}

  /**
   * Reads the certificates, and makes one if none is named.
   *
   * @param local what the server makes itself
   * @param expected whom those that we connect to have to be
   * @param clientCertificates whether those who connect to us are asked for theirs
   * @throws CertificateFault if they cannot be used; the message says what to do
   * @throws IOException if the one that is made cannot be kept
   */
  public CurrentTls(
      TlsSettings settings,
      LocalCertificates local,
      ExpectedDomain expected,
      ClientCertificates clientCertificates,
      InstantSource clock)
      throws CertificateFault, IOException {
    this.files = new TlsFiles(settings, local);
    this.clientCertificates = clientCertificates;
    this.expected = expected;
    this.clock = clock;
    this.inUse = load();
    this.watch = new FileWatch(files.paths());
  }

  /** Begins to watch the files. */
  public void watch() {
    watcher =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "certificates");
              thread.setDaemon(true);
              return thread;
            });
    // The system's authorities take a tenth of a second: not while somebody waits for a handshake.
    watcher.execute(() -> inUse.content().anchors().verifier());
    watcher.scheduleWithFixedDelay(
        this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Takes up what changed, and renews what is about to end. */
  void look() {
    boolean due = files.ownCertificate() && files.local().isDue(first(), clock.instant());
    if (!watch.changed(files.paths()) && !due) {
      return;
    }
    try {
      inUse = load();
      watch = new FileWatch(files.paths());
      inUse.content().anchors().verifier();
      LOG.info(
          "New certificates are in use: {}, valid until {}",
          SipIdentities.of(first().own()),
          first().end());
    } catch (CertificateFault | IOException | RuntimeException e) {
      LOG.error("The new certificates are not used, the old ones stay: {}", e.getMessage());
    }
  }

  private ServerCertificate first() {
    return inUse.content().certificates().get(0);
  }

  private InUse load() throws CertificateFault, IOException {
    Instant now = clock.instant();
    TlsFiles.Content content = files.load(now);
    files.pairs().forEach(CurrentTls::warnIfOthersMayRead);
    for (ServerCertificate each : content.certificates()) {
      if (each.end().isBefore(now.plus(SOON))) {
        LOG.warn(
            "The certificate for {} ends soon, at {}", SipIdentities.of(each.own()), each.end());
      }
    }
    return new InUse(context(content), content);
  }

  private SSLContext context(TlsFiles.Content content) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new CertificateChoice(content.certificates())},
          new TrustManager[] {new PeerTrust(content.anchors(), expected)},
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  private static void warnIfOthersMayRead(CertificateFiles pair) {
    try {
      if (Files.getPosixFilePermissions(pair.key()).contains(PosixFilePermission.OTHERS_READ)) {
        LOG.warn("Every user of this machine can read {}: chmod o-r {}", pair.key(), pair.key());
      }
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debug("The permissions of {} are not known", pair.key(), e);
    }
  }

  @Override
  public SSLEngine server() {
    SSLEngine engine = inUse.context().createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = parameters(engine);
    switch (clientCertificates) {
      case NONE -> parameters.setNeedClientAuth(false);
      case WANTED -> parameters.setWantClientAuth(true);
      case REQUIRED -> parameters.setNeedClientAuth(true);
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public SSLEngine client(String domain, int port) {
    SSLEngine engine = inUse.context().createSSLEngine(domain, port);
    engine.setUseClientMode(true);
    engine.setSSLParameters(parameters(engine));
    return engine;
  }

  private static SSLParameters parameters(SSLEngine engine) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setUseCipherSuitesOrder(true);
    return parameters;
  }

  /** Whom the certificate is for that most are shown, as {@code example.org, 192.0.2.10}. */
  public String names() {
    return SipIdentities.of(first().own()).toString();
  }

  /** What phones have to be told to trust; none where the configuration names a certificate. */
  public Optional<Path> authority() {
    return files.ownCertificate() ? Optional.of(files.local().place().ca()) : Optional.empty();
  }

  /** Stops watching. */
  @Override
  public void close() {
    if (watcher != null) {
      watcher.shutdownNow();
    }
  }
}
