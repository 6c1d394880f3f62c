package org.patchbay.proxy.transport.netty;

import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.patchbay.proxy.transport.TlsEngines;

/**
 * TLS for tests: both ends have the one certificate there is, which is good for 127.0.0.1 and
 * {@code sip.example.com}, and trust it. A name is verified as for HTTPS, which suits these names.
 */
final class TestTls implements TlsEngines {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final SSLContext context;
  private boolean wantsClients;

  TestTls() {
    try {
      KeyStore store = generate();
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore generate() throws Exception {
    Path directory = Files.createTempDirectory("test-tls");
    Path file = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=dns:sip.example.com,ip:127.0.0.1",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IllegalStateException("keytool failed");
    }
    KeyStore pair = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      pair.load(in, PASSWORD);
    }
    pair.setCertificateEntry("trusted", pair.getCertificate("server"));
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
    return pair;
  }

  /** Makes the server ask for certificates. */
  TestTls wantingClients() {
    wantsClients = true;
    return this;
  }

  SSLContext context() {
    return context;
  }

  @Override
  public SSLEngine server() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setWantClientAuth(wantsClients);
    return engine;
  }

  @Override
  public SSLEngine client(String domain, int port) {
    SSLEngine engine = context.createSSLEngine(domain, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** A peer with TLS over a connection that is there, its handshake done. */
  SSLSocket over(Socket socket) throws Exception {
    SSLSocket tls =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(
                    socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
    tls.setSoTimeout(10_000);
    tls.startHandshake();
    return tls;
  }
}
