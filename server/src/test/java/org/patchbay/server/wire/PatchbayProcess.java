package org.patchbay.server.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The server as an operator starts it: the launcher, a configuration file, a data directory of its
 * own.
 *
 * <p>The system property {@code patchbay.launcher} names another launcher.
 */
final class PatchbayProcess implements AutoCloseable {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("patchbay.launcher", "../patchbay")).toAbsolutePath().normalize();

  /** The first start in a fresh clone may build; later ones are ready within seconds. */
  private static final Duration START = Duration.ofSeconds(180);

  private static final Duration STOP = Duration.ofSeconds(5);

  private final PatchbayConfig config;
  private final Path directory;
  private final Place place;
  private RunningProgram program;

  private PatchbayProcess(PatchbayConfig config, Path directory, Place place) {
    this.config = config;
    this.directory = directory;
    this.place = place;
  }

  /** Starts a server and waits until it printed {@code ready}. */
  static PatchbayProcess start(PatchbayConfig config, Path directory, Place place)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    if (place != Place.HERE) {
      build(directory); // it may need the network of this machine
    }
    Files.writeString(directory.resolve("patchbay.yaml"), config.yaml());
    PatchbayProcess server = new PatchbayProcess(config, directory, place);
    server.launch();
    return server;
  }

  private static void build(Path directory) throws InterruptedException {
    List<String> asked = List.of(LAUNCHER.toString(), "--version");
    try (RunningProgram launcher = RunningProgram.start("patchbay --version", directory, asked)) {
      launcher.awaitLine("its version", line -> line.startsWith("Patchbay "), START);
    }
  }

  private void launch() throws InterruptedException {
    program =
        RunningProgram.start(
            "patchbay",
            directory,
            place.command(
                List.of(
                    LAUNCHER.toString(),
                    "run",
                    "--config",
                    directory.resolve("patchbay.yaml").toString(),
                    "--data",
                    directory.resolve("data").toString())));
    program.awaitLine("the line \"ready\"", "ready"::equals, START);
  }

  /** What a command says of the running server. */
  String ask(String... command) throws InterruptedException {
    List<String> asked = new ArrayList<>(List.of(LAUNCHER.toString()));
    asked.addAll(List.of(command));
    asked.addAll(List.of("--data", directory.resolve("data").toString()));
    try (RunningProgram launcher = RunningProgram.start("patchbay", directory, asked)) {
      return launcher.wholeOutput();
    }
  }

  /** {@code kill -9}, then a second start on the same data directory. */
  void killAndRestart() throws InterruptedException {
    program.kill();
    launch();
  }

  /** SIGTERM; returns the exit code when the server is gone. */
  int terminate() throws InterruptedException {
    return program.terminate(STOP);
  }

  /** Starts {@code patchbay trace} beside it; returns when it sees what passes from now on. */
  RunningProgram trace(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "trace"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", directory.resolve("data").toString()));
    RunningProgram trace =
        RunningProgram.start("patchbay trace", directory, place.command(command));
    trace.awaitLine("that it traces", line -> line.startsWith("Tracing"), START);
    return trace;
  }

  /** Where it and what runs beside it write. */
  Path directory() {
    return directory;
  }

  PatchbayConfig config() {
    return config;
  }

  /** What phones have to be told to trust; there once a server listens over TLS. */
  Path authority() {
    return directory.resolve("data/ca.pem");
  }

  /** Waits for a line of its log that holds a text. */
  String awaitLog(String text) throws InterruptedException {
    return program.awaitLine(text, line -> line.contains(text), STOP);
  }

  String output() {
    return program.output();
  }

  @Override
  public void close() {
    program.close();
  }
}
