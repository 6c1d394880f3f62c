package org.patchbay.server.wire;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The control connection to one baresip (its module ctrl_tcp): commands out, events in. */
final class BaresipControl implements AutoCloseable {
  private final String name;
  private final Place.Connection connection;
  private final BlockingQueue<BaresipEvent> events = new LinkedBlockingQueue<>();
  private final StringBuffer heard = new StringBuffer();

  private BaresipControl(String name, Place.Connection connection) {
    this.name = name;
    this.connection = connection;
  }

  /** Begins to listen to one over the connection to its control port. */
  static BaresipControl over(String name, Place.Connection connection) {
    BaresipControl control = new BaresipControl(name, connection);
    Thread reader = new Thread(control::read, name + " events");
    reader.setDaemon(true);
    reader.start();
    return control;
  }

  private void read() {
    try (InputStream in = connection.in()) {
      while (true) {
        String json = Netstrings.read(in);
        heard.append(json).append('\n');
        BaresipEvent.parse(json).ifPresent(events::add);
      }
    } catch (IOException closed) {
      heard.append("[control connection closed]\n");
    }
  }

  void command(String command, String params) throws IOException {
    String json =
        "{\"command\":\"%s\",\"params\":\"%s\"}".formatted(command, params.replace("\"", "\\\""));
    connection.out().write(Netstrings.encode(json));
    connection.out().flush();
  }

  /**
   * The next event of one of {@code types}; others before it are consumed.
   *
   * @throws AssertionError when none came within {@code patience}
   */
  BaresipEvent await(Duration patience, String... types) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      BaresipEvent event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw new AssertionError(
            "%s reported none of %s within %s; it reported:%n%s"
                .formatted(name, String.join(", ", types), patience, heard));
      }
      for (String type : types) {
        if (event.type().equals(type)) {
          return event;
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    connection.end().close();
  }
}
