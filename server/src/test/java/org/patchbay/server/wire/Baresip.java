package org.patchbay.server.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One softphone: Debian's baresip with a configuration directory of its own.
 *
 * <p>It plays a tone and records what it hears. A user's phone has no account until {@link
 * #register}, so that no event is missed.
 */
final class Baresip implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final BaresipSetup setup;
  private final Path directory;
  private final RunningProgram program;
  private final BaresipControl control;

  private Baresip(
      BaresipSetup setup, Path directory, RunningProgram program, BaresipControl control) {
    this.setup = setup;
    this.directory = directory;
    this.program = program;
    this.control = control;
  }

  /** Starts a phone; it is ready for calls, but for the registration of a user. */
  static Baresip start(BaresipSetup setup, Path directory, Place place)
      throws IOException, InterruptedException {
    Path heard = Files.createDirectories(directory.resolve("heard"));
    Path tone = directory.resolve("tone.wav");
    WaveFile.sine(setup.codec().rate(), setup.toneHertz(), Duration.ofSeconds(60)).write(tone);
    int controlPort = LoopbackPorts.free("127.0.0.1");
    Files.writeString(directory.resolve("config"), setup.configuration(controlPort, tone, heard));
    Files.writeString(directory.resolve("accounts"), setup.accounts());
    Files.writeString(directory.resolve("contacts"), "");
    RunningProgram program =
        RunningProgram.start(
            "baresip " + setup.name(),
            directory,
            place.command(
                List.of("baresip", "-f", directory.toString(), "-s", "-p", directory.toString())));
    program.awaitLine("that it is ready", line -> line.contains("baresip is ready"), PATIENCE);
    BaresipControl control = BaresipControl.over(setup.name(), place.connect(controlPort));
    return new Baresip(setup, directory, program, control);
  }

  /** Registers with the user's password. */
  void register() throws IOException, InterruptedException {
    register(setup.password().orElseThrow());
    control.await(PATIENCE, "REGISTER_OK");
  }

  /** Tries to register with {@code password}; returns the reason of the refusal. */
  String registerInVain(String password) throws IOException, InterruptedException {
    register(password);
    return control.await(PATIENCE, "REGISTER_FAIL").param();
  }

  private void register(String password) throws IOException {
    control.command("uanew", setup.account(password));
  }

  /** Calls another user by name, or a number; baresip completes the domain. */
  void dial(String name) throws IOException {
    control.command("dial", name);
  }

  void hold() throws IOException {
    control.command("hold", "");
  }

  void resume() throws IOException {
    control.command("resume", "");
  }

  /** Presses the keys, one after the other (RFC 4733). */
  void press(String keys) throws IOException {
    control.command("sndcode", keys);
  }

  void accept() throws IOException {
    control.command("accept", "");
  }

  /** Ends, cancels or refuses the current call. */
  void hangUp() throws IOException {
    control.command("hangup", "");
  }

  void awaitIncomingCall() throws InterruptedException {
    control.await(PATIENCE, "CALL_INCOMING");
  }

  void awaitRinging() throws InterruptedException {
    control.await(PATIENCE, "CALL_RINGING");
  }

  void awaitEstablished() throws InterruptedException {
    control.await(PATIENCE, "CALL_ESTABLISHED");
  }

  /** Waits for the end of the call and returns its reason, such as {@code 486 Busy Here}. */
  String awaitClosed() throws InterruptedException {
    return control.await(PATIENCE, "CALL_CLOSED").param();
  }

  /** Waits until its SIP trace shows a message that starts so. */
  void awaitReceived(String startLine) throws InterruptedException {
    program.awaitLine(startLine, line -> line.startsWith(startLine), PATIENCE);
  }

  /** Whether a datagram brings it speech: RTP ports are even, those of RTCP odd. */
  boolean hears(UdpPacket packet) {
    return setup.rtp().contains(packet.destinationPort()) && packet.destinationPort() % 2 == 0;
  }

  /** Whether a datagram is speech of its own. Its source may be 127.0.0.1: only its port tells. */
  boolean says(UdpPacket packet) {
    return setup.rtp().contains(packet.sourcePort()) && packet.sourcePort() % 2 == 0;
  }

  /** What was heard in the latest call; complete once the call was closed. */
  private WaveFile heard() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("heard"))) {
      Path latest =
          files
              .filter(file -> file.toString().endsWith("-dec.wav"))
              .max(Comparator.naturalOrder())
              .orElseThrow(() -> new AssertionError(setup.name() + " recorded nothing"));
      return WaveFile.read(latest);
    }
  }

  /** Measures what was heard in the latest call, which is over. */
  ToneMeter hearing() throws IOException {
    return new ToneMeter(heard());
  }

  /** How often it sent a REGISTER so far, as its SIP trace shows. */
  long registersSent() {
    return program.output().lines().filter(line -> line.startsWith("REGISTER sip:")).count();
  }

  String output() {
    return program.output();
  }

  /** Ends it without a word to anybody, for nobody would answer. */
  void kill() throws InterruptedException {
    program.kill();
  }

  @Override
  public void close() throws IOException {
    control.close();
    program.close();
  }
}
