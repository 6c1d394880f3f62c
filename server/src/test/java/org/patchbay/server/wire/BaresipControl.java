package org.patchbay.server.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The control connection to one baresip (its module ctrl_tcp): commands out, events in. */
final class BaresipControl implements AutoCloseable {
  private final String name;
  private final Socket socket;
  private final BlockingQueue<BaresipEvent> events = new LinkedBlockingQueue<>();
  private final StringBuffer heard = new StringBuffer();

  private BaresipControl(String name, Socket socket) {
    this.name = name;
    this.socket = socket;
  }

  static BaresipControl connect(String name, int port) throws IOException {
    BaresipControl control = new BaresipControl(name, new Socket("127.0.0.1", port));
    Thread reader = new Thread(control::read, name + " events");
    reader.setDaemon(true);
    reader.start();
    return control;
  }

  private void read() {
    try (InputStream in = socket.getInputStream()) {
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
    socket.getOutputStream().write(Netstrings.encode(json));
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
    socket.close();
  }
}
