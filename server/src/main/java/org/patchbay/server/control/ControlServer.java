package org.patchbay.server.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Listens on the control socket and runs commands, each on a daemon thread.
 *
 * <p>Whoever starts it holds the lock of the data directory, so a socket file that is already there
 * was left by a killed process, and is replaced.
 */
public final class ControlServer implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(ControlServer.class);
  private static final Duration LINE_LIMIT = Duration.ofSeconds(5);
  private static final int LONGEST_REQUEST = 4096;
  private static final int REQUESTS_AT_ONCE = 8;

  private final Path file;
  private final ServerSocketChannel listener;
  private final Map<String, ControlCommand> commands;
  private final Semaphore free = new Semaphore(REQUESTS_AT_ONCE);
  private final ThreadGroup threads = new ThreadGroup("control");

  private ControlServer(
      Path file, ServerSocketChannel listener, Map<String, ControlCommand> commands) {
    this.file = file;
    this.listener = listener;
    this.commands = Map.copyOf(commands);
  }

  /**
   * Opens the socket with mode 0600 and begins to answer.
   *
   * @param file the socket's path
   * @param commands by name
   */
  public static ControlServer open(Path file, Map<String, ControlCommand> commands)
      throws IOException {
    // The mode is set before the socket has its name, so that nobody can connect in between.
    Path unnamed = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unnamed);
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      listener.bind(SocketAddressOf.file(unnamed));
      Files.setPosixFilePermissions(unnamed, PosixFilePermissions.fromString("rw-------"));
      Files.move(unnamed, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    ControlServer server = new ControlServer(file, listener, commands);
    server.daemon("control", server::accept);
    return server;
  }

  private void accept() {
    while (listener.isOpen()) {
      try {
        SocketChannel channel = listener.accept();
        free.acquire();
        daemon("control-request", () -> serve(channel));
      } catch (ClosedChannelException | InterruptedException e) {
        return;
      } catch (IOException e) {
        LOG.warn("The control socket failed: {}", e.toString());
        return;
      }
    }
  }

  private void serve(SocketChannel channel) {
    try (LineChannel lines = new LineChannel(channel, LINE_LIMIT, LONGEST_REQUEST)) {
      String request = lines.read();
      if (request != null) {
        lines.write(answer(request.strip(), lines));
      }
    } catch (IOException e) {
      LOG.debug("A control request ended early: {}", e.toString());
    } finally {
      free.release();
    }
  }

  /** Runs a request, and returns the last line of its answer. */
  private String answer(String request, LineChannel lines) throws IOException {
    int space = request.indexOf(' ');
    String name = space < 0 ? request : request.substring(0, space);
    String arguments = space < 0 ? "" : request.substring(space + 1).strip();
    ControlCommand command = commands.get(name);
    if (command == null) {
      return "error this server does not know the command; is it of another version?";
    }
    try {
      command.run(arguments, line -> send(lines, line));
      return "ok";
    } catch (ControlException e) {
      return "error " + e.getMessage();
    } catch (GoneException e) {
      throw e.cause;
    } catch (InterruptedException e) {
      return "error the server is stopping";
    } catch (RuntimeException e) {
      LOG.error("The control command {} failed", name, e);
      return "error the server failed to answer; its log says why";
    }
  }

  private static void send(LineChannel lines, String line) {
    try {
      lines.write("=" + line);
    } catch (IOException e) {
      throw new GoneException(e);
    }
  }

  private void daemon(String name, Runnable task) {
    Thread thread = new Thread(threads, task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Stops listening, interrupts what is being answered, and removes the socket file. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    listener.close();
    threads.interrupt();
  }

  /** Ends a command whose asker has gone. */
  private static final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient IOException cause;

    GoneException(IOException cause) {
      super(cause);
      this.cause = cause;
    }
  }
}
