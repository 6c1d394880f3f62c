package org.patchbay.server.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One process that a test started: its output arrives line by line and is kept for a failing test.
 */
final class RunningProgram implements AutoCloseable {
  private final String name;
  private final Process process;
  private final Thread reader;

  /** The lines that nobody awaited yet; an empty one at the end of the output. */
  private final BlockingQueue<Optional<String>> unread = new LinkedBlockingQueue<>();

  private final StringBuffer output = new StringBuffer();

  private RunningProgram(String name, Process process) {
    this.name = name;
    this.process = process;
    this.reader = new Thread(this::read, name + " output");
    reader.setDaemon(true);
  }

  /** Starts {@code command} in {@code directory}; its standard error joins its standard output. */
  static RunningProgram start(String name, Path directory, List<String> command) {
    RunningProgram program = startListening(name, directory, command);
    try {
      program.process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return program;
  }

  /** The same for one that takes commands on its standard input. */
  static RunningProgram startListening(String name, Path directory, List<String> command) {
    try {
      Files.createDirectories(directory);
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      RunningProgram program = new RunningProgram(name, process);
      program.reader.start();
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + String.join(" ", command), e);
    }
  }

  /** Gives it a line on its standard input. */
  void say(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
        unread.add(Optional.of(line));
      }
    } catch (IOException closed) {
      output.append("[output ends: ").append(closed.getMessage()).append("]\n");
    }
    unread.add(Optional.empty());
  }

  /**
   * The next line that fits; those before it are consumed.
   *
   * @throws AssertionError when none came within {@code patience}, with the whole output so far
   */
  String awaitLine(String wanted, Predicate<String> fits, Duration patience)
      throws InterruptedException {
    return line(fits, patience)
        .orElseThrow(
            () ->
                new AssertionError(
                    "%s did not print %s within %s; it printed:%n%s"
                        .formatted(name, wanted, patience, output)));
  }

  /**
   * The next line that fits, if there is one within {@code patience}; those before it are consumed.
   *
   * @throws AssertionError when the program has ended
   */
  Optional<String> line(Predicate<String> fits, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<String> line = unread.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        return Optional.empty();
      }
      String text =
          line.orElseThrow(
              () -> new AssertionError(name + " ended before its time; it printed:\n" + output));
      if (fits.test(text)) {
        return line;
      }
    }
  }

  /** SIGKILL: no handler runs, nothing is flushed. Returns when the process is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * SIGTERM; returns the exit code.
   *
   * @throws AssertionError when it did not end within {@code patience}
   */
  int terminate(Duration patience) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(name + " did not end on SIGTERM; it printed:\n" + output);
    }
    return process.exitValue();
  }

  /** SIGTERM, and SIGKILL after five seconds. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  String name() {
    return name;
  }

  /** What it printed so far. */
  String output() {
    return output.toString();
  }

  /** What it printed until its end, for which this waits. */
  String wholeOutput() throws InterruptedException {
    reader.join();
    return output.toString();
  }
}
