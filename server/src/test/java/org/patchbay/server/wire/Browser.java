package org.patchbay.server.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Debian's Chromium without a window, which shows a page that is a phone: JsSIP registers over
 * WebSocket. The page comes from a server of the test's own, which it also tells how it went.
 */
final class Browser implements AutoCloseable {
  /** Made by {@code src/test/browser/prepare}. */
  private static final Path JSSIP = Path.of("target/browser/jssip.js");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path home;
  private final HttpServer pages;
  private final BlockingQueue<String> results = new LinkedBlockingQueue<>();
  private RunningProgram program;

  private Browser(Path home) throws IOException {
    this.home = home;
    this.pages = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    byte[] page = Browser.class.getResourceAsStream("phone.html").readAllBytes();
    byte[] library = Files.readAllBytes(JSSIP);
    pages.createContext("/phone.html", exchange -> answer(exchange, "text/html", page));
    pages.createContext("/jssip.js", exchange -> answer(exchange, "text/javascript", library));
    pages.createContext("/result", this::result);
    pages.start();
  }

  /** Whether there is what it takes. */
  static boolean isPrepared() {
    return Files.exists(JSSIP);
  }

  /**
   * Prepares one with a home of its own.
   *
   * @param authority whose certificates it believes besides the public ones
   */
  static Browser start(Path home, Optional<Path> authority)
      throws IOException, InterruptedException {
    Files.createDirectories(home);
    if (authority.isPresent()) {
      Path store = Files.createDirectories(home.resolve(".pki/nssdb"));
      certutil(store, "-N", "--empty-password");
      certutil(store, "-A", "-t", "C,,", "-n", "patchbay", "-i", authority.get().toString());
    }
    return new Browser(home);
  }

  private static void certutil(Path store, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("certutil", "-d", "sql:" + store));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + output);
    }
  }

  /**
   * Opens the page, which registers; returns how that went: {@code registered}, {@code refused 403}
   * or {@code not connected}.
   */
  String register(String uri, String password, String server) throws InterruptedException {
    String page =
        "http://127.0.0.1:%d/phone.html?uri=%s&password=%s&server=%s"
            .formatted(
                pages.getAddress().getPort(), encoded(uri), encoded(password), encoded(server));
    program =
        RunningProgram.start(
            "chromium",
            home,
            List.of(
                "env",
                "HOME=" + home,
                "chromium",
                "--headless",
                "--no-sandbox", // root may not have one
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-proxy-server",
                "--user-data-dir=" + home.resolve("profile"),
                page));
    String result = results.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (result == null) {
      throw new AssertionError("the page said nothing; chromium printed:\n" + program.output());
    }
    return result;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void result(HttpExchange exchange) throws IOException {
    results.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    answer(exchange, "text/plain", new byte[0]);
  }

  String output() {
    return program == null ? "" : program.output();
  }

  @Override
  public void close() {
    pages.stop(0);
    if (program != null) {
      program.close();
    }
  }
}
