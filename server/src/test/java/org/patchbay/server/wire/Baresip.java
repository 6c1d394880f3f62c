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
 * <p>It plays a tone and records what it hears. It has no account until {@link #register}, so that
 * no event is missed, and registers for an hour, so that it does not register again on its own.
 */
final class Baresip implements AutoCloseable {
  static final int FIRST_RTP_PORT = 30_000;
  static final int LAST_RTP_PORT = 32_699;

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final String user;
  private final PatchbayConfig server;
  private final SipTransport transport;
  private final Path directory;
  private final RunningProgram program;
  private final BaresipControl control;

  private Baresip(
      String user,
      PatchbayConfig server,
      SipTransport transport,
      Path directory,
      RunningProgram program,
      BaresipControl control) {
    this.user = user;
    this.server = server;
    this.transport = transport;
    this.directory = directory;
    this.program = program;
    this.control = control;
  }

  /**
   * Starts a phone.
   *
   * @param address the loopback address of its SIP and RTP sockets
   * @param toneHertz the tone that it plays
   */
  static Baresip start(
      String user,
      String address,
      SipTransport transport,
      int toneHertz,
      PatchbayConfig server,
      Path directory)
      throws IOException, InterruptedException {
    Files.createDirectories(directory.resolve("heard"));
    Path tone = directory.resolve("tone.wav");
    WaveFile.sine(toneHertz, Duration.ofSeconds(60)).write(tone);
    int controlPort = LoopbackPorts.free("127.0.0.1");
    Files.writeString(
        directory.resolve("config"), configuration(address, controlPort, directory, tone));
    Files.writeString(directory.resolve("accounts"), "# accounts come over the control port\n");
    Files.writeString(directory.resolve("contacts"), "");
    RunningProgram program =
        RunningProgram.start(
            "baresip " + user,
            directory,
            List.of("baresip", "-f", directory.toString(), "-s", "-p", directory.toString()));
    program.awaitLine("that it is ready", line -> line.contains("baresip is ready"), PATIENCE);
    return new Baresip(
        user, server, transport, directory, program, BaresipControl.connect(user, controlPort));
  }

  private static String configuration(String address, int controlPort, Path directory, Path tone) {
    return """
        poll_method epoll
        net_interface %1$s
        sip_listen %1$s:%2$d
        call_local_timeout 60
        call_max_calls 1
        audio_source aufile,%3$s
        audio_player aubridge,ear
        audio_alert aubridge,alert
        ausrc_srate 8000
        auplay_srate 8000
        ausrc_channels 1
        auplay_channels 1
        rtp_ports %7$d-%8$d
        snd_path %4$s
        ctrl_tcp_listen 127.0.0.1:%5$d
        module_path %6$s
        module g711.so
        module aufile.so
        module aubridge.so
        module sndfile.so
        module_app account.so
        module_app menu.so
        module_app ctrl_tcp.so
        menu_bell no
        """
        .formatted(
            address,
            LoopbackPorts.free(address),
            tone,
            directory.resolve("heard"),
            controlPort,
            System.getProperty("baresip.modules", "/usr/lib/baresip/modules"),
            FIRST_RTP_PORT,
            LAST_RTP_PORT);
  }

  /** Registers with the user's password. */
  void register() throws IOException, InterruptedException {
    register(server.password(user));
    control.await(PATIENCE, "REGISTER_OK");
  }

  /** Tries to register with {@code password}; returns the reason of the refusal. */
  String registerInVain(String password) throws IOException, InterruptedException {
    register(password);
    return control.await(PATIENCE, "REGISTER_FAIL").param();
  }

  private void register(String password) throws IOException {
    String registrar = "sip:%s;transport=%s".formatted(server.hostPort(), transport.parameter());
    control.command(
        "uanew",
        "<sip:%s@%s;transport=%s>;auth_user=%s;auth_pass=%s;regint=3600;outbound=\"%s\";audio_codecs=PCMU/8000/1"
            .formatted(user, server.hostPort(), transport.parameter(), user, password, registrar));
  }

  /** Calls another user by name alone; baresip completes the domain. */
  void dial(String name) throws IOException {
    control.command("dial", name);
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

  /** What was heard in the latest call; complete once the call was closed. */
  WaveFile heard() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("heard"))) {
      Path latest =
          files
              .filter(file -> file.toString().endsWith("-dec.wav"))
              .max(Comparator.naturalOrder())
              .orElseThrow(() -> new AssertionError(user + " recorded nothing"));
      return WaveFile.read(latest);
    }
  }

  /** How often it sent a REGISTER so far, as its SIP trace shows. */
  long registersSent() {
    return program.output().lines().filter(line -> line.startsWith("REGISTER sip:")).count();
  }

  String output() {
    return program.output();
  }

  @Override
  public void close() throws IOException {
    control.close();
    program.close();
  }
}
