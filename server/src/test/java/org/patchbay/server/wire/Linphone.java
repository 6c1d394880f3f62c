package org.patchbay.server.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One softphone: Debian's linphone without a window, which takes commands on its standard input and
 * accepts calls by itself. It wants a network with a default route, not the loopback device.
 */
final class Linphone implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
  private static final String REGISTRATION = "State: LinphoneRegistration";

  private final Path log;
  private final RunningProgram program;

  private Linphone(Path log, RunningProgram program) {
    this.log = log;
    this.program = program;
  }

  /**
   * Starts a phone.
   *
   * @param authority whose certificates of servers it believes, over TLS
   */
  static Linphone start(String name, Path directory, Place place, Path authority)
      throws IOException {
    Files.createDirectories(directory.resolve(".local/share/linphone"));
    Path configuration = directory.resolve("linphonerc");
    // -1 is any port, -2 none to listen on: over TCP and TLS it is called on its own connection.
    Files.writeString(
        configuration,
        """
        [sip]
        sip_port=-1
        sip_tcp_port=-2
        sip_tls_port=-2
        root_ca=%s
        """
            .formatted(authority));
    Path log = directory.resolve("log");
    return new Linphone(
        log,
        RunningProgram.startListening(
            "linphone " + name,
            directory,
            place.command(
                List.of(
                    "env",
                    "HOME=" + directory,
                    "linphone-daemon",
                    "--config",
                    configuration.toString(),
                    "--log",
                    log.toString(),
                    "--auto-answer"))));
  }

  /**
   * Registers at a server.
   *
   * @param port where the server listens for that transport
   */
  void register(String user, String password, String server, int port, SipTransport transport)
      throws IOException, InterruptedException {
    String state = registration(user, password, server, port, transport);
    if (!state.endsWith("Ok")) {
      throw new AssertionError(user + " is not registered: " + state + "\n" + output());
    }
  }

  /** Tries to register; returns what came of it, {@code LinphoneRegistrationOk} or another. */
  String registration(String user, String password, String server, int port, SipTransport transport)
      throws IOException, InterruptedException {
    program.say(
        "register sip:%s@%s <sip:%s:%d;transport=%s> %s"
            .formatted(user, server, server, port, transport.parameter(), password));
    long end = System.nanoTime() + PATIENCE.toNanos();
    String state = "";
    while (System.nanoTime() < end && !state.endsWith("Ok") && !state.endsWith("Failed")) {
      program.line(line -> false, BETWEEN_QUESTIONS);
      program.say("register-status ALL");
      state =
          program
              .awaitLine("its registration", line -> line.startsWith(REGISTRATION), PATIENCE)
              .substring("State: ".length());
    }
    return state;
  }

  void dial(String uri) throws IOException {
    program.say("call " + uri);
  }

  void hangUp() throws IOException {
    program.say("terminate");
  }

  /** Waits until sound may flow in the current call. */
  void awaitEstablished() throws InterruptedException {
    awaitEvent("LinphoneCallStreamsRunning");
  }

  void awaitClosed() throws InterruptedException {
    awaitEvent("LinphoneCallReleased");
  }

  private void awaitEvent(String event) throws InterruptedException {
    program.awaitLine(event, line -> line.equals("Event: " + event), PATIENCE);
  }

  /** What it said, and the end of its log. */
  String output() {
    try {
      String text = Files.readString(log);
      return program.output() + text.substring(Math.max(0, text.length() - 10_000));
    } catch (IOException e) {
      return program.output();
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
