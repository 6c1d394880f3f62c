package org.patchbay.server.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the server that runs on a data directory. */
public final class ControlClient {
  private static final Duration LINE_LIMIT = Duration.ofSeconds(10);
  private static final int LONGEST_LINE = 1 << 20;

  private final Path socket;

  /**
   * A client of the server that listens there, if one does.
   *
   * @param socket the socket's path
   */
  public ControlClient(Path socket) {
    this.socket = socket;
  }

  /**
   * Asks, and returns the answer's lines; empty where no server runs.
   *
   * @param request {@code COMMAND [ARGUMENTS]}
   * @throws ControlException when the server refuses, or does not answer in time
   */
  public Optional<List<String>> ask(String request) throws ControlException {
    List<String> lines = new ArrayList<>();
    return ask(request, lines::add) ? Optional.of(List.copyOf(lines)) : Optional.empty();
  }

  /**
   * Asks, and passes each line of the answer on as it comes.
   *
   * @return whether a server runs
   * @throws ControlException when the server refuses, or does not answer in time
   */
  public boolean ask(String request, Consumer<String> answer) throws ControlException {
    if (!Files.exists(socket)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      if (!connect(channel)) {
        return false;
      }
      try (LineChannel lines = new LineChannel(channel, LINE_LIMIT, LONGEST_LINE)) {
        lines.write(request);
        read(lines, answer);
        return true;
      }
    } catch (IOException e) {
      throw new ControlException(
          "the server at " + socket + " does not answer: " + e.getMessage(), e);
    }
  }

  private static void read(LineChannel lines, Consumer<String> answer)
      throws IOException, ControlException {
    for (String line = lines.read(); line != null; line = lines.read()) {
      if (line.startsWith("=")) {
        answer.accept(line.substring(1));
      } else if (line.startsWith("error ")) {
        throw new ControlException(line.substring("error ".length()));
      } else if (line.equals("ok")) {
        return;
      } else {
        throw new IOException("what it says is no answer");
      }
    }
    throw new IOException("it ended in the middle of its answer");
  }

  /** Whether someone listens: a killed server leaves its socket file, which refuses. */
  private boolean connect(SocketChannel channel) throws IOException {
    try {
      return channel.connect(SocketAddressOf.file(socket));
    } catch (ConnectException e) {
      return false;
    }
  }
}
