package org.patchbay.server.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.config.IpAddresses;
import org.patchbay.server.control.ControlException;

/**
 * Answers GET /metrics. It asks nobody who they are: it is to be reached by those alone who may
 * know how the server is.
 */
public final class MetricsEndpoint implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(MetricsEndpoint.class);
  private static final String PATH = "/metrics";
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int BACKLOG = 16;

  static {
    // Seconds. The JDK's server knows no other way to be told; without, a slow client has a thread.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "10");
  }

  private final HttpServer server;
  private final ServerReadings.Source source;
  private final MetricsBoard board = new MetricsBoard();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "metrics");
            made.setDaemon(true);
            return made;
          });

  private MetricsEndpoint(HttpServer server, ServerReadings.Source source) {
    this.server = server;
    this.source = source;
  }

  /**
   * Opens the endpoint.
   *
   * @param source asked at each GET, on the endpoint's thread
   * @throws IOException if the address is taken or not this machine's
   */
  public static MetricsEndpoint open(InetSocketAddress listen, ServerReadings.Source source)
      throws IOException {
    HttpServer server = bind(listen);
    MetricsEndpoint endpoint = new MetricsEndpoint(server, source);
    server.createContext("/", endpoint::answer);
    server.setExecutor(endpoint.thread);
    server.start();
    return endpoint;
  }

  private static HttpServer bind(InetSocketAddress listen) throws IOException {
    try {
      return HttpServer.create(listen, BACKLOG);
    } catch (IOException e) {
      String where = IpAddresses.text(listen);
      throw new IOException("metrics.listen: cannot listen on " + where + ": " + e.getMessage(), e);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        send(exchange, 404, "The metrics are at " + PATH + ".\n");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        send(exchange, 405, "Only GET is answered.\n");
      } else {
        show(exchange);
      }
    }
  }

  private void show(HttpExchange exchange) throws IOException {
    try {
      board.show(source.read());
      send(exchange, 200, board.text());
    } catch (ControlException e) {
      send(exchange, 503, e.getMessage() + "\n");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      send(exchange, 503, "the server is stopping\n");
    } catch (RuntimeException e) {
      LOG.error("The metrics could not be shown", e);
      send(exchange, 500, "the server failed to answer; its log says why\n");
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", TEXT);
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }
}
