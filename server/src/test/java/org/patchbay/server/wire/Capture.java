package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * tcpdump on the loopback device: every UDP datagram from or to an address of this run, and those
 * between RTP ports of phones, from its start to {@link #stop}.
 */
final class Capture implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** Twice as long as a packet of speech lasts. */
  private static final Duration A_PACKET = Duration.ofMillis(40);

  private final RunningProgram tcpdump;
  private final Path file;

  private Capture(RunningProgram tcpdump, Path file) {
    this.tcpdump = tcpdump;
    this.file = file;
  }

  /** Returns when the kernel's filter is in place. */
  static Capture start(Path directory, Place place) throws InterruptedException {
    Path file = directory.resolve("capture.pcap");
    RunningProgram tcpdump =
        RunningProgram.start(
            "tcpdump",
            directory,
            place.command(
                List.of(
                    "tcpdump",
                    "-Z", // stay who we are: the directory is ours
                    System.getProperty("user.name"),
                    "-i",
                    "lo",
                    "-n",
                    "-q",
                    "-l",
                    "--immediate-mode",
                    "-U",
                    "-w",
                    file.toString(),
                    "--print",
                    "udp and (net "
                        + WireScene.NETWORK
                        + " or portrange "
                        + LoopbackPorts.RTP
                        + ")")));
    tcpdump.awaitLine("that it listens", line -> line.contains("listening on lo"), PATIENCE);
    return new Capture(tcpdump, file);
  }

  /** Returns when {@code count} more datagrams that fit were seen. */
  void await(int count, String wanted, Predicate<UdpPacket> fits) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.plus(A_PACKET.multipliedBy(count)).toNanos();
    for (int seen = 0; seen < count; seen++) {
      tcpdump.awaitLine(
          wanted, line -> matches(line, fits), Duration.ofNanos(end - System.nanoTime()));
    }
  }

  /** Returns when for {@code length} no datagram that fits was seen. */
  void awaitSilence(Duration length, String unwanted, Predicate<UdpPacket> fits)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (tcpdump.line(line -> matches(line, fits), length).isPresent()) {
      assertTrue(System.nanoTime() < end, () -> unwanted + " goes on");
    }
  }

  private static boolean matches(String line, Predicate<UdpPacket> fits) {
    return UdpPacket.parse(line).filter(fits).isPresent();
  }

  /** Ends the capture; everything that was seen, in order. */
  List<CapturedDatagram> stop() throws IOException {
    tcpdump.close();
    return PcapFile.read(file);
  }

  String output() {
    return tcpdump.output();
  }

  @Override
  public void close() {
    tcpdump.close();
  }
}
